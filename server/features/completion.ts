import type { CompletionItem, CompletionList, CompletionParams } from 'vscode-languageserver/node';
import { CompletionItemKind, InsertTextFormat, InsertTextMode, MarkupKind } from 'vscode-languageserver/node';
import type { Manifest, Suggestion } from '../../manifests/manifest';
import { toRange } from '../convert';
import { withoutPlaceholders } from '../../manifests/language/snippet';
import type { Snapshot } from '../snapshots';
import type { Services } from './feature';

const kinds = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  snippet: CompletionItemKind.Snippet,
  reference: CompletionItemKind.Reference,
} as const;

/**
 * Proposes keys, values and sections at the cursor. The editor filters the list while one types; sections take in the
 * name that is typed, so a list with snippets is asked for again.
 */
export function completion(
  { manifest }: Snapshot,
  { position }: CompletionParams,
  { client }: Services,
): CompletionList {
  const suggestions = manifest.complete(manifest.lines.offsetAt(position));
  const snippets = client.textDocument?.completion?.completionItem?.snippetSupport ?? false;
  return {
    isIncomplete: suggestions.some(({ kind }) => kind === 'snippet'),
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
    // Suggestions hold their whole indentation; an editor that adds its own would indent twice.
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
