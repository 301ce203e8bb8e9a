import type { Command, CompletionItem, CompletionList, CompletionParams } from 'vscode-languageserver/node';
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
  { client, extras, workspace, namesInScope }: Services,
): Promise<CompletionList> {
  await workspace.settle(uri);
  const offset = manifest.lines.offsetAt(position);
  const around = namesInScope(uri);
  const atOnce = manifest.complete(offset, around);
  const suggestions = (await around.waitForLive()) ? manifest.complete(offset, namesInScope(uri)) : atOnce;
  const snippets = client.textDocument?.completion?.completionItem?.snippetSupport ?? false;
  const style = { snippets, reopens: snippets && extras.runsCommands };
  return {
    isIncomplete: around.isWaiting || suggestions.some(({ kind }) => kind === 'snippet'),
    items: suggestions.map((suggestion) => toItem(manifest, suggestion, offset, style)),
  };
}

/** Opens the list again where a proposal left the cursor, unless nothing can be proposed there. */
const openAgain: Command = {
  title: '',
  command: 'editor.action.triggerSuggest',
  arguments: [{ auto: true }],
};

/** What the client can do: expand snippets, and open the list again after a key that a value or more keys follow. */
interface ClientStyle {
  readonly snippets: boolean;
  readonly reopens: boolean;
}

function toItem(
  manifest: Manifest,
  suggestion: Suggestion,
  cursor: number,
  { snippets, reopens }: ClientStyle,
): CompletionItem {
  const { label, detail, documentation, insertText, order, range } = suggestion;
  const typed = manifest.text.slice(range.start, cursor);
  return {
    label,
    kind: kinds[suggestion.kind],
    sortText: String(order).padStart(5, '0'),
    filterText: inStyleOf(typed, label),
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    // Suggestions contain their whole indentation; an editor that adds its own would indent twice.
    insertTextMode: InsertTextMode.asIs,
    textEdit: {
      range: toRange(manifest, range),
      newText: snippets ? insertText : withoutPlaceholders(insertText),
    },
    ...(detail !== undefined && { detail }),
    ...(documentation !== undefined && {
      documentation: { kind: MarkupKind.Markdown, value: documentation },
    }),
    ...(reopens && suggestion.kind === 'key' && insertText.endsWith('$0') && { command: openAgain }),
  };
}

/** A label as it would be typed: `health-check` finds `healthCheck`, which editors would drop from their list. */
function inStyleOf(typed: string, label: string): string {
  const separator = /[-_]/.exec(typed)?.[0];
  if (separator === undefined || label.includes(separator)) return label;
  return label.replace(/[-_]|(?<=[a-z\d])(?=[A-Z])/g, separator).toLowerCase();
}
