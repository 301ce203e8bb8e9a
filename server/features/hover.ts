import * as l10n from '@vscode/l10n';
import type { Hover, HoverParams } from 'vscode-languageserver/node';
import { MarkupKind } from 'vscode-languageserver/node';
import { inCode } from '../../manifests/engine/language/foreign-text';
import type { NameKind } from '../../manifests/engine/names';
import { toRange } from '../convert';
import type { Snapshot } from '../snapshot';
import { canonicalUri, patternOf } from '../uris';
import type { Workspace } from '../workspace/workspace';
import type { Services } from './feature';
import { namesAt } from './names-at';

/** Explains the key or value at the position, and names the other files that describe the same resource. */
export function hover(
  snapshot: Snapshot,
  params: HoverParams,
  { workspace }: Pick<Services, 'workspace'>,
): Hover | null {
  const { manifest } = snapshot;
  const explanation = manifest.explain(manifest.lines.offsetAt(params.position));
  const twin = twinsInWords(snapshot, params, workspace);
  const range = explanation?.range ?? twin?.range;
  if (range === undefined) return null;
  const paragraphs = [explanation?.markdown, twin?.markdown].filter((text) => text !== undefined);
  return {
    range: toRange(manifest, range),
    contents: { kind: MarkupKind.Markdown, value: paragraphs.join('\n\n') },
  };
}

/** Kinds of names that are the whole identity of what a file describes. */
const identities: ReadonlySet<NameKind> = new Set<NameKind>([
  'application',
  'component',
  'environment',
  'engine',
  'instance',
  'namespace',
  'config-item',
]);

/** Maximum number of files that are named. */
const maxFiles = 5;

/** That other files describe the resource at the position too, as those of other environments do. */
function twinsInWords(snapshot: Snapshot, params: HoverParams, { index }: Workspace) {
  const file = canonicalUri(snapshot.uri);
  for (const use of namesAt(snapshot, params)) {
    if (use.role !== 'definition' || !identities.has(use.kind)) continue;
    const files = index.filesDefining(file, use);
    if (files.length === 0) continue;
    const shown = files.slice(0, maxFiles).map((other) => `\`${inCode(lastParts(other))}\``);
    const markdown = l10n.t(
      'Also described in {0}: where both are deployed to one connection, each undoes what the other did.',
      [...shown, ...(files.length > maxFiles ? ['…'] : [])].join(', '),
    );
    return { range: use.range, markdown };
  }
  return undefined;
}

/** A file with its folder, which tells files of the same name apart. */
function lastParts(uri: string): string {
  return patternOf(uri).split(/[\\/]/).slice(-2).join('/');
}
