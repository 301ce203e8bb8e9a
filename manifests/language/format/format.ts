import { withoutEnd } from '../../../api/without-end';
import { format as formatJson } from 'jsonc-parser';
import type { Manifest } from '../../manifest';
import type { TextChange } from '../../rules/rule';
import { cutDocuments } from '../../source/documents';
import { LineIndex } from '../../source/line-index';
import type { Node } from '../../source/node';
import { readDocument } from '../../source/read-document';
import { looksLikeJson, readJson } from '../../source/read-json';
import { typePlainScalar } from '../../source/scalar-type';
import { indentLines } from './indentation';
import { lineRoles } from './layout';

/** How a file is to be laid out. */
export interface Layout {
  /** Columns of a level. */
  readonly size: number;
  readonly trimTrailingWhitespace: boolean;
  readonly insertFinalNewline: boolean;
  /** Only these lines are changed, both included. */
  readonly lines?: { readonly first: number; readonly last: number };
}

/**
 * The changes that lay a manifest out: one indentation for every level, no spaces at the ends of lines, a line break at
 * the end of the file. Comments, order and quotes stay. None for a file with syntax errors, and none at all where the
 * result would not be read as the same values.
 */
export function formatManifest({ text }: Pick<Manifest, 'text'>, layout: Layout): readonly TextChange[] {
  const before = meaningOf(text);
  if (before === undefined) return [];
  const all = looksLikeJson(text) ? formatInJson(text, layout) : formatInYaml(text, layout);
  const lines = new LineIndex(text);
  const changes = all.filter(({ range }) => isWanted(range.start, lines, layout));
  return meaningOf(applied(text, changes)) === before ? changes : [];
}

function isWanted(offset: number, lines: LineIndex, { lines: wanted }: Layout): boolean {
  const { line } = lines.positionAt(offset);
  return wanted === undefined || (wanted.first <= line && line <= wanted.last);
}

function formatInJson(text: string, { size, insertFinalNewline }: Layout): readonly TextChange[] {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const options = { tabSize: size, insertSpaces: true, eol, insertFinalNewline };
  return formatJson(text, undefined, options).map(({ offset, length, content }) => ({
    range: { start: offset, end: offset + length },
    text: content,
  }));
}

function formatInYaml(text: string, layout: Layout): readonly TextChange[] {
  const documents = cutDocuments(text).flatMap(({ start, end }) =>
    formatDocument(text.slice(start, end), layout).map(({ range, text: put }) => ({
      range: { start: range.start + start, end: range.end + start },
      text: put,
    })),
  );
  const needsBreak = layout.insertFinalNewline && text !== '' && !/[\r\n]$/.test(text);
  if (!needsBreak) return documents;
  const end = { start: text.length, end: text.length };
  return [...documents, { range: end, text: text.includes('\r\n') ? '\r\n' : '\n' }];
}

function formatDocument(text: string, { size, trimTrailingWhitespace }: Layout): readonly TextChange[] {
  const { root } = readDocument(text, typePlainScalar);
  if (root === undefined || text.startsWith('---')) return [];
  const lines = new LineIndex(text);
  const roles = lineRoles(lines, root);
  return indentLines(lines, roles, size).flatMap((line, number) => {
    const isText = roles[number]?.kind === 'continuation';
    const wanted = trimTrailingWhitespace && !isText ? withoutEnd(line, ' \t') : line;
    return changeOf(lines, number, wanted);
  });
}

function changeOf(lines: LineIndex, number: number, wanted: string): TextChange[] {
  const start = lines.startOf(number);
  const line = lines.lineAt(number);
  if (line === wanted) return [];
  let same = 0;
  while (same < Math.min(line.length, wanted.length) && line.at(-1 - same) === wanted.at(-1 - same)) same++;
  const range = { start, end: start + line.length - same };
  return [{ range, text: wanted.slice(0, wanted.length - same) }];
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

/** What a text says, without its layout, in a form to compare; undefined where it can't be read. */
function meaningOf(text: string): string | undefined {
  const readings = looksLikeJson(text)
    ? [readJson(text)]
    : cutDocuments(text).map(({ start, end }) => readDocument(text.slice(start, end), typePlainScalar));
  if (readings.some(({ problems }) => problems.length > 0)) return undefined;
  return JSON.stringify(readings.map(({ root }) => root && plain(root)));
}

function plain(node: Node): unknown {
  switch (node.kind) {
    case 'map':
      return { map: node.entries.map(({ key, value }) => [plain(key), plain(value)]) };
    case 'list':
      return { list: node.items.map(plain) };
    case 'alias':
      return { alias: node.name };
    case 'scalar':
      return [node.type, node.style, node.text];
  }
}
