import type { ResourceRef } from '../../resources/resource-action';
import type { LazyTree } from './lazy-tree';
import type { TreeNode } from './tree-node';

/**
 * The row of a resource below a row; undefined when there is none. Opens lists of its kind, and rows that say that it is
 * below them; everything else stays closed.
 */
export async function locateRow(
  tree: Pick<LazyTree, 'getChildren'>,
  above: TreeNode,
  wanted: ResourceRef,
): Promise<TreeNode | undefined> {
  const rows = await tree.getChildren(above);
  const isWanted = ({ kind, identity }: ResourceRef) =>
    identity !== undefined && kind.id === wanted.kind.id && identity === wanted.identity;
  const isList = ({ kind, identity }: ResourceRef) => identity === undefined && kind.id === wanted.kind.id;
  const found = rows.find(({ resources }) => resources?.some(isWanted));
  if (found) return found;
  const isAbove = ({ load, holds, resources }: TreeNode): boolean => {
    if (!load) return false;
    return holds ? holds(wanted) : (resources?.some(isList) ?? false);
  };
  for (const row of rows.filter(isAbove)) {
    const inside = await locateRow(tree, row, wanted);
    if (inside) return inside;
  }
  return undefined;
}
