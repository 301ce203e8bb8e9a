import type { Answer, Input, Operation } from '../../api/catalogue/operation';
import type { MicroserviceInstance } from '../../api/catalogue/registry/shapes';
import { empty, json } from '../http/exchange';
import type { Endpoint, WireAnswer, WireRequest } from '../http/exchange';
import { readInput } from '../http/input';
import { authorize } from './access';
import { withoutEmpty } from './answers';
import { revisionOf } from './discovery';
import { bodyTooLarge, refuse } from './errors';
import { invalidField } from './invalid-field';
import { refuseOutside, scopeOf, targetsOf } from './permissions';
import type { Scope } from './permissions';
import type { Registry } from './registry';
import { asServerReads } from './requests';
import type { StoredAccount } from './state';

const kilobyte = 1024;
const limits: Record<string, number> = {
  registerInstance: 5 * kilobyte,
  updateInstanceProperties: 3 * kilobyte,
  updateMicroserviceProperties: 3 * kilobyte,
};
/** Every account may query its own permissions. */
const allowedToAll = '/v4/self-perms';
const passwordPath = '/v4/accounts/{name}/password';

export interface Call {
  readonly request: WireRequest;
  readonly now: number;
  /** The caller, if the engine has authentication. */
  readonly account: StoredAccount | undefined;
  /** The part of a list that the caller may see. */
  readonly scope: Scope;
}

/** An operation of the registry: signed in, sizes, fields and rights checked, instances without heartbeat gone. */
export function registryEndpoint<O extends Operation>(
  registry: Registry,
  operation: O,
  handle: (input: Input<O>, call: Call) => WireAnswer,
): Endpoint {
  const { state } = registry;
  return {
    operation,
    answer: (sent) => {
      const now = registry.clock.now();
      const account = operation.authenticated ? authorize(registry, sent, now) : undefined;
      const limit = limits[operation.id];
      if (limit !== undefined && sent.body.length > limit) throw refuse(400001, bodyTooLarge);
      const request = asServerReads(operation, sent);
      const scope = scopeOfCall(registry, operation, request, account);
      const result = readInput(operation, request);
      if ('problem' in result) throw refuse(400001, invalidField(operation, result.problem, request.body));
      registry.expire(now);
      if (scope) refuseOutside(scope, targetsOf(state, request.path['project_id'] ?? '', result.input));

      const known = state.dependencies.length;
      const answer = handle(result.input, { request, now, account, scope });
      for (const look of registry.watchers) look();
      // Who only asks may still be remembered, as one that depends on what was found.
      const remembered = operation.effect === 'safe' && state.dependencies.length !== known;
      return remembered ? registry.save().then(() => answer) : answer;
    },
  };
}

/** A success in the form that the catalogue describes. */
export function succeed<O extends Operation>(
  _operation: O,
  answer: Answer<O>,
  headers: Record<string, string> = {},
): WireAnswer {
  return json(200, withoutEmpty(answer), headers);
}

/**
 * A success with the revision of the instances in it; 304 when the caller names that revision. Who reads past the cache
 * gets everything, whatever revision it names.
 */
export function answerRevision<O extends Operation>(
  operation: O,
  answer: Answer<O>,
  instances: readonly MicroserviceInstance[],
  { rev, noCache }: { readonly rev?: string; readonly noCache?: 0 | 1 },
): WireAnswer {
  const revision = revisionOf(instances);
  const headers = { 'X-Resource-Revision': revision };
  return rev === revision && noCache !== 1 ? empty(304, headers) : succeed(operation, answer, headers);
}

/** A success without a body. */
export function done(): WireAnswer {
  return empty(200);
}

function scopeOfCall(
  { state }: Registry,
  { method, path, effect }: Operation,
  request: WireRequest,
  account: StoredAccount | undefined,
): Scope {
  const own = path === passwordPath && request.path['name'] === account?.name;
  if (path === allowedToAll || own) return undefined;
  return scopeOf(state, account, { method: effect === 'safe' ? 'GET' : method, path });
}
