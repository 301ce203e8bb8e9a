import * as l10n from '@vscode/l10n';
import type { RegistryPermission } from '../../api/catalogue/registry/permissions';
import { getRole, listRoles, type EngineRole } from '../../api/catalogue/registry/roles';
import { unlessMissing } from '../missing';
import type { Everything, ReadableKind } from '../resource-kind';

/** Roles of a registry with role-based access, like accounts. Source: Registry API §6. */
export const roles: ReadableKind<Everything, EngineRole> = {
  id: 'registry/role',
  service: 'registry',
  parents: [],
  scopeKey: () => '',
  identity: ({ name }) => name,
  name: ({ name }) => name,
  list: async (session, _scope, signal) => {
    const client = await session.client('registry');
    const answer = await unlessMissing(client.call(listRoles, {}, { signal }));
    return { items: answer?.data ?? [], complete: true };
  },
  read: async (session, _scope, roleName, signal) => {
    const client = await session.client('registry');
    return unlessMissing(client.call(getRole, { roleName }, { signal }));
  },
};

/** What a role allows, a line for each permission: `get, update: service (environment=production)`. */
export function permissionLines({ perms }: EngineRole): string[] {
  return (perms ?? []).map(permissionLine);
}

/** `get, update: service (environment=production)`. */
export function permissionLine({ verbs, resources }: RegistryPermission): string {
  const what = (resources ?? []).map(({ type, labels }) => {
    const only = Object.entries(labels ?? {}).map(([name, text]) => `${name}=${text}`);
    return only.length === 0 ? type : `${type} (${only.join(', ')})`;
  });
  const how = (verbs ?? []).map((verb) => (verb === '*' ? l10n.t('everything') : verb));
  return `${how.join(', ')}: ${what.join(', ')}`;
}
