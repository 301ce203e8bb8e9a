import * as l10n from '@vscode/l10n';
import { indented } from '../language/snippet';
import type { LineIndex } from '../../../parser/line-index';
import type { MapNode } from '../../../parser/node';
import type { Fix } from './rule';

/**
 * A fix that adds a key after the last one of a map. `value` follows the colon: a word, or a line break and the lines of
 * a block, indented from the key. None for an empty map, and for a block in a map in braces.
 */
export function appendKeyFix(
  map: MapNode,
  text: string,
  lines: LineIndex,
  key: string,
  value: string,
): readonly Fix[] {
  const last = map.entries.at(-1);
  const first = map.entries[0];
  const isBlock = value.startsWith('\n');
  if (last === undefined || first === undefined || (map.flow && isBlock)) return [];
  const title = isBlock ? l10n.t('Add `{0}`', key) : l10n.t('Add `{0}: {1}`', key, value);
  const colon = isBlock ? ':' : ': ';
  if (map.flow) {
    const isJson = first.key.kind === 'scalar' && first.key.style === 'double';
    const name = isJson ? JSON.stringify(key) : key;
    return [fix(title, last.range.end, `, ${name}: ${value}`)];
  }
  const column = lines.positionAt(first.key.range.start).character;
  const written = `${key}${colon}${indented(value, column)}`;
  const end = endOfLine(text, last.range.end);
  const margin = ' '.repeat(column);
  return text.charAt(end - 1) === '\n'
    ? [fix(title, end, `${margin}${written}\n`)]
    : [fix(title, end, `\n${margin}${written}`)];
}

function fix(title: string, offset: number, text: string): Fix {
  return { title, edits: [{ range: { start: offset, end: offset }, text }] };
}

/** Offset after the line break of the line that an entry ends on; the end of the text where there is none. */
function endOfLine(text: string, offset: number): number {
  if (text.charAt(offset - 1) === '\n') return offset;
  const feed = text.indexOf('\n', offset);
  return feed === -1 ? text.length : feed + 1;
}
