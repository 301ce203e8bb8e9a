import { isNull } from '../../../parser/node';
import type { Entry, MapNode, Node } from '../../../parser/node';
import type { Range } from '../../../parser/range';
import type { Finding, Fix, Report } from '../rules/rule';

/** What becomes of a map that lacks a key, in the reader's words. */
export interface MissingPolicy extends Partial<Pick<Finding, 'consequence' | 'value' | 'severity'>> {
  /** What is missing and what to write. */
  readonly message: string;
  /** Where it is reported; the key of the map, or its first key, by default. */
  readonly at?: Range;
  /** What the reader takes for no value; null by default. */
  readonly isNothing?: (value: Node) => boolean;
  /** How the key is added; not offered where the key is there without a value. */
  readonly add?: () => readonly Fix[];
}

/**
 * Reports a key that a map has to have, and returns whether it is missing: at the `null` or the key where it has no
 * value, else where it is missing.
 */
export function reportMissing(map: MapNode, name: string, policy: MissingPolicy, report: Report): boolean {
  const { message, at = headOf(map), isNothing, add, ...options } = policy;
  if (!isMissing(map, name, isNothing)) return false;
  const entry = map.fields.get(name);
  report(entry ? placeOfValue(entry) : at, message, { ...options, fixes: entry ? [] : (add?.() ?? []) });
  return true;
}

/** Whether a map lacks a key, or has no value for it. */
export function isMissing(map: MapNode, name: string, isNothing: (value: Node) => boolean = isNull): boolean {
  const entry = map.fields.get(name);
  return entry === undefined || isNothing(entry.value);
}

/** Where a value is reported: at its key, where there is nothing behind that. */
export function placeOfValue({ key, value: { range } }: Entry): Range {
  return range.end > range.start ? range : key.range;
}

/** Range for a finding about a map as a whole: its key, or its first key; `given` is the alias that refers to it. */
export function headOf(map: MapNode, given: Node = map): Range {
  if (given.parent?.kind === 'entry') return given.parent.key.range;
  return map.entries[0]?.key.range ?? { start: map.range.start, end: map.range.start + 1 };
}
