import type { InlayHint, InlayHintParams } from 'vscode-languageserver/node';
import { MarkupKind } from 'vscode-languageserver/node';
import type { Snapshot } from '../snapshot';
import type { Services } from './feature';

/** The meanings of values and the effective defaults in the visible lines; none when switched off. */
export function inlayHints(
  { uri, manifest }: Snapshot,
  { range }: InlayHintParams,
  { settings }: Services,
): InlayHint[] {
  if (!settings(uri).inlayHints) return [];
  const start = manifest.lines.offsetAt(range.start);
  const end = manifest.lines.offsetAt(range.end);
  return manifest
    .hints()
    .filter(({ offset }) => start <= offset && offset <= end)
    .map(({ offset, text, tooltip }) => ({
      position: manifest.lines.positionAt(offset),
      label: text,
      paddingLeft: true,
      ...(tooltip !== undefined && { tooltip: { kind: MarkupKind.Markdown, value: tooltip } }),
    }));
}
