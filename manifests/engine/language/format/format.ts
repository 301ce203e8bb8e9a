import { withoutEnd } from '../../../../api/without-end';
import { format as formatJson } from 'jsonc-parser';
import type { Manifest } from '../../manifest';
import type { TextChange } from '../../../../parser/range';
import { cutDocuments } from '../../../../parser/documents';
import { LineIndex } from '../../../../parser/line-index';
import type { Node } from '../../../../parser/node';
import { looksLikeJson, parse } from '../../../../parser/parse';
import { indentLines } from './indentation';
import { lineRoles } from './layout';
import { haveSameValues } from './same-values';
import { Spacing } from './spacing';

/** Formatting options. */
export interface Layout {
  /** Number of columns per level. */
  readonly size: number;
  readonly trimTrailingWhitespace: boolean;
  readonly insertFinalNewline: boolean;
  /** Restricts the changes to these lines, both included. */
  readonly lines?: { readonly first: number; readonly last: number };
}

/** Work that pauses after each piece, so that its caller can handle other work in between, or stop. */
export type InPieces<T> = Generator<void, T>;

/** Number of lines formatted in one piece of work: a few milliseconds. */
const linesInPiece = 2000;

/** A document of the text, or the text as a whole where it is JSON. */
interface ReadPart {
  readonly start: number;
  readonly text: string;
  readonly root: Node | undefined;
}

/**
 * The changes that format a manifest: uniform indentation, one space after colons, dashes and before comments, no
 * trailing spaces, a line break at the end of the file. Comments, order and quotes are kept. None for a file with
 * syntax errors, and none at all if the result would be parsed as other values. Runs in linear time.
 */
export function* formatManifest(
  { text }: Pick<Manifest, 'text'>,
  layout: Layout,
): InPieces<readonly TextChange[]> {
  const parts = yield* readParts(text);
  if (parts === undefined) return [];
  const all = looksLikeJson(text) ? formatInJson(text, layout) : yield* formatInYaml(text, parts, layout);
  const changes = layout.lines ? inLines(all, layout.lines, new LineIndex(text)) : all;
  if (changes.length === 0) return changes;
  yield;
  const after = yield* readParts(applied(text, changes));
  yield;
  return after !== undefined && (yield* saySame(parts, after)) ? changes : [];
}

function inLines(
  changes: readonly TextChange[],
  { first, last }: NonNullable<Layout['lines']>,
  lines: LineIndex,
): readonly TextChange[] {
  return changes.filter(({ range }) => {
    const { line } = lines.positionAt(range.start);
    return first <= line && line <= last;
  });
}

function formatInJson(text: string, { size, insertFinalNewline }: Layout): readonly TextChange[] {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const options = { tabSize: size, insertSpaces: true, eol, insertFinalNewline };
  return formatJson(text, undefined, options).map(({ offset, length, content }) => ({
    range: { start: offset, end: offset + length },
    text: content,
  }));
}

function* formatInYaml(
  text: string,
  documents: readonly ReadPart[],
  layout: Layout,
): InPieces<readonly TextChange[]> {
  const changes: TextChange[] = [];
  for (const document of documents) yield* formatDocument(document, layout, changes);
  if (layout.insertFinalNewline && text !== '' && !/[\r\n]$/.test(text)) {
    const end = { start: text.length, end: text.length };
    changes.push({ range: end, text: text.includes('\r\n') ? '\r\n' : '\n' });
  }
  return changes;
}

function* formatDocument(
  { start, text, root }: ReadPart,
  { size, trimTrailingWhitespace }: Layout,
  changes: TextChange[],
): InPieces<void> {
  if (root === undefined || text.startsWith('---')) return;
  const lines = new LineIndex(text);
  const roles = lineRoles(lines, root);
  yield;
  let number = 0;
  const spacing = new Spacing(text, lines, root);
  yield;
  for (const line of indentLines(lines, roles, size, spacing)) {
    const isText = roles[number]?.kind === 'continuation';
    const wanted = trimTrailingWhitespace && !isText ? withoutEnd(line, ' \t') : line;
    const change = changeOf(lines, number, wanted, start);
    if (change) changes.push(change);
    if (++number % linesInPiece === 0) yield;
  }
}

/** The change of one line; `start` is where its document begins in the file. */
function changeOf(lines: LineIndex, number: number, wanted: string, start: number): TextChange | undefined {
  const line = lines.lineAt(number);
  if (line === wanted) return undefined;
  let same = 0;
  while (same < Math.min(line.length, wanted.length) && line.at(-1 - same) === wanted.at(-1 - same)) same++;
  const from = start + lines.startOf(number);
  return {
    range: { start: from, end: from + line.length - same },
    text: wanted.slice(0, wanted.length - same),
  };
}

function applied(text: string, changes: readonly TextChange[]): string {
  let result = '';
  let copied = 0;
  for (const { range, text: put } of changes) {
    result += text.slice(copied, range.start) + put;
    copied = range.end;
  }
  return result + text.slice(copied);
}

/** The documents of a text; undefined if one can't be parsed. */
function* readParts(text: string): InPieces<readonly ReadPart[] | undefined> {
  const isJson = looksLikeJson(text);
  const parts: ReadPart[] = [];
  for (const { start, end } of isJson ? [{ start: 0, end: text.length }] : cutDocuments(text)) {
    const part = text.slice(start, end);
    const { root, problems } = isJson ? parse(part, 'json') : parse(part, 'yaml-1.2');
    if (problems.length > 0) return undefined;
    parts.push({ start, text: part, root });
    yield;
  }
  return parts;
}

/** Whether two texts have the same values in all their documents. */
function* saySame(before: readonly ReadPart[], after: readonly ReadPart[]): InPieces<boolean> {
  if (before.length !== after.length) return false;
  for (const [at, { root }] of before.entries())
    if (!(yield* haveSameValues(root, after[at]?.root))) return false;
  return true;
}
