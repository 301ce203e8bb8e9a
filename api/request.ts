import type * as Type from 'typebox';
import type { Operation } from './catalogue/operation';
import { isRecord } from './values';

/** The parts of a request that come from the operation and its input; credentials are added when it is sent. */
export interface OperationRequest {
  readonly method: Operation['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * Puts a checked input into the places that the operation gives it: path, query, headers, JSON body.
 * @throws RangeError when a path parameter would lead to another path (`.` and `..`).
 */
export function buildRequest(operation: Operation, address: string, input: unknown): OperationRequest {
  const values = isRecord(input) ? input : {};
  const { path, query, headers } = operation.parameters;
  const body = operation.body && values['body'] !== undefined ? JSON.stringify(values['body']) : undefined;
  return {
    method: operation.method,
    url:
      address.replace(/\/+$/, '') +
      filledPath(operation.path, pick(path, values)) +
      queryText(pick(query, values)),
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...pick(headers, values),
    },
    body,
  };
}

/** The values of one group of parameters as text; absent ones are left out. */
function pick(parameters: Type.TObject, values: Record<string, unknown>): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of Object.keys(parameters.properties)) {
    const value = values[name];
    if (isPrimitive(value)) picked[name] = String(value);
  }
  return picked;
}

function isPrimitive(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function filledPath(template: string, values: Record<string, string>): string {
  return template.replace(/\{([^}]+)\}/g, (_, name: string) => pathSegment(name, values[name] ?? ''));
}

/** One path segment. Dots alone would be resolved away by every HTTP client, however they are encoded. */
function pathSegment(name: string, value: string): string {
  if (value === '' || value === '.' || value === '..') throw new RangeError(name);
  return encodeURIComponent(value);
}

function queryText(values: Record<string, string>): string {
  const text = new URLSearchParams(values).toString();
  return text && `?${text}`;
}
