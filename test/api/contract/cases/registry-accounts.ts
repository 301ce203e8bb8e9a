import assert from 'node:assert/strict';
import {
  changeAccountPassword,
  createAccount,
  deleteAccount,
  getAccount,
  getOwnPermissions,
  listAccounts,
  listRoles,
  updateAccount,
} from '../../../../api/catalogue/registry/accounts';
import { contract } from '../contract';
import type { Contract } from '../contract';
import type { Place } from '../place';
import { withoutToken } from './registry-refusals';

const password = 'Contract.Pass.1';
const unknown = { with: { name: 'none' }, status: 400, code: '400200' } as const;

/** What makes an account of its own; it is removed again in the end. */
function newAccount(place: Place) {
  const name = place.unique('account');
  // A contract may have deleted it itself.
  place.later(() =>
    place
      .client('registry')
      .call(deleteAccount, { name })
      .catch(() => undefined),
  );
  return { body: { name, password, roles: ['developer'] } };
}

async function makeAccount(place: Place): Promise<{ name: string }> {
  const account = newAccount(place);
  await place.client('registry').call(createAccount, account);
  return { name: account.body.name };
}

export const accountContracts: readonly Contract[] = [
  contract(listAccounts, { valid: () => ({}), refused: withoutToken }),
  contract(createAccount, { valid: newAccount, refused: { status: 409, code: '409200' } }),
  contract(getAccount, {
    valid: makeAccount,
    check: ({ roles }) => assert.deepEqual(roles, ['developer']),
    refused: unknown,
  }),
  contract(updateAccount, {
    valid: async (place) => ({ ...(await makeAccount(place)), body: { roles: ['admin'] } }),
    refused: { with: { body: { roles: ['none'] } }, status: 400, code: '400202' },
  }),
  contract(deleteAccount, { valid: makeAccount, refused: { status: 400, code: '400200' } }),
  contract(changeAccountPassword, {
    valid: async (place) => ({ ...(await makeAccount(place)), body: { password: 'Contract.Pass.2' } }),
    refused: { status: 400, code: '400206' },
  }),
  contract(listRoles, {
    valid: () => ({}),
    check: ({ data }) => assert.ok(data?.some((role) => role.name === 'admin')),
    refused: withoutToken,
  }),
  contract(getOwnPermissions, {
    valid: () => ({}),
    check: ({ perms }) => assert.ok(perms?.length),
    refused: withoutToken,
  }),
];
