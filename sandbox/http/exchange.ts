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

/** The JSON value of a body, or undefined when it is invalid or nested too deeply. */
export function parseJson(body: Buffer): unknown {
  const text = body.toString('utf8');
  try {
    return isTooDeep(text) ? undefined : JSON.parse(text);
  } catch {
    return undefined; // callers report it in their service's own words
  }
}

/** Maximum nesting of JSON. Go's decoder refuses more than 10,000 levels; what reads a body here takes fewer. */
const maxDepth = 1_000;

/** Whether JSON is nested so deeply that reading it could exhaust the stack. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (inText && character === '\\') at++;
    else if (character === '"') inText = !inText;
    else if (!inText && (character === '{' || character === '[')) depth++;
    else if (!inText && (character === '}' || character === ']')) depth--;
    if (depth > maxDepth) return true;
  }
  return false;
}

/** Path and query (with its question mark, or empty) of a request's target, verbatim. */
export function splitUrl(url: string): { readonly path: string; readonly query: string } {
  const end = url.indexOf('?');
  return end < 0 ? { path: url, query: '' } : { path: url.slice(0, end), query: url.slice(end) };
}
