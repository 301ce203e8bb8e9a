import type { ChangedBy, FieldBehaviour } from '../../api/catalogue/field-behaviour';
import { isRecord } from '../../api/values';
import { propertyOf, type Property, type Schema } from '../../manifests/engine/schema/schema';
import { entriesByKey, entryTitle, ownEntries } from './entries';
import { isAbsent, isSameValue } from './same-value';

/** One field in which a resource is not as wanted. */
export interface Difference {
  /** Keys from the outside in; entries of lists by what identifies them. */
  readonly path: readonly string[];
  /** The live value; undefined where there is none. */
  readonly from: unknown;
  /** The wanted value; undefined for an entry of a list that is not wanted. */
  readonly to: unknown;
  readonly changedBy: ChangedBy;
  /** An empty value that the server ignores: the field can't be emptied. */
  readonly isIgnored?: true;
  readonly isSecret: boolean;
}

/** Whether one of the fields can't be changed in an existing resource. */
export function isReplacement(differences: readonly Difference[]): boolean {
  return differences.some(({ changedBy }) => changedBy === 'replacement');
}

interface Field {
  readonly schema: Schema | undefined;
  readonly behaviour: FieldBehaviour;
  readonly isSecret: boolean;
}

/**
 * The fields in which a live resource is not as wanted, by meaning: what is not written is not managed, sets have no
 * order, and entries and keys that the server adds don't count. Source: resources §0 (0.6) and the catalogue.
 *
 * @param schema The kind's schema of both values.
 */
export function compareFields(wanted: unknown, live: unknown, schema: Schema): readonly Difference[] {
  return [...compare(wanted, live, { schema, behaviour: {}, isSecret: false }, [])];
}

type Path = readonly string[];

function* compare(wanted: unknown, live: unknown, field: Field, path: Path): Generator<Difference> {
  const { behaviour } = field;
  if (wanted === undefined || isNeverRead(field)) return;
  if (isAbsent(wanted, behaviour) && isAbsent(live, behaviour)) return;
  if (Array.isArray(wanted) && behaviour.compare === 'set') yield* compareSets(wanted, live, field, path);
  else if (Array.isArray(wanted)) yield* compareLists(wanted, live, field, path);
  else if (isRecord(wanted) && isRecord(live)) yield* compareMaps(wanted, live, field, path);
  else if (isRecord(wanted) && isAbsent(live, behaviour)) yield* compareMaps(wanted, {}, field, path);
  else if (!isSameValue(wanted, live, behaviour.compare)) yield difference(wanted, live, field, path);
}

/** What the server never returns, or decides itself. */
function isNeverRead({ behaviour, isSecret }: Field): boolean {
  const { compare, computed, changedBy } = behaviour;
  return isSecret || compare === 'never' || computed === 'always' || changedBy === 'creation';
}

function* compareMaps(
  wanted: Readonly<Record<string, unknown>>,
  live: Readonly<Record<string, unknown>>,
  field: Field,
  path: Path,
): Generator<Difference> {
  const { schema } = field;
  const isFree = schema?.properties === undefined && (schema?.alternatives ?? []).length === 0;
  if (isFree && Object.keys(wanted).length === 0) {
    const own = Object.keys(live).filter((key) => !field.behaviour.addedKeys?.includes(key));
    if (own.length > 0) yield difference(wanted, live, field, path);
    return;
  }
  const fitting = schema && fittingSchema(schema, wanted);
  for (const [key, value] of Object.entries(wanted)) {
    yield* compare(value, ownMember(live, key), memberField(field, fitting, key), [...path, key]);
  }
}

/** Entries of a set are the same when their key is; all of them are managed, each with what is written of it. */
function* compareSets(
  wanted: readonly unknown[],
  live: unknown,
  field: Field,
  path: Path,
): Generator<Difference> {
  const { behaviour } = field;
  const inner = entryField(field);
  const all = ownEntries(Array.isArray(live) ? live : [], behaviour);
  const theirs = new Map(entriesByKey(all, behaviour, inner.schema));
  const at = (entry: unknown) => [...path, `[${entryTitle(entry, behaviour)}]`];
  const missing: unknown[] = [];
  for (const [key, entry] of entriesByKey(wanted, behaviour, inner.schema)) {
    if (!theirs.has(key)) missing.push(entry);
    else yield* compare(entry, theirs.get(key), inner, at(entry));
    theirs.delete(key);
  }
  for (const entry of missing) {
    const same = [...theirs].find(([, one]) => isAsWanted(entry, one, inner, behaviour));
    if (same) theirs.delete(same[0]);
    else yield difference(entry, undefined, field, at(entry));
  }
  for (const entry of theirs.values()) yield difference(undefined, entry, field, at(entry));
}

/** Entries that nothing identifies are the same when they mean the same. */
function isAsWanted(wanted: unknown, live: unknown, inner: Field, { key }: FieldBehaviour): boolean {
  return key === undefined && compare(wanted, live, inner, []).next().done === true;
}

/** A list in order is one value: fields of its entries that are not written are not there. */
function* compareLists(
  wanted: readonly unknown[],
  live: unknown,
  field: Field,
  path: Path,
): Generator<Difference> {
  const inner = entryField(field);
  const theirs = Array.isArray(live) ? live : undefined;
  if (theirs?.length !== wanted.length) {
    yield difference(wanted, live, field, path);
    return;
  }
  for (const [index, entry] of wanted.entries()) {
    yield* compare(complete(entry, theirs[index]), theirs[index], inner, [...path, `[${index}]`]);
  }
}

/** A wanted value with nothing for the members that only the live one has. */
function complete(wanted: unknown, live: unknown): unknown {
  if (!isRecord(wanted) || !isRecord(live)) return wanted;
  const members = Object.keys({ ...live, ...wanted }).map((key) => [
    key,
    key in wanted ? complete(wanted[key], live[key]) : null,
  ]);
  return Object.fromEntries(members);
}

/** A member of a map; never one that all objects have, such as `constructor`. */
export function ownMember(map: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function memberField(outer: Field, schema: Schema | undefined, key: string): Field {
  const property: Property | undefined = propertyOf(schema, key);
  if (!property) {
    return { ...outer, schema: schema?.additional, behaviour: inherited(outer.behaviour, {}) };
  }
  const behaviour = inherited(outer.behaviour, property.behaviour ?? {});
  return { schema: property.schema, behaviour, isSecret: outer.isSecret || property.isSecret === true };
}

function entryField({ schema, behaviour, isSecret }: Field): Field {
  const compare = behaviour.compare === 'set' ? undefined : behaviour.compare;
  const own = inherited(behaviour, compare === undefined ? {} : { compare });
  return { schema: schema?.items, behaviour: own, isSecret };
}

/** Parts of a field change as it does, unless they say otherwise. */
function inherited({ changedBy }: FieldBehaviour, own: FieldBehaviour): FieldBehaviour {
  return changedBy === undefined || own.changedBy !== undefined ? own : { ...own, changedBy };
}

/** Of several alternatives the one that knows the most keys of a value. */
export function fittingSchema(schema: Schema, value: Readonly<Record<string, unknown>>): Schema {
  const { alternatives = [] } = schema;
  const known = ({ properties = {} }: Schema) => Object.keys(value).filter((key) => key in properties).length;
  const ordered = alternatives
    .map((one) => ({ one, count: known(one) + matches(one, value) }))
    .sort((one, other) => other.count - one.count);
  return ordered[0]?.one ?? schema;
}

/** How many fields with fixed choices have one of them: that tells alternatives with equal keys apart. */
function matches({ properties = {} }: Schema, value: Readonly<Record<string, unknown>>): number {
  return Object.entries(properties).filter(([key, { schema }]) =>
    schema.choices?.some((choice) => choice.value === value[key]),
  ).length;
}

function difference(to: unknown, from: unknown, { behaviour, isSecret }: Field, path: Path): Difference {
  const { changedBy = 'update', emptyKeeps } = behaviour;
  const isIgnored = emptyKeeps === true && (to === '' || to === null);
  return { path, from, to, changedBy, isSecret, ...(isIgnored && { isIgnored }) };
}
