import type { Manifest, Part } from '../manifest';
import { nodesOf } from '../../../parser/locate';
import type { Node } from '../../../parser/node';

/** Lines that fold under the first of them, 0-based. */
export interface Fold {
  readonly first: number;
  readonly last: number;
  readonly kind: 'document' | 'block' | 'comment';
}

/** The foldable ranges of a manifest, in text order and limited in number: outer before inner. */
export function foldsOf(manifest: Manifest, limit: number): readonly Fold[] {
  const parts = manifest.parts();
  const folds = [
    ...(parts.length > 1
      ? parts.flatMap((part) => foldOf(manifest, part.start, endOf(part), 'document'))
      : []),
    ...parts.flatMap((part) => blocksOf(manifest, part)),
    ...commentsOf(manifest),
  ];
  folds.sort((a, b) => a.first - b.first || b.last - a.last);
  return folds.filter((fold, at) => fold.first !== folds[at - 1]?.first).slice(0, limit);
}

function endOf({ start, text }: Part): number {
  return start + text.trimEnd().length;
}

/** Keys and list items whose values span several lines. */
function blocksOf(manifest: Manifest, { root, start }: Part): Fold[] {
  if (root === undefined) return [];
  const folds: Fold[] = [];
  for (const node of nodesOf(root)) {
    if (node.parent === undefined || isKey(node)) continue;
    const from = node.parent.kind === 'entry' ? node.parent.range.start : node.range.start;
    folds.push(...foldOf(manifest, start + from, start + node.range.end, 'block'));
  }
  return folds;
}

function isKey(node: Node): boolean {
  return node.parent?.kind === 'entry' && node.parent.key === node;
}

/** Runs of two or more comment lines. */
function commentsOf(manifest: Manifest): Fold[] {
  const runs = manifest.text.matchAll(/^[ \t]*#.*(?:\r?\n[ \t]*#.*)+/gm);
  return Array.from(runs).flatMap((run) => foldOf(manifest, run.index, run.index + run[0].length, 'comment'));
}

function foldOf({ text, lines }: Manifest, start: number, end: number, kind: Fold['kind']): Fold[] {
  let filled = end;
  while (filled > start && /\s/.test(text.charAt(filled - 1))) filled--;
  const first = lines.positionAt(start).line;
  const last = lines.positionAt(filled).line;
  return last > first ? [{ first, last, kind }] : [];
}
