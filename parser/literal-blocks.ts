import { afterSpaces, carriageReturn, dash, hash, isBreak, space } from './characters';
import type { Range } from './range';
import { walkBlock } from './yaml/fast/block-scalar';
import { hasOddCharacters } from './yaml/fast/line-cursor';

const bar = 124;

/** A key without quotes, followed by `|` or `|-`. */
const header = /^ *[A-Za-z0-9_][\w.-]*: +\|-?$/;

/**
 * Ranges of the plainest block strings of top-level keys, from the `|` to the end of the last line, found in one pass
 * over the lines, so that the rest of the text can be parsed without them. `isRequested` decides by the start of a key's
 * line whether the key counts. A line in another value may look like such a key: the parsed rest has to show that.
 */
export function literalBlocks(text: string, isRequested: (lineStart: number) => boolean): readonly Range[] {
  const blocks: Range[] = [];
  let isBelow = false;
  let lineStart = 0;
  for (let feed = text.indexOf('\n'); feed !== -1; feed = text.indexOf('\n', lineStart)) {
    const first = text.charCodeAt(lineStart);
    if (first !== space && first !== hash && !isBreak(first)) isBelow = isRequested(lineStart);
    const block = isBelow ? blockAfter(text, lineStart, feed) : undefined;
    if (block) blocks.push(block.range);
    lineStart = block?.end ?? feed + 1;
  }
  return blocks.length > 0 && hasOddCharacters(text) ? [] : blocks;
}

function blockAfter(
  text: string,
  lineStart: number,
  feed: number,
): { readonly range: Range; readonly end: number } | undefined {
  const end = text.charCodeAt(feed - 1) === carriageReturn ? feed - 1 : feed;
  const start = text.charCodeAt(end - 1) === dash ? end - 2 : end - 1;
  if (text.charCodeAt(start) !== bar || !header.test(text.slice(lineStart, end))) return undefined;
  const key = afterSpaces(text, lineStart);
  const extent = walkBlock(text, feed + 1, key - lineStart);
  // Trailing blanks belong to the string, but not to the range that the parsers give it.
  if (extent === undefined || /\s/.test(text.charAt(extent.contentEnd - 1))) return undefined;
  return { range: { start, end: extent.contentEnd }, end: extent.end };
}
