/** Where two texts differ: what is before `start` and behind the ends is the same in both. */
export interface ChangedRange {
  readonly start: number;
  readonly endBefore: number;
  readonly endAfter: number;
}

/** Length of the pieces that are compared at once, which costs less than going through them. */
const piece = 4096;

/** The smallest range in which two texts differ; empty at the end of texts that are the same. */
export function changedRange(before: string, after: string): ChangedRange {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start + piece <= shorter && before.slice(start, start + piece) === after.slice(start, start + piece))
    start += piece;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let endBefore = before.length;
  let endAfter = after.length;
  const pieceBehind = (text: string, end: number): string => text.slice(end - piece, end);
  while (
    Math.min(endBefore, endAfter) - piece >= start &&
    pieceBehind(before, endBefore) === pieceBehind(after, endAfter)
  ) {
    endBefore -= piece;
    endAfter -= piece;
  }
  while (
    Math.min(endBefore, endAfter) > start &&
    before.charCodeAt(endBefore - 1) === after.charCodeAt(endAfter - 1)
  ) {
    endBefore--;
    endAfter--;
  }
  return { start, endBefore, endAfter };
}
