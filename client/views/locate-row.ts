import { isWithin } from '../../connections/resolved-connection';
import type { ResourceRef } from '../../resources/resource-action';
import type { LazyTree } from './lazy-tree';
import type { TreeNode } from './tree-node';

/** The row of a connection, or of the engine of a project; undefined when there is none. */
export async function locateConnection(
  tree: Pick<LazyTree, 'getChildren' | 'levelOf'>,
  id: string,
): Promise<TreeNode | undefined> {
  const roots = await tree.getChildren();
  const root = roots.find((row) => isWithin(id, row.id));
  if (!root || root.id === id) return root;
  const isEngine = ({ engine }: TreeNode): boolean => engine?.id === id;
  const rows = [...(await tree.levelOf(root))];
  const found = rows.find(isEngine);
  const list = rows.find(({ load, resources }) => load && resources?.some(isEngineList));
  return found ?? (list && [...(await tree.levelOf(list))].find(isEngine));
}

function isEngineList({ kind, identity }: ResourceRef): boolean {
  return identity === undefined && kind.id === 'cse/engine';
}

/**
 * The row of a resource below a row, shown or not; undefined when there is none. Opens lists of its kind, and rows that say that it is
 * below them; everything else stays closed.
 */
export async function locateRow(
  tree: Pick<LazyTree, 'levelOf'>,
  above: TreeNode,
  wanted: ResourceRef,
): Promise<TreeNode | undefined> {
  const level = await tree.levelOf(above);
  const isList = ({ kind, identity }: ResourceRef) => identity === undefined && kind.id === wanted.kind.id;
  const found = level.rowOf(wanted);
  if (found) return found;
  const isAbove = ({ load, holds, resources }: TreeNode): boolean => {
    if (!load) return false;
    return holds ? holds(wanted) : (resources?.some(isList) ?? false);
  };
  for (const row of level) {
    if (!isAbove(row)) continue;
    const inside = await locateRow(tree, row, wanted);
    if (inside) return inside;
  }
  return undefined;
}
