import type { Operation } from '../../api/catalogue/operation';

/** A request in the form for endpoints. */
export interface WireRequest {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly url: string;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** An answer ready for the wire. */
export interface WireAnswer {
  readonly status: number;
  /** By name as the real server spells it: some clients compare names exactly. */
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string;
}

/** The handler of one operation of the catalogue. */
export interface Endpoint {
  readonly operation: Operation;
  /** `closed` is aborted when the caller has disconnected or has been answered. */
  answer(request: WireRequest, closed: AbortSignal): WireAnswer | Promise<WireAnswer>;
}

/** Thrown by endpoints to end the request with this answer. */
export class Refusal extends Error {
  constructor(readonly answer: WireAnswer) {
    super(`Refused with status ${String(answer.status)}`);
    this.name = 'Refusal';
  }
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): WireAnswer {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    payload: JSON.stringify(value),
  };
}

export function html(status: number, payload: string): WireAnswer {
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, payload };
}

export function text(status: number, payload: string): WireAnswer {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, payload };
}

export function empty(status: number, headers: Record<string, string> = {}): WireAnswer {
  return { status, headers, payload: '' };
}

/** The JSON value of a body, or undefined when it is invalid. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined; // callers report it in their service's own words
  }
}

/** Path and query (with its question mark, or empty) of a request's target, verbatim. */
export function splitUrl(url: string): { readonly path: string; readonly query: string } {
  const end = url.indexOf('?');
  return end < 0 ? { path: url, query: '' } : { path: url.slice(0, end), query: url.slice(end) };
}
