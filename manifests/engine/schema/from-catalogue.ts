import * as l10n from '@vscode/l10n';
import { IsOptional } from 'typebox';
import type * as Type from 'typebox';
import { disputedOf } from '../../../api/catalogue/disputed';
import { behaviourOf, isSecret } from '../../../api/catalogue/field-behaviour';
import type { FieldBehaviour } from '../../../api/catalogue/field-behaviour';
import type { Source } from '../../../api/catalogue/operation';
import { isRecord } from '../../../api/values';
import type { Choice, Property, Schema, Text, ValueType } from './schema';

/**
 * A schema of the catalogue in the form that completion, hover and checks of manifests read. `source` is that of the
 * operation or the document that the schema comes from.
 */
export function fromCatalogue(schema: Type.TSchema, source: Source): Schema {
  return convert(schema, { source, outer: behaviourOf(schema) });
}

interface Context {
  readonly source: Source;
  /** Behaviour of the field that the schema is part of: its parts change as it does, unless they say otherwise. */
  readonly outer: FieldBehaviour;
}

type Json = Readonly<Record<string, unknown>>;

function convert(given: unknown, context: Context): Schema {
  const json = isRecord(given) ? given : {};
  const alternatives = listOf(json['anyOf']).map((one) => convert(one, context));
  const constants = alternatives.filter((one) => one.choices?.length === 1);
  if (constants.length > 0 && constants.length === alternatives.length) {
    return { types: typesOfAll(constants), choices: constants.flatMap((one) => one.choices ?? []) };
  }
  if (alternatives.length > 0) return { types: typesOfAll(alternatives), alternatives, ...examplesOf(json) };
  return {
    types: typesOf(json),
    ...choicesOf(json),
    ...examplesOf(json),
    ...limitsOf(json),
    ...disputesOf(json),
    ...textOf('summary', json['description']),
    ...(isRecord(json['properties']) && { properties: propertiesOf(given, json['properties'], context) }),
    ...additionalOf(json, context),
    ...(json['items'] !== undefined && { items: convert(json['items'], context) }),
  };
}

function propertiesOf(parent: unknown, given: Json, { source, outer }: Context): Record<string, Property> {
  const required = isRecord(parent) ? listOf(parent['required']) : [];
  const properties: Record<string, Property> = {};
  for (const [name, schema] of Object.entries(given)) {
    const json = isRecord(schema) ? schema : {};
    const behaviour = within(outer, behaviourOf(json));
    properties[name] = {
      summary: translated(json['description']) ?? (() => ''),
      ...(json['default'] !== undefined && { default: () => written(json['default']) }),
      required: required.includes(name) && !IsOptional(json),
      ...(Object.keys(behaviour).length > 0 && { behaviour }),
      ...(isSecret(json) && { isSecret: true }),
      source,
      schema: convert(schema, { source, outer: behaviour }),
    };
  }
  return properties;
}

function within({ changedBy, identifies }: FieldBehaviour, own: FieldBehaviour): FieldBehaviour {
  if (changedBy === undefined || own.changedBy !== undefined) return own;
  return { changedBy, ...(identifies && { identifies }), ...own };
}

/** What records whose keys may be any text have as the form of keys. */
const anyKey = '^.*$';

/** Keys of a record are the user's; an object without properties takes any. */
function additionalOf(json: Json, context: Context): Pick<Schema, 'additional' | 'keyPattern'> {
  const patterns = json['patternProperties'];
  const [[pattern, value] = []] = isRecord(patterns) ? Object.entries(patterns) : [];
  if (pattern !== undefined)
    return { additional: convert(value, context), ...(pattern !== anyKey && { keyPattern: pattern }) };
  if (isRecord(json['additionalProperties']))
    return { additional: convert(json['additionalProperties'], context) };
  return {};
}

const everyType: readonly ValueType[] = ['string', 'integer', 'number', 'boolean', 'null', 'map', 'list'];

const typeNames: Readonly<Record<string, ValueType>> = {
  string: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
  object: 'map',
  array: 'list',
};

function typesOf(json: Json): readonly ValueType[] {
  const names = Array.isArray(json['type']) ? json['type'] : [json['type']];
  const types = names.flatMap((name) => (typeof name === 'string' ? (typeNames[name] ?? []) : []));
  if (types.length > 0) return types;
  const values = valuesOf(json);
  return values.length > 0 ? [...new Set(values.map(typeOfValue))] : everyType;
}

function typesOfAll(schemas: readonly Schema[]): readonly ValueType[] {
  return [...new Set(schemas.flatMap(({ types }) => types))];
}

function typeOfValue(value: Choice['value']): ValueType {
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}

function choicesOf(json: Json): Pick<Schema, 'choices'> {
  const choices = valuesOf(json).map((value) => ({ value }));
  if (choices.length > 0) return { choices };
  return json['type'] === 'boolean' ? { choices: [{ value: true }, { value: false }] } : {};
}

function valuesOf(json: Json): Choice['value'][] {
  return [...listOf(json['enum']), ...('const' in json ? [json['const']] : [])].filter(isValue);
}

function examplesOf(json: Json): Pick<Schema, 'examples'> {
  const given = [...listOf(json['examples']), ...(json['default'] === undefined ? [] : [json['default']])];
  const values = [...new Set(given.filter(isValue))];
  return values.length > 0 ? { examples: values.map((value) => ({ value })) } : {};
}

const limits = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
] as const;

function limitsOf(json: Json): Partial<Schema> {
  const found: Partial<Record<(typeof limits)[number], number>> = {};
  for (const name of limits) {
    const value = json[name];
    if (typeof value === 'number') found[name] = value;
  }
  const { pattern } = json;
  return { ...found, ...(typeof pattern === 'string' && { pattern }) };
}

function disputesOf(json: Json): Pick<Schema, 'disputed'> {
  const disputed = disputedOf(json);
  return disputed ? { disputed } : {};
}

function textOf(name: 'summary', given: unknown): Partial<Pick<Schema, 'summary'>> {
  const text = translated(given);
  return text ? { [name]: text } : {};
}

/** Descriptions of the catalogue are keys of the bundles of texts, as they are. */
function translated(given: unknown): Text | undefined {
  return typeof given === 'string' && given !== '' ? () => l10n.t(given) : undefined;
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isValue(value: unknown): value is Choice['value'] {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
