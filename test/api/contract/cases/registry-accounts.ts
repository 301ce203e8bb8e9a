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
import { noSuch, withoutToken } from './registry-refusals';

const needsAccounts = true;
const password = 'Contract.Pass.1';
const unknownRole = { with: noSuch('roleName'), status: 400, code: '400201' } as const;
const unknown = { with: noSuch('name'), status: 400, code: '400200' } as const;

/** What makes an account of its own. */
function newAccount(place: Place) {
  return { body: { name: place.unique('account'), password, roles: ['developer'] } };
}

async function makeAccount(place: Place): Promise<{ name: string }> {
  const account = newAccount(place);
  await place.client('registry').call(createAccount, account);
  return { name: account.body.name };
}

/** What makes a role of its own. */
function newRole(place: Place) {
  const perms = [{ resources: [{ type: 'service' }], verbs: ['get'] }];
  return { body: { name: place.unique('role'), perms } };
}

async function makeRole(place: Place): Promise<{ roleName: string }> {
  const role = newRole(place);
  await place.client('registry').call(createRole, role);
  return { roleName: role.body.name };
}

export const accountContracts: readonly Contract[] = [
  contract(listAccounts, { needsAccounts, valid: () => ({}), refused: withoutToken }),
  contract(createAccount, { needsAccounts, valid: newAccount, refused: { status: 409, code: '409200' } }),
  contract(getAccount, {
    needsAccounts,
    valid: makeAccount,
    check: ({ roles }) => assert.deepEqual(roles, ['developer']),
    refused: unknown,
  }),
  contract(updateAccount, {
    needsAccounts,
    valid: async (place) => ({ ...(await makeAccount(place)), body: { roles: ['admin'] } }),
    refused: { with: { body: { roles: ['none'] } }, status: 400, code: '400202' },
  }),
  contract(deleteAccount, { needsAccounts, valid: makeAccount, refused: { status: 400, code: '400200' } }),
  contract(changeAccountPassword, {
    needsAccounts,
    valid: async (place) => ({ ...(await makeAccount(place)), body: { password: 'Contract.Pass.2' } }),
    refused: { with: { body: { password: 'short' } }, status: 400, code: '400001' },
  }),
  contract(createAccounts, {
    needsAccounts,
    valid: (place) => ({ body: { accounts: [newAccount(place).body] } }),
    check: ({ accounts }) => assert.equal(accounts?.length, 1),
    refused: { with: { body: { accounts: [] } }, status: 400, code: '400001' },
  }),
  contract(listAccountLocks, { needsAccounts, valid: () => ({}), refused: withoutToken }),
  contract(createRole, { needsAccounts, valid: newRole, refused: { status: 409, code: '409201' } }),
  contract(getRole, {
    needsAccounts,
    valid: makeRole,
    check: ({ perms }) => assert.deepEqual(perms?.[0]?.verbs, ['get']),
    refused: unknownRole,
  }),
  contract(updateRole, {
    needsAccounts,
    valid: async (place) => ({
      ...(await makeRole(place)),
      body: { perms: [{ resources: [{ type: 'service' }], verbs: ['*'] }] },
    }),
    refused: unknownRole,
  }),
  contract(deleteRole, { needsAccounts, valid: makeRole, refused: { status: 400, code: '400201' } }),
  contract(listRoles, {
    needsAccounts,
    valid: () => ({}),
    check: ({ data }) => assert.ok(data?.some((role) => role.name === 'admin')),
    refused: withoutToken,
  }),
  contract(getOwnPermissions, {
    needsAccounts,
    valid: () => ({}),
    check: ({ perms }) => assert.ok(perms?.length),
    refused: withoutToken,
  }),
];
