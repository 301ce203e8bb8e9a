import type { ListedEngine } from '../../api/catalogue/cse/engine-shapes';
import { accessToEngine } from '../../connections/project-engines';
import { reaches, type ResolvedConnection } from '../../connections/resolved-connection';
import type { Session } from '../../connections/session';
import { engines } from '../../resources/cse/engines';
import type { SharedLists } from '../../resources/shared-lists';

/** The engines of a project as they were read last; undefined when they never were. */
export function knownEngines(
  lists: SharedLists,
  target: ResolvedConnection,
): readonly ListedEngine[] | undefined {
  return reaches(target, 'cse') ? lists.peek(engines, { target }, {}) : undefined;
}

/** The engines of a project. @throws ApiError when they can't be read */
export async function readEngines(lists: SharedLists, session: Session): Promise<readonly ListedEngine[]> {
  const { items, error } = await lists.get(engines, session, {});
  if (error) throw error;
  return items;
}

/** The connections of those engines of a project that have one of their own. */
export function engineTargets(
  above: ResolvedConnection,
  listed: readonly ListedEngine[],
): readonly ResolvedConnection[] {
  return listed.flatMap((engine) => {
    const target = accessToEngine(above, engine)?.target;
    return target && target !== above ? [target] : [];
  });
}
