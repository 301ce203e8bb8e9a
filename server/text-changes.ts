import type { TextChange } from '../parser/range';
import { changedRange } from '../parser/changed-range';

/** The change that makes one text of another: what is alike at its start and its end stays untouched. */
export function changedMiddle(before: string, after: string): readonly TextChange[] {
  if (before === after) return [];
  const { start, endBefore, endAfter } = changedRange(before, after);
  return [{ range: { start, end: endBefore }, text: after.slice(start, endAfter) }];
}
