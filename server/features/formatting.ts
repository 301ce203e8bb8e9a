import type {
  CancellationToken,
  DocumentFormattingParams,
  DocumentRangeFormattingParams,
  FormattingOptions,
  TextEdit,
} from 'vscode-languageserver/node';
import { ResponseError } from 'vscode-languageserver/node';
import type { Layout } from '../../manifests/engine/language/format/format';
import { toTextEdit } from '../convert';
import { runInPieces } from '../run-safely';
import type { Snapshot } from '../snapshot';
import type { Services } from './feature';

type Edits = Promise<TextEdit[] | ResponseError<void>>;

/** Formats the document; comments and order are kept. */
export function formatDocument(
  snapshot: Snapshot,
  { options }: DocumentFormattingParams,
  _services: Services,
  token: CancellationToken,
): Edits {
  return formatted(snapshot, layoutOf(options), token);
}

/** Formats some lines of the document. */
export function formatRange(
  snapshot: Snapshot,
  { options, range: { start, end } }: DocumentRangeFormattingParams,
  _services: Services,
  token: CancellationToken,
): Edits {
  const isBehindLast = end.character === 0 && end.line > start.line;
  const lines = { first: start.line, last: isBehindLast ? end.line - 1 : end.line };
  return formatted(snapshot, { ...layoutOf(options), lines }, token);
}

/** Loads the formatter on first use: it needs the YAML and JSON libraries. */
async function formatted({ manifest }: Snapshot, layout: Layout, token: CancellationToken): Edits {
  const { formatManifest } = await import('../deferred-modules');
  const changes = await runInPieces(formatManifest(manifest, layout), token);
  return changes instanceof ResponseError ? changes : changes.map((change) => toTextEdit(manifest, change));
}

/** By default, line and file ends are trimmed. */
function layoutOf({ tabSize, trimTrailingWhitespace, insertFinalNewline }: FormattingOptions): Layout {
  return {
    size: Math.min(8, Math.max(1, Math.floor(tabSize))),
    trimTrailingWhitespace: trimTrailingWhitespace ?? true,
    insertFinalNewline: insertFinalNewline ?? true,
  };
}
