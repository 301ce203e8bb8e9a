import { IsOptional } from 'typebox';
import { Value } from 'typebox/value';
import { disputedOf } from './catalogue/disputed';
import type { Operation } from './catalogue/operation';
import { inputSchema } from './checking';
import { isRecord } from './values';

/** Texts for fields whose description has no example; the first that fits is taken. */
const texts = [
  'shop',
  '1.0.0',
  'https://example.com',
  '2026-01-01T00:00:00Z',
  '1',
  '1000',
  '10s',
  '512M',
  '192.168.0.10',
  'environment:production',
  '>= 1',
  'Pass-w0rd',
  'Bearer TOKEN',
  '1a2b3c4d-1111-2222-3333-444455556666',
];

/**
 * An input that an operation accepts, with what it requires; with all members of a body that requires none. Texts come
 * from the examples of their schemas, or in the descriptions, where they have one.
 */
export function exampleInput(operation: Operation): Record<string, unknown> {
  const example = exampleOf(inputSchema(operation), '');
  return { ...(isRecord(example) && example), ...operation.example };
}

/** @param name Name of the field, which hints at what it holds. */
function exampleOf(schema: unknown, name: string): unknown {
  if (!isRecord(schema)) return undefined;
  const { anyOf, enum: values, const: value, type, items, minItems } = schema;
  if ('default' in schema) return schema['default'];
  if (value !== undefined) return value;
  if (Array.isArray(values)) return values[0] as unknown;
  if (Array.isArray(anyOf))
    return anyOf.map((one) => exampleOf(one, name)).find((one) => Value.Check(schema, one));
  switch (type) {
    case 'object':
      return objectOf(schema, name);
    case 'array':
      return listOf(items, name, typeof minItems === 'number' ? minItems : 1);
    case 'integer':
    case 'number':
      return Value.Check(schema, 1) ? 1 : (schema['minimum'] ?? schema['maximum']);
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'string':
      return textOf(schema, name);
    default:
      return {};
  }
}

function listOf(items: unknown, name: string, count: number): readonly unknown[] {
  return Array.from({ length: Math.max(count, 1) }, () => exampleOf(items, name));
}

/** The required members, else all; a map with one entry. */
function objectOf(schema: Record<string, unknown>, name: string): Record<string, unknown> {
  if (isRecord(schema['patternProperties'])) {
    return Object.fromEntries(
      Object.entries(schema['patternProperties']).map(([pattern, value]) => [
        textOf({ type: 'string', pattern }, name),
        exampleOf(value, name),
      ]),
    );
  }
  const properties = isRecord(schema['properties']) ? Object.entries(schema['properties']) : [];
  const required = properties.filter(
    ([, field]) => isRecord(field) && (!IsOptional(field) || disputedOf(field)?.isRequired === true),
  );
  const members = (required.length > 0 ? required : properties).map(
    ([member, field]) => [member, exampleOf(field, member)] as const,
  );
  const example = Object.fromEntries(members);
  return required.length > 0 || Value.Check(schema, example) ? example : {};
}

/** The example of the schema or of its description, else the first text that fits the name and the limits; empty when none does. */
function textOf(schema: Record<string, unknown>, name: string): string {
  const { description, examples } = schema;
  const given = (Array.isArray(examples) ? examples : []).filter((one) => typeof one === 'string');
  const described =
    typeof description === 'string' ? /for example ([^\s,;]+)/.exec(description)?.[1] : undefined;
  const named = /(^|_|[a-z-])id$/i.test(name) ? ['1a2b3c4d1a2b3c4d'] : /version/i.test(name) ? ['1.0.0'] : [];
  const candidates = [
    ...given,
    ...(described ? [described.replace(/(?<![.)`:])[.)`:]+$/, '')] : []),
    ...named,
    ...texts,
  ];
  const { minLength } = schema;
  const long = typeof minLength === 'number' ? candidates.map((text) => text.padEnd(minLength, 'a')) : [];
  return [...candidates, ...long].find((text) => Value.Check(schema, text)) ?? '';
}
