import type { ScalarNode } from '../node';
import type { LineCursor } from './line-cursor';
import { restIsEmpty } from './line-cursor';
import { stringNode } from './scalars';
import type { Parent } from './scalars';
import { unusual } from './unusual';

/**
 * Reads a literal block scalar (`|`, `|-`, `|+`) whose lines are indented by more than `limit` columns, and leaves the
 * cursor on the line behind it.
 */
export function readBlockScalar(cursor: LineCursor, limit: number, parent: Parent): ScalarNode {
  const { text, at: start, lineEnd, lineBehind } = cursor;
  const chomping = /[-+]/.test(text.charAt(start + 1)) ? text.charAt(start + 1) : '';
  if (!restIsEmpty(text, start + 1 + chomping.length, lineEnd)) throw unusual;

  const lines: string[] = [];
  let indent: number | undefined;
  let contentEnd = start + 1 + chomping.length;
  let contentLines = 0;
  let lineStart = lineBehind;
  while (lineStart < text.length) {
    const feed = text.indexOf('\n', lineStart);
    const next = feed === -1 ? text.length : feed + 1;
    let end = feed === -1 ? text.length : feed;
    if (end > lineStart && text.charCodeAt(end - 1) === 13) end--;
    let content = lineStart;
    while (content < end && text.charCodeAt(content) === 32) content++;
    const column = content - lineStart;
    if (content === end) {
      if (indent === undefined || column > indent) throw unusual; // blank lines that may count
      lines.push('');
    } else {
      if (column <= limit || (indent !== undefined && column < indent)) {
        if (column > limit || text.charCodeAt(content) === 9) throw unusual;
        break;
      }
      indent ??= column;
      lines.push(text.slice(lineStart + indent, end));
      contentLines = lines.length;
      contentEnd = end;
      if (feed === -1) throw unusual; // no break at the end of the text
    }
    lineStart = next;
  }
  cursor.advanceFrom(lineStart);
  if (indent === undefined) throw unusual;
  const kept = chomping === '+' ? lines : lines.slice(0, contentLines);
  const content = kept.join('\n') + (chomping === '-' ? '' : '\n');
  return stringNode(content, 'block', start, trimmedEnd(text, contentEnd), parent);
}

function trimmedEnd(text: string, end: number): number {
  let trimmed = end;
  while (/\s/.test(text.charAt(trimmed - 1))) trimmed--;
  return trimmed;
}
