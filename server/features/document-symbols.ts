import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver/node';
import { SymbolKind } from 'vscode-languageserver/node';
import type { Manifest, OutlineItem } from '../../manifests/engine/manifest';
import { toRange } from '../convert';
import type { Snapshot } from '../snapshot';
import type { Services } from './feature';

const kinds: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
  document: SymbolKind.Module,
  section: SymbolKind.Namespace,
  resource: SymbolKind.Object,
  key: SymbolKind.Property,
};

/** Maximum number of symbols in an outline; a longer one is slow and of no use. */
const maxSymbols = 5000;

/**
 * The outline of a document: a tree for clients that support it, otherwise a list. Empty where another extension
 * provides one, since the editor would show both.
 */
export function documentSymbols(
  { uri, manifest, languageId = '' }: Snapshot,
  _params: unknown,
  { client, extras }: Services,
): DocumentSymbol[] | SymbolInformation[] {
  if (extras.servedByOthers.includes(languageId)) return [];
  const symbols = symbolsOf(manifest, manifest.outline(), { left: maxSymbols });
  const isTree = client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
  return isTree ? symbols : symbols.flatMap((symbol) => flat(symbol, uri));
}

function symbolsOf(
  manifest: Manifest,
  items: readonly OutlineItem[],
  budget: { left: number },
): DocumentSymbol[] {
  const symbols: DocumentSymbol[] = [];
  for (const { name, detail, kind, range, nameRange, children } of items) {
    if (budget.left <= 0) break;
    budget.left--;
    symbols.push({
      name: name.trim() === '' ? '…' : name,
      kind: kinds[kind],
      range: toRange(manifest, around(range, nameRange)),
      selectionRange: toRange(manifest, nameRange),
      children: symbolsOf(manifest, children, budget),
      ...(detail !== undefined && { detail }),
    });
  }
  return symbols;
}

/** The name's range must lie within the whole, or clients reject the outline. */
function around(whole: OutlineItem['range'], name: OutlineItem['range']): OutlineItem['range'] {
  return { start: Math.min(whole.start, name.start), end: Math.max(whole.end, name.end) };
}

function flat(symbol: DocumentSymbol, uri: string, containerName?: string): SymbolInformation[] {
  const { name, kind, range, children = [] } = symbol;
  const own = { name, kind, location: { uri, range }, ...(containerName !== undefined && { containerName }) };
  return [own, ...children.flatMap((child) => flat(child, uri, name))];
}
