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
import { livingLocks } from '../locks';
import type { Registry } from '../registry';
import { permissionsOf, refuseUnknownRoles } from '../roles';
import { seconds } from '../services';

/** Who may use an engine with role-based access. Source: Registry API, section 6. */
export function accountsEndpoints(registry: Registry): Endpoint[] {
  const { state, secured } = registry;
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
      refuseUnknownRoles(state, body.roles ?? account.roles);
      account.roles = body.roles ?? account.roles;
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
      const account = findAccount(state, name);
      const own = call.account?.name === name;
      if (own && body.currentPassword !== account.password) throw refuse(401207, '');
      if (body.password === account.password) throw refuse(400206, 'the password can not be same as old one');
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
      succeed(getOwnPermissions, {
        perms: permissionsOf(state, secured ? (account?.roles ?? []) : ['admin']),
      }),
    ),
  ];
}

function refuseProtected(name: string, { account }: Call): void {
  if (name === builtInAccount) throw refuse(403202, `can not operate account [${name}]`);
  if (name === account?.name) throw refuse(403204, `can not operate your own account [${name}]`);
}
