import { hasOddCharacters } from '../../../parser/yaml/fast/line-cursor';
import { changedRange } from '../../../parser/changed-range';
import type { ChangedRange } from '../../../parser/changed-range';
import { literalBlockAt } from '../../../parser/literal-blocks';
import type { FramedDocument } from './known-frame';

/** An edit within the lines of a text that is cut out of a document, which leaves all the rest as it was. */
export interface EditInBlock {
  readonly change: ChangedRange;
  /** Which of the texts that are cut out. */
  readonly index: number;
  /** The document with the edit. */
  readonly framed: FramedDocument;
}

/** Finds such an edit without going over the whole text; undefined for any other. */
export function editInBlock(before: string, framed: FramedDocument, after: string): EditInBlock | undefined {
  const { cut, frame, known } = framed;
  if (cut.length === 0) return undefined;
  const change = changedRange(before, after);
  const index = cut.findLastIndex(({ start }) => start < change.start);
  const block = cut[index];
  if (block === undefined || change.endBefore > block.end) return undefined;
  if (after.indexOf('\n', block.start) >= change.start || mayBeOdd(after, change)) return undefined;
  const by = change.endAfter - change.endBefore;
  if (literalBlockAt(after, block.start)?.end !== block.end + by) return undefined;
  if (by === 0) return { change, index, framed };
  const moved = cut.map((range, at) => {
    if (at < index) return range;
    return { start: at === index ? range.start : range.start + by, end: range.end + by };
  });
  return { change, index, framed: { frame: frame.around(moved), cut: moved, known, read: [known] } };
}

/** Whether an edit has brought what a text with blocks must not hold. A break may be cut in two by either end of it. */
function mayBeOdd(text: string, { start, endAfter }: ChangedRange): boolean {
  return hasOddCharacters(text.slice(start - 1, endAfter + 1));
}
