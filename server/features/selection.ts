import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver/node';
import { rangesAround } from '../../manifests/engine/language/ranges-around';
import { toRange } from '../convert';
import type { Snapshot } from '../snapshot';

/** For each position, the ranges for expanding the selection: value, entry, map and so on up to the file. */
export function selectionRanges(
  { manifest }: Snapshot,
  { positions }: SelectionRangeParams,
): SelectionRange[] {
  return positions.map((position) => {
    let selection: SelectionRange = { range: toRange(manifest, { start: 0, end: manifest.text.length }) };
    for (const range of rangesAround(manifest, manifest.lines.offsetAt(position)).toReversed()) {
      selection = { range: toRange(manifest, range), parent: selection };
    }
    return selection;
  });
}
