import assert from 'node:assert/strict';
import {
  changeAccountPassword,
  createAccount,
  createAccounts,
  deleteAccount,
  getAccount,
  getOwnPermissions,
  listAccountLocks,
  listAccounts,
  updateAccount,
} from '../../../../api/catalogue/registry/accounts';
import {
  createRole,
  deleteRole,
  getRole,
  listRoles,
  updateRole,
} from '../../../../api/catalogue/registry/roles';
import { contract } from '../contract';
import type { Contract } from '../contract';
import type { Place } from '../place';
import { withoutToken } from './registry-refusals';

const password = 'Contract.Pass.1';
const unknownRole = { with: { roleName: 'none' }, status: 400, code: '400201' } as const;
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

/** What makes a role of its own; it is removed again in the end. */
function newRole(place: Place) {
  const name = place.unique('role');
  // A contract may have deleted it itself.
  place.later(() =>
    place
      .client('registry')
      .call(deleteRole, { roleName: name })
      .catch(() => undefined),
  );
  return { body: { name, perms: [{ resources: [{ type: 'service' }], verbs: ['get'] }] } };
}

async function makeRole(place: Place): Promise<{ roleName: string }> {
  const role = newRole(place);
  await place.client('registry').call(createRole, role);
  return { roleName: role.body.name };
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
  contract(createAccounts, {
    valid: (place) => ({ body: { accounts: [newAccount(place).body] } }),
    check: ({ accounts }) => assert.equal(accounts?.length, 1),
    refused: { with: { body: { accounts: [] } }, status: 400, code: '400001' },
  }),
  contract(listAccountLocks, { valid: () => ({}), refused: withoutToken }),
  contract(createRole, { valid: newRole, refused: { status: 409, code: '409201' } }),
  contract(getRole, {
    valid: makeRole,
    check: ({ perms }) => assert.deepEqual(perms?.[0]?.verbs, ['get']),
    refused: unknownRole,
  }),
  contract(updateRole, {
    valid: async (place) => ({
      ...(await makeRole(place)),
      body: { perms: [{ resources: [{ type: 'service' }], verbs: ['*'] }] },
    }),
    refused: { with: { roleName: 'admin' }, status: 403, code: '403203' },
  }),
  contract(deleteRole, { valid: makeRole, refused: { status: 400, code: '400201' } }),
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
