import {
  changeAccountPassword,
  createAccount,
  deleteAccount,
  getAccount,
  getOwnPermissions,
  listAccounts,
  listRoles,
  updateAccount,
} from '../../../api/catalogue/registry/accounts';
import type { Endpoint } from '../../http/exchange';
import {
  builtInAccount,
  builtInRoles,
  findAccount,
  isAdmin,
  permissionsOf,
  refuseUnknownRoles,
  shown,
} from '../accounts';
import { done, registryEndpoint, succeed } from '../endpoint';
import type { Call } from '../endpoint';
import { refuse } from '../errors';
import type { Registry } from '../registry';
import { seconds } from '../services';

/** Who may use an engine with role-based access. Source: Registry API, section 6. */
export function accountsEndpoints(registry: Registry): Endpoint[] {
  const { state, secured } = registry;
  const onlyAdmins = ({ account }: Call) => {
    if (secured && !isAdmin(account)) throw refuse(403205, 'no permission(s)');
  };
  const refuseProtected = (name: string, { account }: Call) => {
    if (name === builtInAccount) throw refuse(403202, `forbid to operate account [${name}]`);
    if (name === account?.name) throw refuse(403204, `forbid to operate account [${name}]`);
  };
  return [
    registryEndpoint(registry, listAccounts, (_input, call) => {
      onlyAdmins(call);
      return succeed(listAccounts, { total: state.accounts.length, data: state.accounts.map(shown) });
    }),

    registryEndpoint(registry, createAccount, ({ body }, call) => {
      onlyAdmins(call);
      if (state.accounts.some((one) => one.name === body.name)) {
        throw refuse(409200, `account [${body.name}] is duplicated`);
      }
      refuseUnknownRoles(body.roles);
      const time = seconds(call.now);
      const { name, password, roles } = body;
      state.accounts.push({ name, password, roles, createTime: time, updateTime: time });
      return done();
    }),

    registryEndpoint(registry, getAccount, ({ name }, call) => {
      onlyAdmins(call);
      return succeed(getAccount, shown(findAccount(state, name)));
    }),

    registryEndpoint(registry, updateAccount, ({ name, body }, call) => {
      onlyAdmins(call);
      refuseProtected(name, call);
      const account = findAccount(state, name);
      refuseUnknownRoles(body.roles);
      account.roles = body.roles;
      account.updateTime = seconds(call.now);
      return done();
    }),

    registryEndpoint(registry, deleteAccount, ({ name }, call) => {
      onlyAdmins(call);
      refuseProtected(name, call);
      const account = findAccount(state, name);
      state.accounts = state.accounts.filter((one) => one !== account);
      return done();
    }),

    registryEndpoint(registry, changeAccountPassword, ({ name, body }, call) => {
      const own = call.account?.name === name;
      if (!own) onlyAdmins(call);
      const account = findAccount(state, name);
      if (own && body.currentPassword !== account.password) throw refuse(401207, 'password is wrong');
      if (body.password === account.password) throw refuse(400206, 'the password can not be same as old one');
      account.password = body.password;
      account.updateTime = seconds(call.now);
      return done();
    }),

    registryEndpoint(registry, listRoles, (_input, call) => {
      onlyAdmins(call);
      return succeed(listRoles, { total: builtInRoles.length, data: [...builtInRoles] });
    }),

    registryEndpoint(registry, getOwnPermissions, (_input, { account }) =>
      succeed(getOwnPermissions, { perms: permissionsOf(secured ? (account?.roles ?? []) : ['admin']) }),
    ),
  ];
}
