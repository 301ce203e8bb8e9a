import type { Explanation, Hint, Link, OutlineItem, Suggestion } from '../manifest';
import type { NameUse } from '../names';
import type { Finding, Fix } from '../rules/rule';
import type { Range } from '../../../parser/range';

/** What is known of a part of a file, in offsets of the part, moved to offsets of the file. */

export function shiftRange({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}

export function shiftFinding(finding: Finding, by: number): Finding {
  return placeFinding(finding, (range) => shiftRange(range, by));
}

export function shiftName(use: NameUse, by: number): NameUse {
  return placeName(use, (range) => shiftRange(range, by));
}

export function shiftOutline(item: OutlineItem, by: number): OutlineItem {
  return placeOutline(item, (range) => shiftRange(range, by));
}

export function shiftHint(hint: Hint, by: number): Hint {
  return { ...hint, offset: hint.offset + by };
}

/** Shifts anything else with one range. */
export function shiftPlaced<T extends Suggestion | Explanation | Link>(placed: T, by: number): T {
  return { ...placed, range: shiftRange(placed.range, by) };
}

/** Maps a range of a part to the file. */
export type MapRange = (range: Range) => Range;

/** The same for parts whose offsets are not a simple shift, such as a text without some of its pieces. */
export function placeFinding(finding: Finding, place: MapRange): Finding {
  const moved = { ...finding, range: place(finding.range) };
  return finding.fixes ? { ...moved, fixes: finding.fixes.map((fix) => placeFix(fix, place)) } : moved;
}

function placeFix(fix: Fix, place: MapRange): Fix {
  return { ...fix, edits: fix.edits.map(({ range, text }) => ({ range: place(range), text })) };
}

export function placeName(use: NameUse, place: MapRange): NameUse {
  return nameAt(use, place(use.range), use.extent && place(use.extent));
}

/** A name at another position. There are thousands in a file, for which object spreads would take too long. */
export function nameAt(
  { kind, name, role, scope, fixed, isCalled, isRegistered }: NameUse,
  range: Range,
  extent: Range | undefined,
): NameUse {
  const use: Building<NameUse> = { kind, name, role, range };
  if (scope !== undefined) use.scope = scope;
  if (extent !== undefined) use.extent = extent;
  if (fixed !== undefined) use.fixed = fixed;
  if (isCalled !== undefined) use.isCalled = isCalled;
  if (isRegistered !== undefined) use.isRegistered = isRegistered;
  return use;
}

type Building<T> = { -readonly [K in keyof T]: T[K] };

export function placeOutline(item: OutlineItem, place: MapRange): OutlineItem {
  return {
    ...item,
    range: place(item.range),
    nameRange: place(item.nameRange),
    children: item.children.map((child) => placeOutline(child, place)),
  };
}
