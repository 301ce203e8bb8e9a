import type { Operation } from '../../api/catalogue/operation';
import { isRecord } from '../../api/values';
import { didYouMean } from '../../manifests/engine/rules/did-you-mean';
import { UsageError } from '../exit-code';

/**
 * The parameters of an operation from texts `name=value`. Each is converted to the type in its schema; lists may be
 * repeated or separated by commas (those that may also be a single value, repeated only).
 * Throws a `UsageError` for an unknown or repeated name. The values are validated with the whole input.
 */
export function readParameters(operation: Operation, texts: readonly string[]): Record<string, unknown> {
  const { path, query, headers } = operation.parameters;
  const schemas = { ...path.properties, ...query.properties, ...headers.properties };
  const given = new Map<string, string[]>();
  for (const text of texts) {
    const { name, value } = split(text);
    const schema = schemas[name];
    if (!schema) throw unknownParameter(operation, name, Object.keys(schemas));
    given.set(name, [...(given.get(name) ?? []), value]);
  }
  const values: Record<string, unknown> = {};
  for (const [name, written] of given) values[name] = valueOf(name, written, schemas[name] ?? {});
  return values;
}

function split(text: string): { readonly name: string; readonly value: string } {
  const end = text.indexOf('=');
  if (end <= 0) throw new UsageError(`"--param ${text}" is not valid: write NAME=VALUE.`);
  return { name: text.slice(0, end), value: text.slice(end + 1) };
}

function unknownParameter(operation: Operation, name: string, known: readonly string[]): UsageError {
  const nearest = didYouMean(name, known);
  const hint = nearest
    ? `did you mean ${nearest}?`
    : known.length
      ? `it has ${known.join(', ')}.`
      : 'it has none.';
  return new UsageError(`${operation.id} has no parameter "${name}": ${hint}`);
}

function valueOf(name: string, texts: readonly string[], schema: object): unknown {
  if (isList(schema))
    return texts.flatMap((text) => text.split(',')).map((text) => scalar(text, schema.items));
  const [text = '', ...more] = texts;
  const list = alternativesOf(schema).find(isList);
  if (list && more.length > 0) return texts.map((one) => scalar(one, list.items));
  if (more.length > 0)
    throw new UsageError(`The parameter "${name}" takes one value; it was given ${texts.length}.`);
  return scalar(text, schema);
}

function isList(schema: object): schema is { items: object } {
  return 'type' in schema && schema.type === 'array' && 'items' in schema && typeof schema.items === 'object';
}

/** Numbers and booleans where the schema has them; other texts stay texts and fail the validation. */
function scalar(text: string, schema: object): unknown {
  if (asksFor(schema, 'boolean') && /^(true|false)$/.test(text)) return text === 'true';
  const numeric = asksFor(schema, 'integer') || asksFor(schema, 'number');
  return numeric && text.trim() !== '' && !Number.isNaN(Number(text)) ? Number(text) : text;
}

function alternativesOf(schema: object): readonly object[] {
  const options: unknown = 'anyOf' in schema ? schema.anyOf : undefined;
  return Array.isArray(options) ? options.filter(isRecord) : [];
}

/** Whether a schema, one of its alternatives or one of its listed values has a type. */
function asksFor(schema: object, type: 'boolean' | 'integer' | 'number'): boolean {
  if ('type' in schema) return schema.type === type;
  const alternatives = alternativesOf(schema);
  if (alternatives.length > 0) return alternatives.some((one) => asksFor(one, type));
  const listed = 'enum' in schema && Array.isArray(schema.enum) ? schema.enum : [];
  return listed.some((value) => typeof value === (type === 'boolean' ? 'boolean' : 'number'));
}
