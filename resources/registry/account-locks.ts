import { listAccountLocks } from '../../api/catalogue/registry/accounts';
import { unlessMissing } from '../missing';
import type { Everything, ListedKind } from '../resource-kind';

/** Wrong passwords for an account, from one address. */
export interface AccountLock {
  readonly account: string;
  readonly address: string;
  /** Whether the account can't sign in from there; otherwise it may still try. */
  readonly locked: boolean;
  /** When the lock ends, or the attempts are forgotten, in milliseconds since 1970. */
  readonly until: number;
}

/** Accounts with wrong passwords; without role-based access there are none. Source: Registry API §6. */
export const accountLocks: ListedKind<Everything, AccountLock> = {
  id: 'registry/account-lock',
  service: 'registry',
  parents: [],
  scopeKey: () => '',
  identity: ({ account, address }) => JSON.stringify([account, address]),
  name: ({ account }) => account,
  details: ({ address }) => address,
  list: async (session, _scope, signal) => {
    const client = await session.client('registry');
    const answer = await unlessMissing(client.call(listAccountLocks, {}, { signal }));
    const items = (answer?.data ?? []).map(({ key = '', status, releaseAt = 0 }) => {
      const [account = '', ...address] = key.split('::');
      return { account, address: address.join('::'), locked: status === 'banned', until: releaseAt * 1000 };
    });
    return { items, complete: true };
  },
};
