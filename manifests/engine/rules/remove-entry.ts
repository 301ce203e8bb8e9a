import * as l10n from '@vscode/l10n';
import type { Entry } from '../../../parser/node';
import type { Fix } from './rule';
import type { Range } from '../../../parser/range';

/**
 * A fix that takes an entry out of its map, with its lines; none for the only entry of a map, which would be left empty,
 * and none for what may be used elsewhere.
 */
export function removeEntryFix(entry: Entry, text: string): readonly Fix[] {
  const range = entryRange(entry, text);
  if (range === undefined || hasAnchor(text.slice(range.start, range.end))) return [];
  return [{ title: l10n.t('Remove `{0}`', entry.name), edits: [{ range, text: '' }], onlyWhenAsked: true }];
}

function hasAnchor(source: string): boolean {
  return /(?:^|[\s[{,:-])&\S/.test(source);
}

function entryRange(entry: Entry, text: string): Range | undefined {
  const { entries, flow } = entry.parent;
  if (entries.length === 1) return undefined;
  const start = entry.key.range.start;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const isAlone = !flow && text.slice(lineStart, start).trim() === '';
  if (isAlone) return { start: lineStart, end: lineEnd(entry, text) };
  const at = entries.indexOf(entry);
  const next = entries[at + 1];
  const before = entries[at - 1];
  if (next) return { start, end: next.key.range.start };
  return before && flow ? { start: before.range.end, end: entry.range.end } : undefined;
}

/** Offset after the line break of the entry's last line; values of block style already end after theirs. */
function lineEnd({ range }: Entry, text: string): number {
  if (text.charAt(range.end - 1) === '\n') return range.end;
  const feed = text.indexOf('\n', range.end);
  return feed === -1 ? text.length : feed + 1;
}
