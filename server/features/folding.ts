import type { FoldingRange } from 'vscode-languageserver/node';
import { FoldingRangeKind } from 'vscode-languageserver/node';
import { foldsOf } from '../../manifests/engine/language/folds';
import type { Snapshot } from '../snapshot';
import type { Services } from './feature';

/** Places that can be folded, where the client names no limit. */
const maxFolds = 5000;

const kinds = {
  document: FoldingRangeKind.Region,
  comment: FoldingRangeKind.Comment,
  block: undefined,
} as const;

/** What can be folded: documents, keys and items with what is below them, runs of comments. */
export function folding({ manifest }: Snapshot, _params: unknown, { client }: Services): FoldingRange[] {
  const limit = client.textDocument?.foldingRange?.rangeLimit ?? maxFolds;
  return foldsOf(manifest, limit).map(({ first, last, kind }) => ({
    startLine: first,
    endLine: last,
    ...(kinds[kind] !== undefined && { kind: kinds[kind] }),
  }));
}
