import type { TextDocumentPositionParams } from 'vscode-languageserver/node';
import type { NameUse } from '../../manifests/engine/names';
import type { NameInFile } from '../../manifests/engine/workspace/name-index';
import type { Snapshot } from '../snapshot';
import type { Workspace } from '../workspace/workspace';

/**
 * The names at a position: those with the shortest range there. One text may name two things, such as a policy and its
 * match group.
 */
export function namesAt(
  { manifest }: Snapshot,
  { position }: TextDocumentPositionParams,
): readonly NameUse[] {
  const offset = manifest.lines.offsetAt(position);
  const around = manifest.names().filter(({ range }) => range.start <= offset && offset <= range.end);
  const shortest = Math.min(...around.map(lengthOf));
  return around.filter((use) => lengthOf(use) === shortest);
}

function lengthOf({ range }: NameUse): number {
  return range.end - range.start;
}

/** All uses of some names in the workspace, without duplicates. */
export async function usesOf(
  names: readonly NameUse[],
  workspace: Workspace,
): Promise<readonly NameInFile[]> {
  await workspace.settle();
  const seen = new Set<string>();
  return names
    .flatMap((name) => workspace.index.usesOf(name))
    .filter(({ file, use }) => isNew(seen, JSON.stringify([file, use.range.start, use.role])));
}

function isNew(seen: Set<string>, key: string): boolean {
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}
