import type { Explanation, Hint, Link, OutlineItem, Suggestion } from '../manifest';
import type { NameUse } from '../names';
import type { Finding, Fix, Range } from '../rules/rule';

/** What is known of a part of a file, in offsets of the part, moved to offsets of the file. */

export function shiftRange({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}

export function shiftFinding(finding: Finding, by: number): Finding {
  const moved = { ...finding, range: shiftRange(finding.range, by) };
  return finding.fixes ? { ...moved, fixes: finding.fixes.map((fix) => shiftFix(fix, by)) } : moved;
}

function shiftFix(fix: Fix, by: number): Fix {
  return { ...fix, edits: fix.edits.map(({ range, text }) => ({ range: shiftRange(range, by), text })) };
}

export function shiftName(use: NameUse, by: number): NameUse {
  const moved = { ...use, range: shiftRange(use.range, by) };
  return use.extent ? { ...moved, extent: shiftRange(use.extent, by) } : moved;
}

export function shiftOutline(item: OutlineItem, by: number): OutlineItem {
  return {
    ...item,
    range: shiftRange(item.range, by),
    nameRange: shiftRange(item.nameRange, by),
    children: item.children.map((child) => shiftOutline(child, by)),
  };
}

export function shiftHint(hint: Hint, by: number): Hint {
  return { ...hint, offset: hint.offset + by };
}

/** Everything else that has one range. */
export function shiftPlaced<T extends Suggestion | Explanation | Link>(placed: T, by: number): T {
  return { ...placed, range: shiftRange(placed.range, by) };
}
