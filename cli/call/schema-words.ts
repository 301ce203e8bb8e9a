import { IsOptional } from 'typebox';
import { isRecord } from '../../api/values';

/** A field of a schema, in the words of a help text. */
export interface FieldWords {
  /** `limit`, `service.tags`, `items[]`. */
  readonly name: string;
  /** Type, whether it is required, and limits. */
  readonly facts: string;
  readonly description: string;
  readonly fields: readonly FieldWords[];
}

/** Maximum depth of fields: what is deeper is for documents, not for a command line. */
const maxDepth = 8;

/** The fields of an object schema, with those inside them. */
export function fieldsOf(schema: object, depth = 0): readonly FieldWords[] {
  const { properties } = { properties: undefined, ...schema };
  if (!isRecord(properties) || depth >= maxDepth) return [];
  return Object.entries(properties).flatMap(([name, field]) =>
    isRecord(field) ? [fieldOf(name, field, depth)] : [],
  );
}

function fieldOf(name: string, schema: object, depth: number): FieldWords {
  const fields = insideOf(schema).flatMap((one) => fieldsOf(one, depth + 1));
  return {
    name,
    facts: [typeOf(schema), ...(isRequired(schema) ? ['required'] : []), ...limitsOf(schema)].join(', '),
    description: textIn(schema, 'description').replaceAll('`', '"'),
    fields: fields.filter((one, index) => fields.findIndex((other) => other.name === one.name) === index),
  };
}

/** What has a default may be left out, in a call. */
function isRequired(schema: object): boolean {
  return !IsOptional(schema) && !('default' in schema);
}

function limitsOf(schema: object): readonly string[] {
  const parts = [schema, ...partsOf(schema)];
  const limits = parts.flatMap((part) => [
    ...span(part, 'minLength', 'maxLength', 'characters'),
    ...span(part, 'minimum', 'maximum', ''),
    ...span(part, 'minItems', 'maxItems', 'items'),
    ...('pattern' in part ? [`matches ${String(part.pattern)}`] : []),
  ]);
  const usual = 'default' in schema ? [`default ${JSON.stringify(schema.default)}`] : [];
  return [...new Set([...limits, ...usual])];
}

/** Type in words: `text`, `list of number`, `one of a, b`. */
function typeOf(schema: object): string {
  const { type, items, patternProperties, enum: values, const: value } = members(schema);
  if (value !== undefined) return JSON.stringify(value);
  if (Array.isArray(values)) return `one of ${values.map(String).join(', ')}`;
  const alternatives = alternativesOf(schema);
  if (alternatives.length > 0) return [...new Set(alternatives.map(typeOf))].join(' or ');
  switch (type) {
    case 'string':
      return 'text';
    case 'integer':
      return 'whole number';
    case 'array':
      return isRecord(items) ? `list of ${typeOf(items)}` : 'list';
    case 'object': {
      const [entry] = isRecord(patternProperties) ? Object.values(patternProperties) : [];
      return isRecord(entry) ? `map of ${typeOf(entry)}` : 'object';
    }
    case undefined:
      return 'any value';
    default:
      return String(type);
  }
}

function span(schema: object, from: string, to: string, unit: string): readonly string[] {
  const [least, most] = [from, to].map((limit) => members(schema)[limit]).map(numberOrNone);
  const counted = unit === '' ? '' : ` ${unit}`;
  if (least === undefined && most === undefined) return [];
  if (least === undefined) return [`at most ${String(most)}${counted}`];
  if (least === 1 && most === undefined && unit !== '') return ['not empty'];
  if (most === undefined) return [`at least ${String(least)}${counted}`];
  return [`${String(least)} to ${String(most)}${counted}`];
}

function numberOrNone(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** The schemas whose fields a value may have, itself or in its items or entries. */
function insideOf(schema: object): readonly object[] {
  return [schema, ...partsOf(schema)].flatMap((one) => {
    const { items, patternProperties } = members(one);
    const entries = isRecord(patternProperties) ? Object.values(patternProperties) : [];
    return [one, ...[items, ...entries].filter(isRecord).flatMap(insideOf)];
  });
}

/** The alternatives of a union, and theirs. */
function partsOf(schema: object): readonly Record<string, unknown>[] {
  return alternativesOf(schema).flatMap((one) => [one, ...partsOf(one)]);
}

function alternativesOf(schema: object): readonly Record<string, unknown>[] {
  const { anyOf } = members(schema);
  return Array.isArray(anyOf) ? anyOf.filter(isRecord) : [];
}

function textIn(schema: object, name: string): string {
  const value = members(schema)[name];
  return typeof value === 'string' ? value : '';
}

function members(schema: object): Record<string, unknown> {
  return isRecord(schema) ? schema : {};
}
