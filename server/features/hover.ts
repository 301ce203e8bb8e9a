import type { Hover, HoverParams } from 'vscode-languageserver/node';
import { MarkupKind } from 'vscode-languageserver/node';
import { toRange } from '../convert';
import type { Snapshot } from '../snapshot';

/** Explains the key or value at the position. */
export function hover({ manifest }: Snapshot, { position }: HoverParams): Hover | null {
  const explanation = manifest.explain(manifest.lines.offsetAt(position));
  if (explanation === undefined) return null;
  return {
    range: toRange(manifest, explanation.range),
    contents: { kind: MarkupKind.Markdown, value: explanation.markdown },
  };
}
