import type { Input, Operation } from '../../api/catalogue/operation';
import type { Endpoint, WireAnswer, WireRequest } from '../http/exchange';
import { readInput } from '../http/input';
import type { InputProblem } from '../http/input';
import { refuse, refuseGit } from './errors';
import type { StageErrorCode } from './errors';
import { settleJobs } from './jobs';
import type { Caller } from '../iam/authorize';
import type { Stage } from './stage';

type Handle<O extends Operation> = (input: Input<O>, caller: Caller, request: WireRequest) => WireAnswer;

/** An operation on applications: the caller is signed in, the jobs have done what their time allowed, the input fits. */
export function stageEndpoint<O extends Operation>(stage: Stage, operation: O, handle: Handle<O>): Endpoint {
  return {
    operation,
    answer: (request) => {
      const now = stage.clock.now();
      const caller = stage.authorize(request, now);
      settleJobs(stage.state, now);
      return handle(readLeniently(operation, request), caller, request);
    },
  };
}

/** An operation on Git repositories; it refuses in the words of that part of the service. */
export function gitEndpoint<O extends Operation>(stage: Stage, operation: O, handle: Handle<O>): Endpoint {
  return {
    operation,
    answer: (request) => {
      const caller = stage.authorize(request, stage.clock.now());
      const result = readInput(operation, request);
      if ('problem' in result) throw refuseGit('0400', describe(result.problem));
      return handle(result.input, caller, request);
    },
  };
}

/** What a list does not understand of its page, it takes as absent. */
function readLeniently<O extends Operation>(operation: O, request: WireRequest): Input<O> {
  const result = readInput(operation, request);
  if (!('problem' in result)) return result.input;
  const { part, pointer } = result.problem;
  const name = pointer.slice(1);
  if (part !== 'query' || !['limit', 'order_by'].includes(name)) {
    throw refuse(codeOf(result.problem), describe(result.problem));
  }
  const query = Object.fromEntries(Object.entries(request.query).filter(([key]) => key !== name));
  return readLeniently(operation, { ...request, query });
}

function codeOf({ part, pointer }: InputProblem): StageErrorCode {
  if (part !== 'body') return 'SVCSTG.00100400';
  if (pointer === '/artifacts') return 'SVCSTG.00100425';
  if (pointer === '/base_resources') return 'SVCSTG.00100422';
  if (pointer === '/action') return 'SVCSTG.00100418';
  return 'SVCSTG.00100400';
}

function describe({ part, pointer }: InputProblem): string {
  return `Parameter ${pointer.slice(1) || part} is missing or does not fit.`;
}
