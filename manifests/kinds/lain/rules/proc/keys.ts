import type { Consequence } from '../../../../engine/rules/rule';
import type { Range } from '../../../../../parser/range';
import type { Entry, ListNode, MapNode, ScalarNode } from '../../../../../parser/node';
import { resolve } from '../../../../../parser/node';
import type { Schema } from '../../../../engine/schema/schema';
import type { LainDocument } from '../../document';
import { anyProcKeys } from '../../schema/proc';
import type { Proc } from '../../sections';

/** What a key holds, aliases resolved. */
export type Value = ScalarNode | MapNode | ListNode;

/** A key of a proc. */
export interface ProcKey {
  readonly proc: Proc;
  readonly entry: Entry;
  readonly value: Value;
  readonly schema: Schema;
  /** Where to show what is wrong with the value: where it is written or referred to in this proc. */
  readonly range: Range;
}

/** An item of a list. */
export interface Item {
  readonly value: Value;
  readonly range: Range;
}

/**
 * Every use of the named keys in the procs; a map that several procs share by anchors counts once. Keys that the dialect
 * does not know are left out: that is reported once elsewhere.
 */
export function procKeys(document: LainDocument, ...names: readonly string[]): ProcKey[] {
  const known = anyProcKeys(document.dialect);
  const seen = new Set<Entry>();
  return document.procs.flatMap((proc) =>
    names.flatMap((name) => {
      const entry = proc.body.fields.get(name);
      const value = entry && resolve(entry.value);
      const schema = Object.hasOwn(known, name) ? known[name]?.schema : undefined;
      if (!entry || !value || !schema || seen.has(entry)) return [];
      seen.add(entry);
      return { proc, entry, value, schema, range: placeOf(entry, document) };
    }),
  );
}

/**
 * What becomes of something else where a list is wanted: text is taken apart into characters and a map into
 * its keys, but what has no items is refused unless it is 0 or false, and ein-plus refuses all of it.
 */
export function consequenceOfNoList(value: Value, { dialect }: LainDocument): Consequence {
  const hasNoItems = value.kind === 'scalar' && value.type !== 'string' && !isFalsy(value);
  return dialect === 'einplus' || hasNoItems ? 'refused' : 'altered';
}

/** The items of a list with their places; aliases without an anchor are left out. */
export function itemsOf(list: ListNode, document: LainDocument): Item[] {
  return list.items.flatMap((item) => {
    const value = resolve(item);
    return value ? { value, range: visible(item.range, document) } : [];
  });
}

/** The range of an entry's value, or of its key when there is no value to underline. */
export function placeOf(entry: Entry, document: LainDocument): Range {
  const { start, end } = entry.value.range;
  return start === end ? entry.key.range : visible({ start, end }, document);
}

/** An empty item has no text of its own: its dash represents it. */
export function visible(range: Range, { text }: Pick<LainDocument, 'text'>): Range {
  if (range.end > range.start) return range;
  const end = text.slice(0, range.start).trimEnd().length;
  return { start: Math.max(0, end - 1), end };
}

/** What the file says at a place. */
export function textAt({ text }: LainDocument, { start, end }: Range): string {
  return text.slice(start, end);
}

/** Missing, `~`, `''`, `0`, `false`, `[]` or `{}`: what the parser takes for "not given". */
export function isFalsy(value: Value): boolean {
  if (value.kind === 'list') return value.items.length === 0;
  if (value.kind === 'map') return value.fields.size === 0;
  return !value.value;
}
