import type { DocumentHighlight, DocumentHighlightParams } from 'vscode-languageserver/node';
import { DocumentHighlightKind } from 'vscode-languageserver/node';
import { isSameName } from '../../manifests/engine/workspace/placed-names';
import { toRange } from '../convert';
import type { Snapshot } from '../snapshot';
import { namesAt } from './names-at';

/** The occurrences in this file of the name at the cursor. */
export function highlight(snapshot: Snapshot, params: DocumentHighlightParams): DocumentHighlight[] | null {
  const { manifest } = snapshot;
  const names = namesAt(snapshot, params);
  if (names.length === 0) return null;
  const alike = manifest.names().filter((use) => names.some((name) => isSameName(use, name)));
  const byPlace = new Map<number, DocumentHighlight>();
  for (const { range, role } of alike) {
    const isWritten = role === 'definition' || byPlace.get(range.start)?.kind === DocumentHighlightKind.Write;
    const kind = isWritten ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
    byPlace.set(range.start, { range: toRange(manifest, range), kind });
  }
  return [...byPlace.values()];
}
