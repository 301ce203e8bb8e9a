import type { EngineAccount, RegistryPermission } from '../../api/catalogue/registry/accounts';
import { refuse } from './errors';
import type { RegistryState, StoredAccount } from './state';

/** Name of the account that every engine has; nobody changes or deletes it. */
export const builtInAccount = 'root';

const work = ['service', 'service/instance', 'service/schema', 'service/tag', 'governService', 'config'];
const administration = ['account', 'role', 'ops'];

/** The roles that every engine has. */
export const builtInRoles: readonly { readonly name: string; readonly perms: RegistryPermission[] }[] = [
  { name: 'admin', perms: [everythingOn([...work, ...administration])] },
  { name: 'developer', perms: [everythingOn(work)] },
];

function everythingOn(types: readonly string[]): RegistryPermission {
  return { resources: types.map((type) => ({ type })), verbs: ['*'] };
}

export function findAccount(state: RegistryState, name: string): StoredAccount {
  const found = state.accounts.find((one) => one.name === name);
  if (!found) throw refuse(400200, `account [${name}] not exists`);
  return found;
}

export function isAdmin(account: StoredAccount | undefined): boolean {
  return account?.roles.includes('admin') ?? false;
}

export function permissionsOf(roles: readonly string[]): RegistryPermission[] {
  return builtInRoles.filter((one) => roles.includes(one.name)).flatMap((one) => one.perms);
}

export function refuseUnknownRoles(roles: readonly string[]): void {
  const unknown = roles.find((role) => builtInRoles.every((one) => one.name !== role));
  if (unknown !== undefined) throw refuse(400202, `role [${unknown}] not exists`);
}

/** An account as it is shown: without its password. */
export function shown({ name, roles, createTime, updateTime }: StoredAccount): EngineAccount {
  return { id: name, name, roles, status: 'active', createTime, updateTime };
}
