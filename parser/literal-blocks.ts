import { afterSpaces, carriageReturn, dash, hash, isBreak, space } from './characters';
import { changedRange } from './changed-range';
import type { ChangedRange } from './changed-range';
import type { Range } from './range';
import { walkBlock } from './yaml/fast/block-scalar';
import { hasOddCharacters } from './yaml/fast/line-cursor';

const bar = 124;

/** A key without quotes, followed by `|` or `|-`. */
const header = /^ *[A-Za-z0-9_][\w.-]*: +\|-?$/;

/** The blocks of a text; those of its next version are found sooner with them. */
export interface LiteralBlocks {
  readonly text: string;
  readonly blocks: readonly Range[];
  /** Whether the text around the blocks is that of the earlier version. */
  readonly isAroundSame: boolean;
}

const noBlocks: LiteralBlocks = { text: '', blocks: [], isAroundSame: false };

/**
 * Ranges of the plainest block strings of top-level keys, from the `|` to the end of the last line, found in one pass
 * over the lines, so that the rest of the text can be parsed without them. `isRequested` decides by the text from a key's
 * line on whether the key counts. A line in another value may look like such a key: the parsed rest has to show that.
 * Of an `earlier` version, blocks before and after the change are not searched again: those that have not moved are the
 * same objects.
 */
export function literalBlocks(
  text: string,
  isRequested: (lineStart: number) => boolean,
  earlier: LiteralBlocks = noBlocks,
): LiteralBlocks {
  const change = changedRange(earlier.text, text);
  const untouched = earlier.blocks.findLastIndex(({ end }) => end < change.start);
  const blocks = earlier.blocks.slice(0, Math.max(0, untouched));
  const known = new KnownBlocks(earlier.blocks, change);
  let isBelow = untouched !== -1;
  let lineStart = text.lastIndexOf('\n', earlier.blocks[untouched]?.start ?? -1) + 1;
  for (let feed = text.indexOf('\n', lineStart); feed !== -1; feed = text.indexOf('\n', lineStart)) {
    const first = text.charCodeAt(lineStart);
    if (first !== space && first !== hash && !isBreak(first)) isBelow = isRequested(lineStart);
    const block = isBelow ? blockAfter(text, lineStart, feed) : undefined;
    const rest = block && known.from(block.range.start);
    if (rest) {
      for (const one of rest) blocks.push(one);
      break;
    }
    if (block) blocks.push(block.range);
    lineStart = block?.end ?? feed + 1;
  }
  if (blocks.length > 0 && hasOddCharacters(text)) return { text, blocks: [], isAroundSame: false };
  return { text, blocks, isAroundSame: isInBlock(change, earlier.blocks, blocks) };
}

/** Whether only the inside of one block was changed. */
function isInBlock(
  { start, endBefore, endAfter }: ChangedRange,
  before: readonly Range[],
  after: readonly Range[],
): boolean {
  const index = before.findLastIndex((block) => block.start < start);
  const [old, block] = [before[index], after[index]];
  if (old === undefined || block === undefined || before.length !== after.length) return false;
  return old.start === block.start && endBefore <= old.end && endAfter <= block.end;
}

/** The blocks of an earlier version that begin after the change. */
class KnownBlocks {
  private next: number;

  constructor(
    private readonly blocks: readonly Range[],
    private readonly change: ChangedRange,
  ) {
    this.next = blocks.findIndex(({ start }) => start >= change.endBefore);
  }

  /** The block that is at an offset now and all that follow it; undefined if none was. Offsets are asked for in order. */
  from(offset: number): readonly Range[] | undefined {
    const shift = this.change.endAfter - this.change.endBefore;
    while ((this.blocks[this.next]?.start ?? Infinity) + shift < offset) this.next++;
    if (this.blocks[this.next]?.start !== offset - shift) return undefined;
    const rest = this.blocks.slice(this.next);
    return shift === 0 ? rest : rest.map(({ start, end }) => ({ start: start + shift, end: end + shift }));
  }
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
