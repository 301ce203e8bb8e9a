import type { FoldingRange } from 'vscode-languageserver/node';
import { FoldingRangeKind } from 'vscode-languageserver/node';
import { foldsOf } from '../../manifests/engine/language/folds';
import type { Snapshot } from '../snapshot';
import type { Services } from './feature';

/** Maximum number of folding ranges when the client sets none. */
const maxFolds = 5000;

const kinds = {
  document: FoldingRangeKind.Region,
  comment: FoldingRangeKind.Comment,
  block: undefined,
} as const;

/** Folding ranges: documents, keys and items with their content, runs of comments. */
export function folding({ manifest }: Snapshot, _params: unknown, { client }: Services): FoldingRange[] {
  const limit = client.textDocument?.foldingRange?.rangeLimit ?? maxFolds;
  return foldsOf(manifest, limit).map(({ first, last, kind }) => ({
    startLine: first,
    endLine: last,
    ...(kinds[kind] !== undefined && { kind: kinds[kind] }),
  }));
}
