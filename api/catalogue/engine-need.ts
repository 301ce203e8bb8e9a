import type { Operation } from './operation';

/** What an account of an engine with role-based access needs for a call: a verb on a type of resource. */
export interface EngineNeed {
  readonly resource: string;
  readonly verb: string;
}

const verbs: Readonly<Record<string, string>> = {
  GET: 'get',
  POST: 'create',
  PUT: 'update',
  DELETE: 'delete',
};

/** Types of resource by path; everything else that a registry has belongs to its microservices. */
const resources: readonly (readonly [path: RegExp, type: string])[] = [
  [/^\/v4\/account/, 'account'],
  [/^\/v4\/roles/, 'role'],
  [/\/schemas(\/|$)/, 'service/schema'],
  [/\/kie\//, 'config'],
  [/^\/v4\/[^/]+\/admin\//, 'ops'],
];

/** Calls that need a sign-in and nothing else; the password of others is checked by the server in another way. */
const allowedToAll: readonly string[] = ['/v4/self-perms', '/v4/accounts/{name}/password'];

/**
 * What a request needs, by the rule of the servers: the path names the type of resource, the method the verb.
 * Source: Registry API, section 6; kie, section 7.
 */
export function needOfRequest({
  method,
  path,
}: {
  readonly method: string;
  readonly path: string;
}): EngineNeed {
  const resource = resources.find(([pattern]) => pattern.test(path))?.[1] ?? 'service';
  return { resource, verb: verbs[method] ?? '' };
}

/**
 * What an operation of a registry or a configuration center needs; undefined for those that every account may call, and
 * for other services. A search that is sent as POST counts as reading.
 */
export function engineNeedOf({
  service,
  authenticated,
  effect,
  method,
  path,
}: Operation): EngineNeed | undefined {
  if (service !== 'registry' && service !== 'kie') return undefined;
  if (!authenticated || allowedToAll.includes(path)) return undefined;
  return needOfRequest({ method: effect === 'safe' ? 'GET' : method, path });
}
