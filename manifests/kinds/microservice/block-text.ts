import { afterBlanks, afterSpaces } from '../../../parser/characters';
import { readLine } from '../../../parser/cursor/line-parts';
import { LineReader } from '../../../parser/cursor/line-reader';
import type { LineIndex } from '../../../parser/line-index';

/** The block string at the cursor, found by indentation alone, so that it also works while it is empty or broken. */
export interface BlockText {
  /** Whole key of the string. */
  readonly key: string;
  /** Its lines without their indentation. */
  readonly text: string;
  /** Where the cursor is in it. */
  readonly offset: number;
  /** Difference between an offset in the file and in the text, on the cursor's line. */
  readonly shift: number;
  /** Indentation of its lines. */
  readonly indent: number;
}

export function blockTextAt(text: string, lines: LineIndex, offset: number): BlockText | undefined {
  const { line, character } = lines.positionAt(offset);
  const reader = new LineReader(text, lines);
  const header = headerAbove(reader, line, character);
  if (header === undefined) return undefined;
  const above = keysAbove(reader, header);
  if (above === undefined) return undefined;
  const key = [...above, header.name].join('.');
  const end = endOfBlock(reader, line, header.column);
  const written = Array.from({ length: end - header.line - 1 }, (_, index) =>
    reader.text(header.line + 1 + index),
  );
  const first = written.find((one) => !isEmpty(one));
  const indent = first === undefined ? character : marginOf(first);
  if (indent <= header.column) return undefined;
  const cut = written.map((one) => one.slice(Math.min(indent, marginOf(one))));
  const before = cut.slice(0, line - header.line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const inner = before + Math.max(0, character - indent);
  return { key, text: cut.join('\n'), offset: inner, shift: offset - inner, indent };
}

interface Header {
  readonly line: number;
  readonly column: number;
  readonly name: string;
}

/** The line above that ends with `|` and is indented less than everything down to the cursor. */
function headerAbove(reader: LineReader, line: number, character: number): Header | undefined {
  const own = reader.text(line);
  let limit = isEmpty(own) ? character : marginOf(own);
  for (let at = line - 1; at >= 0 && limit > 0; at--) {
    const text = reader.text(at);
    if (isEmpty(text) || marginOf(text) >= limit) continue;
    const { key, content, dashes } = readLine(text);
    if (key && dashes.length === 0 && /^[|>][-+0-9]*$/.test(content))
      return { line: at, column: key.column, name: key.name };
    limit = marginOf(text);
  }
  return undefined;
}

/** The keys around a line, from the root down; undefined where it is in a list. */
function keysAbove(reader: LineReader, { line, column }: Header): readonly string[] | undefined {
  const path: string[] = [];
  let limit = column;
  for (let at = line - 1; at >= 0 && limit > 0; at--) {
    const text = reader.text(at);
    const margin = marginOf(text);
    if (margin >= limit || text.length === margin || text.charAt(margin) === '#') continue;
    const { key, dashes } = readLine(text);
    if (key === undefined || dashes.length > 0) return undefined;
    path.unshift(key.name);
    limit = margin;
  }
  return path;
}

/** The first line after the block. */
function endOfBlock(reader: LineReader, line: number, column: number): number {
  let at = line + 1;
  while (at < reader.count && (isEmpty(reader.text(at)) || marginOf(reader.text(at)) > column)) at++;
  return at;
}

function marginOf(line: string): number {
  return afterSpaces(line, 0);
}

function isEmpty(line: string): boolean {
  return afterBlanks(line, 0) === line.length;
}
