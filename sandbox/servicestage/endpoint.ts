import type { Input, Operation } from '../../api/catalogue/operation';
import type { Endpoint, WireAnswer, WireRequest } from '../http/exchange';
import { refuseOtherProject } from '../http/gateway';
import { readInput } from '../http/input';
import type { InputProblem } from '../http/input';
import { isInstanceAction } from './actions';
import { settleRemovals } from './component-removal';
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
      const caller = signIn(stage, request);
      settleJobs(stage.state, stage.clock.now());
      settleRemovals(stage.state, stage.clock.now());
      return handle(readLeniently(operation, request), caller, request);
    },
  };
}

/** An operation on Git repositories; it refuses in the words of that part of the service. */
export function gitEndpoint<O extends Operation>(stage: Stage, operation: O, handle: Handle<O>): Endpoint {
  return {
    operation,
    answer: (request) => {
      const caller = signIn(stage, request);
      const result = readInput(operation, request);
      if ('problem' in result) throw refuseGit('0400', describe(result.problem));
      return handle(result.input, caller, request);
    },
  };
}

/** A token for one project gives no access to another. */
function signIn(stage: Stage, request: WireRequest): Caller {
  const caller = stage.authorize(request, stage.clock.now());
  if (request.path['project_id'] !== caller.projectId) throw refuseOtherProject();
  return caller;
}

/** Ignores invalid paging parameters, as the real lists do. */
function readLeniently<O extends Operation>(operation: O, request: WireRequest): Input<O> {
  const result = readInput(operation, request);
  if (!('problem' in result)) return result.input;
  const { part, pointer } = result.problem;
  const name = pointer.slice(1);
  if (part !== 'query' || !forgivenOf(operation).includes(name)) {
    throw refuse(codeOf(result.problem), describe(result.problem));
  }
  const query = Object.fromEntries(Object.entries(request.query).filter(([key]) => key !== name));
  return readLeniently(operation, { ...request, query });
}

/** Every list reads a limit that does not fit as its default; only these two do so with a field to sort by. */
function forgivenOf({ id, parameters }: Operation): readonly string[] {
  if (!('order_by' in parameters.query.properties)) return [];
  return id === 'listEnvironments' || id === 'listApplications' ? ['limit', 'order_by'] : ['limit'];
}

function codeOf({ part, pointer, value }: InputProblem): StageErrorCode {
  if (part === 'path' && pointer === '/job_id') return 'SVCSTG.00100414';
  if (part !== 'body') return 'SVCSTG.00100400';
  if (pointer.startsWith('/artifacts') && isEmpty(value)) return 'SVCSTG.00100425';
  if (pointer === '/base_resources' && isEmpty(value)) return 'SVCSTG.00100422';
  if (pointer === '/action' && !isInstanceAction(value)) return 'SVCSTG.00100418';
  return 'SVCSTG.00100400';
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function describe({ part, pointer }: InputProblem): string {
  return `Parameter ${pointer.slice(1) || part} is missing or does not fit.`;
}
