import { stringify } from 'yaml';
import type { Answer, Operation } from '../../api/catalogue/operation';
import { json, Refusal, text } from '../http/exchange';
import type { Endpoint, WireAnswer, WireRequest } from '../http/exchange';
import type { Kie } from './kie';

const yaml = 'text/yaml';
/** Operations that answer in YAML too; the others answer in JSON alone. */
const answersInYaml = new Set(['createKieKv', 'updateKieKv', 'importKieFile']);

type Handle = (request: WireRequest, closed: AbortSignal) => WireAnswer | Promise<WireAnswer>;

/** An operation of the configuration center: its body has a type that the server reads, and the caller is signed in. */
export function kieEndpoint(kie: Kie, operation: Operation, handle: Handle): Endpoint {
  return {
    operation,
    answer: (request, closed) => {
      if (!produces(operation, request)) throw new Refusal(text(406, '406: Not Acceptable'));
      if (operation.body && !consumes(request)) throw new Refusal(text(415, '415: Unsupported Media Type'));
      if (operation.authenticated) kie.authorize(request, kie.clock.now());
      return handle(request, closed);
    },
  };
}

/** A success in the form that the catalogue describes, as YAML when the caller wants it. */
export function succeed<O extends Operation>(
  _operation: O,
  request: WireRequest,
  answer: Answer<O>,
  headers: Record<string, string> = {},
): WireAnswer {
  if (request.headers['accept'] !== yaml) return json(200, answer, headers);
  return { status: 200, headers: { 'Content-Type': yaml, ...headers }, payload: stringify(answer) };
}

/** Whether one of the types that the caller takes is among those of the operation. */
function produces({ id }: Operation, { headers }: WireRequest): boolean {
  const types = ['*/*', 'application/json', ...(answersInYaml.has(id) ? [yaml] : [])];
  const accepted = (headers['accept'] ?? '*/*').split(',').map((one) => one.split(';')[0]?.trim() ?? '');
  return accepted.some((one) => types.includes(one));
}

function consumes({ method, headers }: WireRequest): boolean {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type === undefined || type === '') return method === 'DELETE';
  return type === 'application/json' || type === yaml || type === '*/*';
}
