/** Where two texts differ: what is before `start` and after the ends is the same in both. */
export interface ChangedRange {
  readonly start: number;
  readonly endBefore: number;
  readonly endAfter: number;
}

/** Lengths of the pieces compared at once, which is faster than comparing characters. */
const pieces = [65_536, 4096, 128, 8, 1];

/** The smallest range in which two texts differ; empty at the end of texts that are the same. */
export function changedRange(before: string, after: string): ChangedRange {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  for (const piece of pieces)
    while (
      start + piece <= shorter &&
      before.slice(start, start + piece) === after.slice(start, start + piece)
    )
      start += piece;
  let alike = 0;
  const isAlike = (from: number, to: number): boolean =>
    before.slice(before.length - to, before.length - from) ===
    after.slice(after.length - to, after.length - from);
  for (const piece of pieces)
    while (alike + piece <= shorter - start && isAlike(alike, alike + piece)) alike += piece;
  return { start, endBefore: before.length - alike, endAfter: after.length - alike };
}
