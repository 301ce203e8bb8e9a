import { accessToEngine } from '../../connections/project-engines';
import type { Session } from '../../connections/session';
import { engines } from '../cse/engines';
import type { ListResources } from '../resource-action';

/**
 * The name of the engine whose own servers a session reaches, for `metadata`; that of the connection where nothing says
 * which engine it is. @throws ApiError
 */
export async function nameOfEngine({ target, services }: Session, list: ListResources): Promise<string> {
  const { name } = target.connection;
  if (target.above) return name.slice(target.above.connection.name.length + 1);
  const known = services.includes('cse') ? await list(engines, {}) : [];
  return known.find((engine) => accessToEngine(target, engine)?.target === target)?.name ?? name;
}
