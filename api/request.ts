import type * as Type from 'typebox';
import type { Operation } from './catalogue/operation';
import { multipartBody } from './multipart';
import { percentEncoded } from './percent-encoding';
import { isRecord } from './values';
import { withoutEnd } from './without-end';

/** The parts of a request that depend on the operation and its input; credentials are added when it is sent. */
export interface OperationRequest {
  readonly method: Operation['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/**
 * Puts a validated input into path, query, headers, and a body of JSON or files.
 * @throws RangeError when a path parameter would change the path (`.` and `..`).
 */
export function buildRequest(operation: Operation, address: string, input: unknown): OperationRequest {
  const values = isRecord(input) ? input : {};
  const { path, query, headers } = operation.parameters;
  const { type, body } = writtenBody(operation, values['body']);
  return {
    method: operation.method,
    url:
      withoutEnd(address, '/') +
      filledPath(operation.path, Object.fromEntries(pick(path, values))) +
      queryText(pick(query, values)),
    headers: {
      accept: 'application/json',
      ...(type !== undefined && { 'content-type': type }),
      ...Object.fromEntries(pick(headers, values)),
    },
    body,
  };
}

function writtenBody(
  operation: Operation,
  body: unknown,
): { readonly type?: string; readonly body?: string | Uint8Array } {
  if (!operation.body || body === undefined) return {};
  if (operation.bodyType !== 'multipart') return { type: 'application/json', body: JSON.stringify(body) };
  const { contentType, bytes } = multipartBody(operation.body, body);
  return { type: contentType, body: bytes };
}

/** Names and texts of one group of parameters; absent ones are left out, and a list repeats its name. */
function pick(parameters: Type.TObject, values: Record<string, unknown>): [name: string, text: string][] {
  const picked: [string, string][] = [];
  for (const name of Object.keys(parameters.properties)) {
    const value = values[name];
    const listed: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const one of listed) if (isPrimitive(one)) picked.push([name, String(one)]);
  }
  return picked;
}

function isPrimitive(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function filledPath(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => pathSegment(name, values[name] ?? ''));
}

/** One path segment. Every HTTP client resolves segments of dots, however they are encoded. */
function pathSegment(name: string, value: string): string {
  if (value === '' || value === '.' || value === '..') throw new RangeError(name);
  return percentEncoded(value);
}

function queryText(values: readonly (readonly [string, string])[]): string {
  const text = values.map(([name, value]) => `${percentEncoded(name)}=${percentEncoded(value)}`).join('&');
  return text && `?${text}`;
}
