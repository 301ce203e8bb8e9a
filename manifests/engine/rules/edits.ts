import * as l10n from '@vscode/l10n';
import { formatValue } from '../language/describe';
import { replaceFix } from './did-you-mean';
import type { Fix } from './rule';
import type { Range } from '../../../parser/range';
import type { LineIndex } from '../../../parser/line-index';
import type { MapNode, Node, ScalarNode } from '../../../parser/node';

/** A fix that replaces the text of a scalar, quoted as before or as required. */
export function rewrite(scalar: ScalarNode, text: string): Fix {
  return replaceFix(scalar.range, quotedLike(scalar, text));
}

function quotedLike({ style }: ScalarNode, text: string): string {
  if (style === 'double') return JSON.stringify(text);
  if (style === 'single') return `'${text.replaceAll("'", "''")}'`;
  return /^\d+$/.test(text) ? text : formatValue(text);
}

/** A fix that writes a number, a boolean or YAML of our own, without quotes. */
export function writePlain(range: Range, text: string): Fix {
  return replaceFix(range, text);
}

/** A fix that puts the characters of a scalar in quotes, so that they are read as text. */
export function quote({ range, text }: ScalarNode): Fix {
  return { title: l10n.t('Put it in quotes'), edits: [{ range, text: JSON.stringify(text) }] };
}

/** A fix that gives a key another name, in quotes where the key is. */
export function renameKey(key: Node, name: string): Fix {
  return replaceFix(key.range, key.kind === 'scalar' ? quotedLike(key, name) : name);
}

/** A fix that writes `key: value` in front of a map's first key; none for an empty map. */
export function insertKeyFix(map: MapNode, lines: LineIndex, key: string, value: string): readonly Fix[] {
  const first = map.entries[0]?.key.range.start;
  if (first === undefined) return [];
  const indent = ' '.repeat(lines.positionAt(first).character);
  const text = map.flow ? `${key}: ${value}, ` : `${key}: ${value}\n${indent}`;
  return [
    { title: l10n.t('Add `{0}: {1}`', key, value), edits: [{ range: { start: first, end: first }, text }] },
  ];
}

/** Fixes that add a field in front of a map's first; JSON gets its quotes. None for an empty map. */
export function addField(map: MapNode, lines: LineIndex, name: string, value: string): readonly Fix[] {
  const first = map.entries[0]?.key;
  const isJson = map.flow && first?.kind === 'scalar' && first.style === 'double';
  if (!isJson) return insertKeyFix(map, lines, name, value);
  const { line, character } = lines.positionAt(first.range.start);
  const onNewLine = lines.positionAt(map.range.start).line !== line;
  const json = /^(?:".*"|-?\d+(?:\.\d+)?|true|false)$/.test(value) ? value : JSON.stringify(value);
  const text = `"${name}": ${json},${onNewLine ? `\n${' '.repeat(character)}` : ' '}`;
  const range = { start: first.range.start, end: first.range.start };
  return [{ title: l10n.t('Add `{0}: {1}`', name, value), edits: [{ range, text }] }];
}

/** A fix that moves whole lines a step to the right, from the line of `from` to that of `to`. */
export function indentLines(lines: LineIndex, from: number, to: number, title: string): Fix {
  const first = lines.positionAt(from).line;
  const last = lines.positionAt(to).line;
  const edits = Array.from({ length: last - first + 1 }, (_, index) => {
    const start = lines.startOf(first + index);
    return { range: { start, end: start }, text: '  ' };
  });
  return { title, edits };
}
