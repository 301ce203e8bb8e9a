import type { Answer, Input, Operation } from '../../api/catalogue/operation';
import { json } from '../http/exchange';
import type { Endpoint, WireAnswer, WireRequest } from '../http/exchange';
import { refuseOtherProject } from '../http/gateway';
import { readInput } from '../http/input';
import type { InputProblem } from '../http/input';
import type { Caller } from '../iam/authorize';
import type { Cse } from './cse';
import { findEngine } from './engines/engines';
import { settleJobs } from './engines/jobs';
import { refuse } from './errors';
import { refuseInput } from './invalid-input';
import type { Engine } from './state';

/** A call of an operation by a signed-in caller, with validated input. */
export interface Call<O extends Operation> {
  readonly input: Input<O>;
  readonly caller: Caller;
  readonly now: number;
  readonly request: WireRequest;
}

/** The same for an operation that is passed on to one engine. */
export interface EngineCall<O extends Operation> extends Call<O> {
  readonly engine: Engine;
}

type Handle<Given> = (call: Given) => WireAnswer | Promise<WireAnswer>;

/** Makes the error for invalid input. */
type RefuseInput = (operation: Operation, problem: InputProblem) => Error;

/** An endpoint of the engine service. First settles due jobs and removes instances without heartbeats. */
export function cseEndpoint<O extends Operation>(
  cse: Cse,
  operation: O,
  handle: Handle<Call<O>>,
  refuseProblem: RefuseInput = refuseInput,
): Endpoint {
  return {
    operation,
    answer: async (request) => {
      const who = open(cse, request);
      return handle({ ...who, request, input: await inputOf(operation, request, refuseProblem) });
    },
  };
}

/** An endpoint on one engine: that of its path, or that of the header `x-engine-id`, to which the call is passed on. */
export function engineEndpoint<O extends Operation>(
  cse: Cse,
  operation: O,
  handle: Handle<EngineCall<O>>,
  refuseProblem: RefuseInput = refuseInput,
): Endpoint {
  const handleInEngine: Handle<Call<O>> = (call) =>
    handle({ ...call, engine: engineOf(cse, operation, call.request) });
  return cseEndpoint(cse, operation, handleInEngine, refuseProblem);
}

/** A success in the form that the catalogue describes. */
export function succeed<O extends Operation>(_operation: O, answer: Answer<O>): WireAnswer {
  return json(200, answer);
}

/** A token for one project gives no access to another. */
function open(cse: Cse, request: WireRequest): { caller: Caller; now: number } {
  const now = cse.clock.now();
  const caller = cse.authorize(request, now);
  if (request.path['project_id'] !== caller.projectId) throw refuseOtherProject();
  settleJobs(cse.state, now);
  cse.registry.expire(now);
  return { caller, now };
}

function engineOf({ state }: Cse, operation: Operation, { path, headers }: WireRequest): Engine {
  const project = path['project_id'] ?? '';
  const managed = path['engine_id'];
  if (managed !== undefined) return findEngine(state, project, managed);
  const engine = findEngine(state, project, headers['x-engine-id'] ?? '');
  refuseUnlessReached(engine, operation);
  return engine;
}

/** An engine of the other type, or one that is still being created, can't handle the call. */
function refuseUnlessReached({ id, specType, status }: Engine, { service }: Operation): void {
  if (specType !== (service === 'nacos' ? 'Nacos2' : 'CSE2')) {
    throw refuse('SVCSTG.00501116', `engine ${id} is of type ${specType}`);
  }
  if (status === 'Creating' || status === 'CreateFailed') {
    throw refuse('SVCSTG.00501116', `engine ${id} can not be reached, status: ${status}`);
  }
}

async function inputOf<O extends Operation>(
  operation: O,
  request: WireRequest,
  refuseProblem: RefuseInput,
): Promise<Input<O>> {
  const form = operation.bodyType === 'multipart' ? await readForm(request) : undefined;
  const result = readInput(operation, request, form);
  if ('problem' in result) throw refuseProblem(operation, result.problem);
  return result.input;
}

/** Members of a multipart form, those of files as their text; none for a body that is not such a form. */
async function readForm({ headers, body }: WireRequest): Promise<Record<string, string>> {
  const type = headers['content-type'] ?? '';
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => new FormData()); // callers tell their service's clients what is missing
  const members = [...form].map(
    async ([name, value]) => [name, typeof value === 'string' ? value : await value.text()] as const,
  );
  return Object.fromEntries(await Promise.all(members));
}
