import { trimmedEnd } from '../../characters';
import type { ScalarNode } from '../../node';
import type { LineCursor } from './line-cursor';
import { restIsEmpty } from './line-cursor';
import { stringNode } from './scalars';
import type { Parent } from './scalars';
import { unsupportedByFastPath } from './unsupported';

/** The end of a literal block scalar. */
export interface BlockExtent {
  /** After the last line that is not blank, before its break. */
  readonly contentEnd: number;
  /** The first line after the block. */
  readonly end: number;
}

/** Receives each line of a block scalar without its indentation and its break; blank lines are empty. */
export type TakeLine = (start: number, end: number) => void;

/**
 * Parses a literal block scalar (`|`, `|-`, `|+`) whose lines are indented by more than `limit` columns, and leaves the
 * cursor on the line after it.
 */
export function readBlockScalar(cursor: LineCursor, limit: number, parent: Parent): ScalarNode {
  const { text, at: start, lineEnd, lineBehind } = cursor;
  const chomping = /[-+]/.test(text.charAt(start + 1)) ? text.charAt(start + 1) : '';
  if (!restIsEmpty(text, start + 1 + chomping.length, lineEnd)) throw unsupportedByFastPath;

  const lines: string[] = [];
  let contentLines = 0;
  const extent = walkBlock(text, lineBehind, limit, (from, to) => {
    lines.push(text.slice(from, to));
    if (to > from) contentLines = lines.length;
  });
  if (extent === undefined) throw unsupportedByFastPath;
  cursor.advanceFrom(extent.end);
  const kept = chomping === '+' ? lines : lines.slice(0, contentLines);
  const content = kept.join('\n') + (chomping === '-' ? '' : '\n');
  return stringNode(content, 'block', start, trimmedEnd(text, { start, end: extent.contentEnd }), parent);
}

/**
 * Walks the lines of a literal block scalar, which begin after the line of its `|`. Undefined when only the library can
 * parse it, or it has no lines.
 */
export function walkBlock(
  text: string,
  from: number,
  limit: number,
  take?: TakeLine,
): BlockExtent | undefined {
  let indent: number | undefined;
  let contentEnd = from;
  let lineStart = from;
  while (lineStart < text.length) {
    const feed = text.indexOf('\n', lineStart);
    let end = feed === -1 ? text.length : feed;
    if (end > lineStart && text.charCodeAt(end - 1) === 13) end--;
    let content = lineStart;
    while (content < end && text.charCodeAt(content) === 32) content++;
    const column = content - lineStart;
    if (content === end) {
      if (indent === undefined || column > indent) return undefined; // blank lines that may count
      take?.(end, end);
    } else {
      if (column <= limit || (indent !== undefined && column < indent)) {
        if (column > limit || text.charCodeAt(content) === 9) return undefined;
        break;
      }
      if (feed === -1) return undefined; // no break at the end of the text
      indent ??= column;
      take?.(lineStart + indent, end);
      contentEnd = end;
    }
    lineStart = feed === -1 ? text.length : feed + 1;
  }
  return indent === undefined ? undefined : { contentEnd, end: lineStart };
}
