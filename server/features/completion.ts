import type { CompletionItem, CompletionList, CompletionParams } from 'vscode-languageserver/node';
import { CompletionItemKind, InsertTextFormat, InsertTextMode, MarkupKind } from 'vscode-languageserver/node';
import type { Manifest, Suggestion } from '../../manifests/engine/manifest';
import { withoutPlaceholders } from '../../manifests/engine/language/snippet';
import { toRange } from '../convert';
import type { Snapshot } from '../snapshot';
import type { Services } from './feature';

const kinds = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  snippet: CompletionItemKind.Snippet,
  reference: CompletionItemKind.Reference,
} as const;

/**
 * Proposes keys, values, sections and names at the cursor. The editor filters the list while the user types; sections
 * include the typed name, so a list with snippets is requested again. Waits a moment for live names.
 */
export async function completion(
  { uri, manifest }: Snapshot,
  { position }: CompletionParams,
  { client, workspace, namesInScope }: Services,
): Promise<CompletionList> {
  await workspace.settle(uri);
  const offset = manifest.lines.offsetAt(position);
  const around = namesInScope(uri);
  const atOnce = manifest.complete(offset, around);
  const suggestions = (await around.waitForLive()) ? manifest.complete(offset, namesInScope(uri)) : atOnce;
  const snippets = client.textDocument?.completion?.completionItem?.snippetSupport ?? false;
  return {
    isIncomplete: around.isWaiting || suggestions.some(({ kind }) => kind === 'snippet'),
    items: suggestions.map((suggestion) => toItem(manifest, suggestion, snippets)),
  };
}

function toItem(manifest: Manifest, suggestion: Suggestion, snippets: boolean): CompletionItem {
  const { label, detail, documentation, insertText, order } = suggestion;
  return {
    label,
    kind: kinds[suggestion.kind],
    sortText: String(order).padStart(5, '0'),
    filterText: label,
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    // Suggestions contain their whole indentation; an editor that adds its own would indent twice.
    insertTextMode: InsertTextMode.asIs,
    textEdit: {
      range: toRange(manifest, suggestion.range),
      newText: snippets ? insertText : withoutPlaceholders(insertText),
    },
    ...(detail !== undefined && { detail }),
    ...(documentation !== undefined && {
      documentation: { kind: MarkupKind.Markdown, value: documentation },
    }),
  };
}
