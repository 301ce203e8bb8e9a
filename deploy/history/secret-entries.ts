import { isRecord } from '../../api/values';
import { propertyOf, type Property } from '../../manifests/engine/schema/schema';
import { fittingSchema } from '../compare/compare-fields';
import type { LeftOut } from './run-record';

type Members = Readonly<Record<string, unknown>>;

/** An entry of a set that is left out, with its name. */
export interface LeftEntry {
  /** Path of the set. */
  readonly path: readonly string[];
  readonly name: string;
  readonly value: unknown;
}

/** A value without entries of its sets, and these. */
interface KeptPart {
  readonly value: unknown;
  readonly left: readonly LeftEntry[];
}

/**
 * A value without the entries that may be secrets, of the sets in it whose entries have names, such as variables: each of
 * these can be left as it is while the others are written.
 */
export function withoutEntries(
  value: unknown,
  { schema, behaviour = {} }: Pick<Property, 'schema' | 'behaviour'>,
  path: readonly string[],
  isSecret: (entry: unknown) => boolean,
): KeptPart {
  if (Array.isArray(value)) {
    const isNamed = behaviour.compare === 'set' && behaviour.key?.join() === 'name';
    const all: readonly unknown[] = value;
    const left = all.flatMap((entry): LeftEntry[] => {
      const name = nameOf(entry);
      return isNamed && name !== undefined && isSecret(entry) ? [{ path, name, value: entry }] : [];
    });
    return { value: all.filter((entry) => left.every((one) => one.value !== entry)), left };
  }
  if (!isRecord(value)) return { value, left: [] };
  const fitting = fittingSchema(schema, value);
  const members = Object.entries(value).map(([key, member]): [string, KeptPart] => {
    const property = propertyOf(fitting, key);
    const kept = property && withoutEntries(member, property, [...path, key], isSecret);
    return [key, kept ?? { value: member, left: [] }];
  });
  return {
    value: Object.fromEntries(members.map(([key, kept]) => [key, kept.value])),
    left: members.flatMap(([, { left }]) => left),
  };
}

/** The sets that entries were left out of, each with the names of these. */
export function leftOutOf(entries: readonly LeftEntry[]): LeftOut[] {
  const sets = new Map<string, LeftOut>();
  for (const { path, name } of entries) {
    const key = JSON.stringify(path);
    sets.set(key, { path: [...path], names: [...(sets.get(key)?.names ?? []), name] });
  }
  return [...sets.values()];
}

/** The members of a document with the entries that were left out as they are there; what is not there stays left out. */
export function withEntriesOf(value: Members, leftOut: readonly LeftOut[], there: Members): Members {
  let whole = value;
  for (const { path, names } of leftOut) {
    const entries = listAt(there, path).filter((entry) => names.includes(nameOf(entry) ?? ''));
    if (entries.length > 0) whole = withEntries(whole, path, entries);
  }
  return whole;
}

function withEntries(
  map: Members,
  [key = '', ...rest]: readonly string[],
  entries: readonly unknown[],
): Members {
  if (rest.length === 0) return { ...map, [key]: [...listAt(map, [key]), ...entries] };
  const inner = map[key];
  return { ...map, [key]: withEntries(isRecord(inner) ? inner : {}, rest, entries) };
}

function listAt(map: Members, path: readonly string[]): readonly unknown[] {
  const found = path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), map);
  return Array.isArray(found) ? found : [];
}

function nameOf(entry: unknown): string | undefined {
  const name = isRecord(entry) ? entry['name'] : undefined;
  return typeof name === 'string' ? name : undefined;
}
