import type { Answer, Input, Operation } from '../../api/catalogue/operation';
import { empty, json } from '../http/exchange';
import type { Endpoint, WireAnswer, WireRequest } from '../http/exchange';
import { readInput } from '../http/input';
import { authorize } from './access';
import { bodyTooLarge, refuse } from './errors';
import { invalidField } from './invalid-field';
import { expire } from './leases';
import type { Registry } from './registry';
import type { StoredAccount } from './state';

const kilobyte = 1024;
const limits: Record<string, number> = {
  registerInstance: 5 * kilobyte,
  updateInstanceProperties: 3 * kilobyte,
  updateMicroserviceProperties: 3 * kilobyte,
};

export interface Call {
  readonly request: WireRequest;
  readonly now: number;
  /** Who asks, where an engine asks for that. */
  readonly account: StoredAccount | undefined;
}

/** An operation of the registry: signed in, sizes and fields checked, instances without heartbeat gone. */
export function registryEndpoint<O extends Operation>(
  registry: Registry,
  operation: O,
  handle: (input: Input<O>, call: Call) => WireAnswer,
): Endpoint {
  return {
    operation,
    answer: (request) => {
      const now = registry.clock.now();
      const account = operation.authenticated ? authorize(registry, request, now) : undefined;
      const limit = limits[operation.id];
      if (limit !== undefined && request.body.length > limit) throw refuse(400001, bodyTooLarge);
      const result = readInput(operation, request);
      if ('problem' in result) throw refuse(400001, invalidField(operation, result.problem));
      expire(registry.state, now);
      const answer = handle(result.input, { request, now, account });
      for (const look of registry.watchers) look();
      return answer;
    },
  };
}

/** A success in the form that the catalogue describes. */
export function succeed<O extends Operation>(
  _operation: O,
  answer: Answer<O>,
  headers: Record<string, string> = {},
): WireAnswer {
  return json(200, answer, headers);
}

/** A success without a body. */
export function done(): WireAnswer {
  return empty(200);
}
