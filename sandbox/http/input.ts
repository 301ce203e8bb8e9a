import type { TObject, TSchema } from 'typebox';
import type { Input, Operation } from '../../api/catalogue/operation';
import { parseJson } from './exchange';
import type { WireRequest } from './exchange';
import { pointerToViolation } from './violation';

/** A part of a request that is not valid by the catalogue. */
export interface InputProblem {
  readonly part: 'path' | 'query' | 'headers' | 'body';
  /** JSON pointer to the field inside that part, also to one that is missing; empty for the whole part. */
  readonly pointer: string;
  /** The value of that field. */
  readonly value: unknown;
}

export type InputResult<O extends Operation> =
  { readonly input: Input<O> } | { readonly problem: InputProblem };

/**
 * Parameters and body of a request as the catalogue describes them: texts become the numbers and booleans that they
 * stand for, then everything is checked. `form` is the body of an operation that takes a form.
 */
export function readInput<O extends Operation>(
  operation: O,
  request: WireRequest,
  form?: Readonly<Record<string, string>>,
): InputResult<O> {
  const { path, query, headers } = operation.parameters;
  const given = {
    path: { ...request.path },
    query: valuesOfTexts(query, request.query),
    headers: headersByDescribedName(Object.keys(headers.properties), request.headers),
  };
  const body = bodyOf(operation, request, form);
  const problem =
    findProblem('path', path, given.path) ??
    findProblem('query', query, given.query) ??
    findProblem('headers', headers, given.headers) ??
    (operation.body && findProblem('body', operation.body, body));
  if (problem) return { problem };
  const input: unknown = {
    ...given.path,
    ...given.query,
    ...given.headers,
    ...(operation.body ? { body } : {}),
  };
  return { input: input as Input<O> }; // every part has been validated against its schema
}

function bodyOf({ body, bodyType }: Operation, request: WireRequest, form: unknown): unknown {
  if (!body) return undefined;
  return bodyType === 'multipart' ? form : parseJson(request.body);
}

function findProblem(part: InputProblem['part'], schema: TSchema, value: unknown): InputProblem | undefined {
  const pointer = pointerToViolation(schema, value);
  return pointer === undefined ? undefined : { part, pointer, value: valueAt(value, pointer) };
}

/** Numbers and booleans in a query are texts; what is clearly neither stays a text, and is not valid. */
function valuesOfTexts(schema: TObject, texts: Readonly<Record<string, string>>): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(texts)) values[name] = valueOfText(schema.properties[name], text);
  return values;
}

function valueOfText(schema: object | undefined, text: string): unknown {
  if (schema === undefined) return text;
  if ('anyOf' in schema && Array.isArray(schema.anyOf)) return valueOfAny(schema.anyOf, text);
  if ('type' in schema && schema.type === 'boolean' && /^(true|false|1|0)$/.test(text)) {
    return text === 'true' || text === '1';
  }
  const numeric =
    'enum' in schema && Array.isArray(schema.enum)
      ? schema.enum.includes(Number(text))
      : 'type' in schema && (schema.type === 'integer' || schema.type === 'number');
  return numeric && /^-?\d+$/.test(text) ? Number(text) : text;
}

/** As the first of several forms that can read it. */
function valueOfAny(schemas: readonly unknown[], text: string): unknown {
  return (
    schemas
      .map((schema) => (schema instanceof Object ? valueOfText(schema, text) : text))
      .find((value) => value !== text) ?? text
  );
}

function valueAt(value: unknown, pointer: string): unknown {
  let current: unknown = value;
  for (const step of pointer.split('/').slice(1)) {
    if (typeof current !== 'object' || current === null) return undefined;
    const members: [string, unknown][] = Object.entries(current);
    current = members.find(([name]) => name === step)?.[1];
  }
  return current;
}

function headersByDescribedName(
  names: string[],
  headers: Readonly<Record<string, string>>,
): Record<string, string> {
  const present = names.filter((name) => headers[name.toLowerCase()] !== undefined);
  return Object.fromEntries(present.map((name) => [name, headers[name.toLowerCase()] ?? '']));
}
