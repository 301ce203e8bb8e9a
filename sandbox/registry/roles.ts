import type { RegistryPermission } from '../../api/catalogue/registry/permissions';
import type { EngineRole } from '../../api/catalogue/registry/roles';
import { refuse, refuseAboveQuota } from './errors';
import { randomId } from './random-id';
import type { RegistryState, StoredRole } from './state';

const work = ['service', 'service/schema', 'governance', 'config'];
const administration = ['account', 'role', 'ops'];
const roleQuota = 100;

/** The built-in roles, which can't be changed or deleted. */
const builtInRoles: readonly StoredRole[] = [
  { name: 'admin', perms: [everythingOn([...work, ...administration])] },
  { name: 'developer', perms: [everythingOn(work)] },
];

function everythingOn(types: readonly string[]): RegistryPermission {
  return { resources: types.map((type) => ({ type })), verbs: ['*'] };
}

export function allRoles(state: RegistryState): readonly StoredRole[] {
  return [...builtInRoles, ...state.roles];
}

/** @throws RegistryRefusal 400201 */
export function findRole(state: RegistryState, name: string): StoredRole {
  const found = allRoles(state).find((one) => one.name === name);
  if (!found) throw refuse(400201, '');
  return found;
}

/** @throws RegistryRefusal 400204, 409201 */
export function addRole(
  state: RegistryState,
  role: { readonly name: string; readonly perms?: RegistryPermission[] },
): void {
  const roles = allRoles(state);
  refuseAboveQuota('ROLE', roleQuota, roles.length, 400204);
  if (roles.some((one) => one.name === role.name)) throw refuse(409201, 'role is duplicated');
  state.roles.push({ id: randomId(), name: role.name, perms: role.perms ?? [] });
}

/** Refuses to change or delete a built-in role. */
export function refuseBuiltInRole(name: string): void {
  if (builtInRoles.some((one) => one.name === name))
    throw refuse(403203, 'build-in role can not be operated');
}

/** @throws RegistryRefusal 400201, 400205 when accounts have the role */
export function removeRole(state: RegistryState, name: string): void {
  const role = findRole(state, name);
  if (state.accounts.some((account) => account.roles.includes(name))) throw refuse(400205, '');
  state.roles = state.roles.filter((one) => one !== role);
}

/** The combined permissions of roles; a deleted one has none. */
export function permissionsOf(state: RegistryState, names: readonly string[]): RegistryPermission[] {
  return allRoles(state)
    .filter((one) => names.includes(one.name))
    .flatMap((one) => one.perms);
}

/** @throws RegistryRefusal 400202 */
export function refuseUnknownRoles(state: RegistryState, names: readonly string[]): void {
  const unknown = names.some((name) => allRoles(state).every((one) => one.name !== name));
  if (unknown) throw refuse(400202, 'role not exist');
}

export function shownRole({ name, id = name, perms }: StoredRole): EngineRole {
  return { id, name, perms };
}
