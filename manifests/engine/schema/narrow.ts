import { asMap, asScalar, resolve } from '../../../parser/node';
import type { Node, ScalarNode } from '../../../parser/node';
import { propertyOf } from './schema';
import type { Choice, Property, Schema } from './schema';

/** A node with aliases resolved. */
export type Resolved = Exclude<ReturnType<typeof resolve>, undefined>;

/**
 * Whether a schema takes nodes of this type. Texts of digits pass for numbers nowhere, but a time is a text, and an
 * integer a number.
 */
export function hasType(node: Resolved, { types }: Schema): boolean {
  if (node.kind !== 'scalar') return types.includes(node.kind);
  if (node.type === 'float') return types.includes('number');
  if (node.type === 'integer') return types.includes('integer') || types.includes('number');
  if (node.type === 'timestamp') return types.includes('string');
  return types.includes(node.type);
}

/** A key by which alternatives differ, such as `type`, and those of them that fit its value. */
interface Distinction {
  readonly key: string;
  readonly fitting: readonly Schema[];
}

/**
 * Distinguishes the alternatives of a map by a key that all of them have and most of them restrict to certain values.
 * Undefined when the map has no such key.
 */
export function distinction(node: Node, alternatives: readonly Schema[]): Distinction | undefined {
  const map = asMap(node);
  if (map === undefined) return undefined;
  let best: { readonly key: string; readonly scalar: ScalarNode; readonly tied: number } | undefined;
  for (const key of Object.keys(alternatives[0]?.properties ?? {})) {
    const scalar = asScalar(map.fields.get(key)?.value);
    if (scalar === undefined || scalar.text === '') continue;
    const tied = countTied(key, alternatives);
    if (tied > (best?.tied ?? 0)) best = { key, scalar, tied };
  }
  if (best === undefined) return undefined;
  const { key, scalar } = best;
  return { key, fitting: alternatives.filter((one) => fits(scalar, propertyOf(one, key)?.schema)) };
}

/** How many alternatives restrict a key to certain values; none where one of them lacks it. */
function countTied(key: string, alternatives: readonly Schema[]): number {
  const properties = alternatives.map((one) => propertyOf(one, key));
  if (properties.includes(undefined)) return 0;
  return properties.filter((property) => property?.schema.choices !== undefined).length;
}

function fits(scalar: ScalarNode, schema: Schema | undefined): boolean {
  if (schema?.choices) return schema.choices.some(({ value }) => value === scalar.value);
  return schema?.pattern === undefined || new RegExp(schema.pattern, 'u').test(scalar.text);
}

/**
 * The schema with its alternatives settled along a path: to the one that the node there is written as, or, while that is
 * open, to all of them in one. `offset` determines which item of a list the path goes through.
 */
export function narrowed(
  schema: Schema,
  node: Node | undefined,
  path: readonly (string | number)[],
  offset: number,
): Schema {
  const settled = settle(schema, node);
  const [step, ...rest] = path;
  if (step === undefined) return settled;
  if (typeof step === 'number') {
    const items = node && resolve(node);
    const item =
      items?.kind === 'list' ? items.items.findLast(({ range }) => range.start <= offset) : undefined;
    return settled.items ? { ...settled, items: narrowed(settled.items, item, rest, offset) } : settled;
  }
  const child = asMap(node)?.fields.get(step)?.value;
  const property = propertyOf(settled, step);
  if (property) {
    const inner = { ...property, schema: narrowed(property.schema, child, rest, offset) };
    return { ...settled, properties: { ...settled.properties, [step]: inner } };
  }
  return settled.additional
    ? { ...settled, additional: narrowed(settled.additional, child, rest, offset) }
    : settled;
}

function settle(schema: Schema, node: Node | undefined): Schema {
  if (schema.alternatives === undefined) return schema;
  const { alternatives, ...whole } = schema;
  const written = node && resolve(node);
  const typed = written ? alternatives.filter((one) => hasType(written, one)) : [];
  const possible = typed.length > 0 ? typed : alternatives;
  const fitting = node ? distinction(node, possible)?.fitting : undefined;
  const meant = fitting !== undefined && fitting.length > 0 ? fitting : possible;
  return { ...merge(meant), ...(whole.examples && { examples: whole.examples }), types: typesOf(meant) };
}

function merge(schemas: readonly Schema[]): Schema {
  const [first = { types: [] }, ...others] = schemas;
  if (others.length === 0) return first;
  const properties = new Map<string, Property>();
  for (const schema of schemas)
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const known = properties.get(name);
      const both = known && { ...known, schema: merge([known.schema, property.schema]) };
      properties.set(name, { ...(both ?? property), required: false });
    }
  const items = schemas.find((one) => one.items)?.items;
  const additional = schemas.find((one) => one.additional)?.additional;
  return {
    types: typesOf(schemas),
    ...valuesOf(schemas),
    ...(properties.size > 0 && { properties: Object.fromEntries(properties) }),
    ...(items && { items }),
    ...(additional && { additional }),
  };
}

function valuesOf(schemas: readonly Schema[]): Pick<Schema, 'choices' | 'examples'> {
  const given = schemas.flatMap(({ choices, examples }) => choices ?? examples ?? []);
  const values = given.filter((one, index) => given.findIndex(({ value }) => value === one.value) === index);
  if (values.length === 0) return {};
  const areAll = schemas.every(({ choices }) => choices !== undefined);
  return areAll ? { choices: values } : { examples: values satisfies readonly Choice[] };
}

function typesOf(schemas: readonly Schema[]): Schema['types'] {
  return [...new Set(schemas.flatMap(({ types }) => types))];
}
