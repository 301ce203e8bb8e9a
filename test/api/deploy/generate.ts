import type { FieldBehaviour } from '../../../api/catalogue/field-behaviour';
import { isRecord } from '../../../api/values';
import type { Property, Schema, ValueType } from '../../../manifests/engine/schema/schema';
import type { Random } from '../../fuzz/random';

/** Values that servers check against what they know, by the path of the field. */
export type KnownValues = Readonly<Record<string, readonly unknown[]>>;

/** Where a value is generated: what it is for, and which fields occur in all of its maps. */
interface Place {
  readonly random: Random;
  readonly known: KnownValues;
  /** Paths of the fields that have been generated. */
  readonly seen: Set<string>;
  /** A field that must occur. */
  readonly wanted: string;
  /** Fields without which the server takes nothing. */
  readonly needed: readonly string[];
}

/** Texts for fields with a form of their own; the first that fits is taken. */
const texts = [
  'a-1',
  'A1',
  '1.0.0',
  '1',
  '10S',
  'https://example.com',
  '192.168.0.0/24',
  '10s',
  '1a2b3c4d-1111-2222-3333-444455556666',
];

/** A value of a schema: required fields, a wanted one, and half of the others. */
export function generated(
  schema: Schema,
  place: Place,
  path: string,
  behaviour: FieldBehaviour = {},
): unknown {
  const { random, known } = place;
  const values = known[path];
  if (values) return note(random.pick(values), place, path);
  const { choices } = schema;
  const alternatives = (schema.alternatives ?? []).filter(({ types }) =>
    types.some((type) => type !== 'null'),
  );
  if (alternatives.length > 0) return generated(fitting(alternatives, place, path), place, path, behaviour);
  if (choices) return random.pick(choices).value;
  const types: readonly ValueType[] = schema.types.filter((type) => type !== 'null');
  const type = schema.properties || schema.additional ? 'map' : (types[0] ?? 'string');
  switch (type) {
    case 'map':
      return mapOf(schema, place, path);
    case 'list':
      return listOf(schema, place, path, behaviour);
    case 'integer':
    case 'number':
      return numberOf(schema, random);
    case 'boolean':
      return random.below(2) === 1;
    default:
      return textOf(schema, random, path);
  }
}

/** A value as it is; its fields have occurred. */
function note(value: unknown, place: Place, path: string): unknown {
  place.seen.add(path);
  if (Array.isArray(value)) for (const entry of value) note(entry, place, `${path}[]`);
  if (isRecord(value))
    for (const [name, member] of Object.entries(value)) note(member, place, `${path}.${name}`);
  return value;
}

/** An alternative that leads to the wanted field, else any. */
function fitting(alternatives: readonly Schema[], { random, wanted }: Place, path: string): Schema {
  const leading = alternatives.filter((one) => leadsTo(one, path, wanted));
  return random.pick(leading.length > 0 ? leading : alternatives);
}

function leadsTo(schema: Schema, path: string, wanted: string): boolean {
  if (path === wanted) return true;
  if (!wanted.startsWith(path)) return false;
  const { properties = {}, items, additional, alternatives = [] } = schema;
  return (
    Object.entries(properties).some(([name, one]) => leadsTo(one.schema, `${path}.${name}`, wanted)) ||
    (items !== undefined && leadsTo(items, `${path}[]`, wanted)) ||
    (additional !== undefined && leadsTo(additional, `${path}.*`, wanted)) ||
    alternatives.some((one) => leadsTo(one, path, wanted))
  );
}

function mapOf({ properties = {}, additional }: Schema, place: Place, path: string): Record<string, unknown> {
  const members = Object.entries(properties).flatMap(([name, property]) =>
    memberOf(name, property, place, path),
  );
  const keys = place.random.below(2) === 0 ? ['one'] : ['one', 'two'];
  const own = additional
    ? [...members, ...keys.map((key) => [key, generated(additional, place, `${path}.*`)] as const)]
    : members;
  if (additional) place.seen.add(`${path}.*`);
  return Object.fromEntries(own);
}

function memberOf(name: string, { schema, required, behaviour }: Property, place: Place, path: string) {
  const inner = `${path}.${name}`;
  const { random, wanted, needed, known, seen } = place;
  if (known[inner]?.length === 0) return [];
  const isWanted = wanted === inner || wanted.startsWith(`${inner}.`) || wanted.startsWith(`${inner}[`);
  const isNeeded = required === true || needed.includes(inner) || isWanted;
  if (!isNeeded && random.below(2) === 0) return [];
  seen.add(inner);
  return [[name, generated(schema, place, inner, behaviour)] as const];
}

/** Entries of a set differ in their key. */
function listOf(
  { items, minItems = 0, maxItems = 3 }: Schema,
  place: Place,
  path: string,
  { key }: FieldBehaviour,
) {
  const count = Math.min(Math.max(minItems, 1 + place.random.below(2)), maxItems);
  const entries = Array.from({ length: count }, () => (items ? generated(items, place, `${path}[]`) : 'a'));
  const byKey = new Map(entries.map((entry) => [JSON.stringify(keyOf(entry, key)), entry]));
  return [...byKey.values()];
}

function keyOf(entry: unknown, key: readonly string[] | undefined): unknown {
  return key && isRecord(entry) ? key.map((member) => entry[member]) : entry;
}

function numberOf({ minimum = 1, maximum = minimum + 20 }: Schema, random: Random): number {
  return minimum + random.below(Math.min(maximum - minimum, 20) + 1);
}

function textOf(
  { pattern, examples = [], minLength = 1, maxLength = 64 }: Schema,
  random: Random,
  path: string,
): string {
  const free = pattern === undefined ? [word(random, Math.max(minLength, 6)).slice(0, maxLength)] : texts;
  const all = [...examples.map(({ value }) => String(value)), ...free];
  const form = new RegExp(pattern ?? '', 'u');
  const fits = all.filter((one) => form.test(one) && one.length >= minLength && one.length <= maxLength);
  if (fits.length === 0) throw new Error(`No text fits ${path}: ${pattern ?? ''}`);
  return random.pick(fits);
}

function word(random: Random, length: number): string {
  return Array.from({ length }, () => random.pick([...'abcdefghij'])).join('');
}
