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
} from '../../../api/catalogue/registry/accounts';
import type { Endpoint } from '../../http/exchange';
import { addAccount, builtInAccount, findAccount, toResponse } from '../accounts';
import { done, registryEndpoint, succeed } from '../endpoint';
import type { Call } from '../endpoint';
import { refusalBodyOf, refuse } from '../errors';
import { countFailure, livingLocks, refuseLocked } from '../locks';
import type { Registry } from '../registry';
import { permissionsOf, refuseUnknownRoles } from '../roles';
import { seconds } from '../services';
import type { RegistryState, StoredAccount } from '../state';

/** Who may use an engine with role-based access. Source: Registry API, section 6. */
export function accountsEndpoints(registry: Registry): Endpoint[] {
  const { state } = registry;
  return [
    registryEndpoint(registry, listAccounts, () =>
      succeed(listAccounts, { total: state.accounts.length, data: state.accounts.map(toResponse) }),
    ),

    registryEndpoint(registry, createAccount, ({ body }, { now }) => {
      addAccount(state, body, now);
      return done();
    }),

    registryEndpoint(registry, createAccounts, ({ body }, { now }) => {
      const accounts = body.accounts.map((account) => ({
        name: account.name,
        ...refusalBodyOf(() => addAccount(state, account, now)),
      }));
      return succeed(createAccounts, { accounts });
    }),

    registryEndpoint(registry, getAccount, ({ name }) =>
      succeed(getAccount, toResponse(findAccount(state, name))),
    ),

    registryEndpoint(registry, updateAccount, ({ name, body }, call) => {
      refuseProtected(name, call);
      const account = findAccount(state, name);
      refuseUnknownRoles(state, body.roles);
      account.roles = body.roles;
      account.status = body.status ?? account.status;
      account.updateTime = seconds(call.now);
      return done();
    }),

    registryEndpoint(registry, deleteAccount, ({ name }, call) => {
      refuseProtected(name, call);
      const account = findAccount(state, name);
      state.accounts = state.accounts.filter((one) => one !== account);
      return done();
    }),

    registryEndpoint(registry, changeAccountPassword, ({ name, body }, call) => {
      if (call.account?.name === name) refuseWithoutPassword(state, call.account, body, call.now);
      const account = findAccount(state, name);
      account.password = body.password;
      account.updateTime = seconds(call.now);
      return done();
    }),

    registryEndpoint(registry, listAccountLocks, (_input, { now }) => {
      const data = livingLocks(state, now).map(({ key, banned, releaseAt }) => ({
        key,
        status: banned ? 'banned' : 'attempted',
        releaseAt: Math.floor(releaseAt / 1000),
      }));
      return succeed(listAccountLocks, { total: data.length, data });
    }),

    registryEndpoint(registry, getOwnPermissions, (_input, { account }) =>
      succeed(getOwnPermissions, { perms: permissionsOf(state, account?.roles ?? []) }),
    ),
  ];
}

/**
 * Who changes their own password must know it; administrators may set that of others to anything.
 * @throws RegistryRefusal 400001, 400206, 401207, 403201
 */
function refuseWithoutPassword(
  state: RegistryState,
  { name, password }: StoredAccount,
  given: { readonly currentPassword?: string; readonly password: string },
  now: number,
): void {
  const { currentPassword = '' } = given;
  if (currentPassword === '') throw refuse(400001, 'current password should not be empty');
  refuseLocked(state, name, now);
  if (currentPassword === given.password) throw refuse(400206, 'the password can not be same as old one');
  if (currentPassword === password) return;
  countFailure(state, name, now);
  throw refuse(401207, '');
}

function refuseProtected(name: string, { account }: Call): void {
  if (name === builtInAccount) throw refuse(403202, 'root can not be operated');
  if (name === account?.name) throw refuse(403204, 'your account can not be operated');
}
