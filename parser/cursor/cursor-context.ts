import type { LineIndex } from '../line-index';
import type { CursorContext } from './context';
import { blockFollows, enclosing, siblingsOf } from './enclosing';
import { flowContext } from './flow-context';
import type { LineParts } from './line-parts';
import { LineReader } from './line-reader';

/** Undefined in comments, in block and quoted scalars, and wherever nothing can begin. */
export function cursorContext(text: string, lines: LineIndex, offset: number): CursorContext | undefined {
  const cursor = lines.positionAt(offset);
  const reader = new LineReader(text, lines);
  const parts = reader.parts(cursor.line);
  if (parts === undefined) return undefined;

  const own = ownPlace(parts, cursor.character);
  if (own === undefined) return undefined;
  const above = enclosing(reader, cursor.line, own.column, own.afterDash ? parts.dashes : []);
  if (above === undefined) return undefined;

  const lineStart = lines.startOf(cursor.line);
  if (above.flowStart !== undefined) return flowContext(text, above.path, above.flowStart, offset);
  const path = own.key === undefined ? above.path : [...above.path, own.key];
  if (own.flowColumn !== undefined) return flowContext(text, path, lineStart + own.flowColumn, offset);

  const { column, afterDash } = own;
  const isWritten = own.key !== undefined || own.start < own.end;
  const ownLine = { line: cursor.line, column, afterDash, isWritten };
  const siblings = siblingsOf(reader, ownLine);
  if (siblings === undefined) return undefined;
  const before = text.charAt(offset - 1);
  return {
    path,
    place: own.key === undefined ? 'start' : 'value',
    word: { start: lineStart + own.start, end: lineStart + own.end },
    column,
    siblings,
    touching: cursor.character > 0 && own.start === own.end && (before === ':' || before === '-'),
    colonFollows: own.colonFollows,
    afterDash,
    blockFollows: blockFollows(reader, ownLine, siblings),
    flow: false,
  };
}

/** The cursor's position on its own line; columns of that line. */
interface OwnPlace {
  readonly start: number;
  readonly end: number;
  readonly column: number;
  /** The key whose value is being written. */
  readonly key?: string;
  /** Start of the flow collection around the cursor. */
  readonly flowColumn?: number;
  readonly colonFollows: boolean;
  readonly afterDash: boolean;
}

function ownPlace(parts: LineParts, cursor: number): OwnPlace | undefined {
  const { key, comment, dashes } = parts;
  if (comment !== undefined && cursor > comment) return undefined;
  const lastDash = dashes.at(-1);
  if (lastDash !== undefined && cursor <= lastDash) return undefined;

  const afterDash = lastDash !== undefined;
  if (key === undefined) return contentPlace(parts, cursor, cursor, afterDash);
  if (cursor < key.column) return undefined;
  if (cursor <= key.end) {
    return { start: key.column, end: key.end, column: key.column, colonFollows: true, afterDash };
  }
  const place = contentPlace(parts, cursor, key.column, afterDash);
  return place && { ...place, key: key.name, column: key.column };
}

/** In or before the content of a line: plain text, or the value after the line's key. */
function contentPlace(
  { content, contentColumn, dashes }: LineParts,
  cursor: number,
  column: number,
  afterDash: boolean,
): OwnPlace | undefined {
  const common = { colonFollows: false, afterDash };
  if (content === '') {
    const lastDash = dashes.at(-1);
    const missingSpace = afterDash && cursor === (lastDash ?? 0) + 1;
    return { ...common, start: cursor, end: cursor, column: missingSpace ? column + 1 : column };
  }

  const end = contentColumn + content.length;
  if (/^[{[]/.test(content) && cursor > contentColumn) {
    return { ...common, start: cursor, end: cursor, column: contentColumn, flowColumn: contentColumn };
  }
  if (cursor < contentColumn || cursor > end || /^[&*!|>%@`]/.test(content)) return undefined;
  return { ...common, start: contentColumn, end, column: contentColumn };
}
