import * as l10n from '@vscode/l10n';
import { engineNeedOf, type EngineNeed } from '../../api/catalogue/engine-need';
import type { Operation } from '../../api/catalogue/operation';
import { getOwnPermissions } from '../../api/catalogue/registry/accounts';
import type { RegistryPermission } from '../../api/catalogue/registry/permissions';
import { reaches, takesSecret, type ResolvedConnection } from '../../connections/resolved-connection';
import type { Session } from '../../connections/session';
import { unlessMissing } from '../missing';
import type { Everything, ListedKind } from '../resource-kind';
import type { SharedLists } from '../shared-lists';

/** What the account of a session may do on its engine. */
export interface OwnPermissions {
  readonly permissions: readonly RegistryPermission[];
}

/** One item; none where the engine has no role-based access, or is too old to tell. Source: Registry API §6. */
export const ownPermissions: ListedKind<Everything, OwnPermissions> = {
  id: 'registry/own-permission',
  service: 'registry',
  parents: [],
  scopeKey: () => '',
  identity: () => 'own',
  name: () => 'own',
  list: async (session, _scope, signal) => {
    const client = await session.client('registry');
    const answer = await unlessMissing(client.call(getOwnPermissions, {}, { signal }));
    return { items: answer?.perms ? [{ permissions: answer.perms }] : [], complete: true };
  },
};

/** Whether a connection may have an account whose permissions an engine tells. */
export function hasOwnPermissions(target: ResolvedConnection): boolean {
  return reaches(target, 'registry') && takesSecret(target);
}

/** What is needed for operations of an engine. */
export function needsOf(operations: readonly Operation[] = []): readonly EngineNeed[] {
  return operations.flatMap((operation) => engineNeedOf(operation) ?? []);
}

/**
 * The first need that no permission meets. One that is limited to labels meets it: what it is limited to is judged by
 * the server.
 */
export function unmetNeed(
  needs: readonly EngineNeed[],
  { permissions }: OwnPermissions,
): EngineNeed | undefined {
  return needs.find(({ resource, verb }) => !permissions.some((one) => allows(one, resource, verb)));
}

function allows({ resources, verbs }: RegistryPermission, resource: string, verb: string): boolean {
  const hasVerb = (verbs ?? []).some((one) => one === '*' || one === verb);
  return hasVerb && (resources ?? []).some(({ type }) => type === resource);
}

/**
 * Why the account may not call operations; undefined when it may, or when the engine does not tell. What was read before
 * is not taken for a no: somebody may have given the permission since.
 */
export async function permissionObstacle(
  operations: readonly Operation[] | undefined,
  session: Session,
  lists: SharedLists,
  signal: AbortSignal,
): Promise<string | undefined> {
  const needs = needsOf(operations);
  if (needs.length === 0 || !hasOwnPermissions(session.target)) return undefined;
  const unmetAt = async (maxAgeMs: number): Promise<EngineNeed | undefined> => {
    const { items, error } = await lists.get(ownPermissions, session, {}, { maxAgeMs, signal });
    return items[0] && !error ? unmetNeed(needs, items[0]) : undefined;
  };
  const unmet = (await unmetAt(Infinity)) && (await unmetAt(0));
  return (
    unmet &&
    l10n.t(
      'Your roles do not allow this: it needs {0} on {1}. Ask an administrator of the engine’s accounts.',
      unmet.verb,
      unmet.resource,
    )
  );
}
