import { getAccount, listAccounts, type EngineAccount } from '../../api/catalogue/registry/accounts';
import { unlessMissing } from '../missing';
import type { Everything, ReadableKind } from '../resource-kind';

/**
 * Accounts of a registry with role-based access; a registry without it has no such paths, which counts as no accounts.
 * Source: Registry API §6.
 */
export const accounts: ReadableKind<Everything, EngineAccount> = {
  id: 'registry/account',
  service: 'registry',
  parents: [],
  scopeKey: () => '',
  identity: ({ name }) => name,
  name: ({ name }) => name,
  details: ({ roles }) => (roles ?? []).join(', '),
  list: async (session, _scope, signal) => {
    const client = await session.client('registry');
    const answer = await unlessMissing(client.call(listAccounts, {}, { signal }));
    return { items: answer?.data ?? [], complete: true };
  },
  read: async (session, _scope, name, signal) => {
    const client = await session.client('registry');
    return unlessMissing(client.call(getAccount, { name }, { signal }));
  },
};
