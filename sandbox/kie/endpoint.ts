import { stringify } from 'yaml';
import type { Answer, Operation } from '../../api/catalogue/operation';
import { json, Refusal, text } from '../http/exchange';
import type { Endpoint, WireAnswer, WireRequest } from '../http/exchange';
import type { Kie } from './kie';

const yaml = 'text/yaml';

type Handle = (request: WireRequest, closed: AbortSignal) => WireAnswer | Promise<WireAnswer>;

/** An operation of the configuration center: its body has a type that the server reads, and the caller is signed in. */
export function kieEndpoint(kie: Kie, operation: Operation, handle: Handle): Endpoint {
  return {
    operation,
    answer: (request, closed) => {
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

function consumes({ method, headers }: WireRequest): boolean {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type === undefined || type === '') return method === 'DELETE';
  return type === 'application/json' || type === yaml || type === '*/*';
}
