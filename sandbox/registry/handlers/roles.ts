import {
  createRole,
  deleteRole,
  getRole,
  listRoles,
  updateRole,
} from '../../../api/catalogue/registry/roles';
import type { Endpoint } from '../../http/exchange';
import { done, registryEndpoint, succeed } from '../endpoint';
import type { Registry } from '../registry';
import { addRole, allRoles, findRole, refuseBuiltInRole, removeRole, shownRole } from '../roles';

/** What accounts may do. Source: Registry API, section 6. */
export function rolesEndpoints(registry: Registry): Endpoint[] {
  const { state } = registry;
  return [
    registryEndpoint(registry, listRoles, () => {
      const roles = allRoles(state);
      return succeed(listRoles, { total: roles.length, data: roles.map(shownRole) });
    }),

    registryEndpoint(registry, createRole, ({ body }) => {
      addRole(state, body);
      return done();
    }),

    registryEndpoint(registry, getRole, ({ roleName }) =>
      succeed(getRole, shownRole(findRole(state, roleName))),
    ),

    registryEndpoint(registry, updateRole, ({ roleName, body }) => {
      refuseBuiltInRole(roleName);
      findRole(state, roleName).perms = body.perms ?? [];
      return done();
    }),

    registryEndpoint(registry, deleteRole, ({ roleName }) => {
      refuseBuiltInRole(roleName);
      removeRole(state, roleName);
      return done();
    }),
  ];
}
