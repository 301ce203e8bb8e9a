import * as l10n from '@vscode/l10n';
import type { LineIndex } from '../../../parser/line-index';
import type { MapNode } from '../../../parser/node';
import type { Fix } from './rule';

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
