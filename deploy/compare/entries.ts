import type { FieldBehaviour } from '../../api/catalogue/field-behaviour';
import { isRecord } from '../../api/values';
import type { Schema } from '../../manifests/engine/schema/schema';
import { scalarText } from './scalar-text';

/** Entries of a set by what identifies them; the last of equal ones counts, as servers read it. */
export function entriesByKey(
  list: readonly unknown[],
  { key }: FieldBehaviour,
  entry: Schema | undefined,
): ReadonlyMap<string, unknown> {
  return new Map(list.map((one) => [keyOf(one, key, entry), one]));
}

/** The entries of a live list without those that the server has added. */
export function ownEntries(list: readonly unknown[], { addedEntries: added }: FieldBehaviour): unknown[] {
  if (!added) return [...list];
  return list.filter((entry) => {
    const value = isRecord(entry) ? entry[added.member] : undefined;
    const text = typeof value === 'string' ? value.toLowerCase() : value;
    if (text === undefined || text === null) return true;
    return 'value' in added ? text !== added.value : added.noneOf.includes(text);
  });
}

/** What identifies an entry, in words for a path: `cce c1`. */
export function entryTitle(entry: unknown, { key }: FieldBehaviour): string {
  if (!isRecord(entry)) return scalarText(entry);
  const members = key ?? Object.keys(entry);
  return members.flatMap((member) => titlePart(entry[member])).join(' ');
}

function titlePart(value: unknown): string | string[] {
  if (isRecord(value)) return Object.entries(value).map(([name, text]) => `${name}=${scalarText(text)}`);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : [];
}

function keyOf(entry: unknown, key: readonly string[] | undefined, schema: Schema | undefined): string {
  if (!key || !isRecord(entry)) return JSON.stringify(sorted(entry));
  return JSON.stringify(
    key.map((member) => {
      const isCaseless = schema?.properties?.[member]?.behaviour?.compare === 'text-without-case';
      const text = scalarText(sorted(entry[member]));
      return isCaseless ? text.toLowerCase() : text;
    }),
  );
}

/** A value with the keys of its maps in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, member]) => [name, sorted(member)]));
}
