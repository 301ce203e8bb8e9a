import { ShownLevels } from '../../../client/views/shown-levels';
import type { LazyTree } from '../../../client/views/lazy-tree';
import type { TreeDisplay } from '../../../client/views/tree-display';
import type { TreeNode } from '../../../client/views/tree-node';

/** A display without an editor: items have what a row shows. */
export const plainDisplay: TreeDisplay = {
  toItem: ({ id }, { label, description, tooltip }) => ({ id, label, description, tooltip }),
  showProgress: (task) => task(),
  loadLevels: () => Promise.resolve({ ShownLevels }),
};

/** Opens rows by label, from the roots down, and gives the rows below the last one. */
export async function openRows(tree: LazyTree, ...labels: readonly string[]): Promise<TreeNode[]> {
  let rows = await tree.getChildren();
  for (const label of labels) {
    const row = rows.find((node) => node.label === label);
    if (!row) throw new Error(`${label} is not among ${rows.map((node) => node.label).join(', ')}`);
    rows = await tree.getChildren(row);
  }
  return rows;
}

/** The row of a label below the rows that are opened on the way. */
export async function row(tree: LazyTree, ...labels: readonly string[]): Promise<TreeNode> {
  const last = labels.at(-1);
  const found = (await openRows(tree, ...labels.slice(0, -1))).find(({ label }) => label === last);
  if (!found) throw new Error(`There is no row ${String(last)}.`);
  return found;
}

/** What a row shows: label and description. */
export function shown(tree: LazyTree, node: TreeNode): string {
  const { description } = tree.getTreeItem(node);
  return [node.label, description].filter((text) => typeof text === 'string' && text !== '').join(' — ');
}

/** What the editor shows when the pointer rests on a row. */
export function tooltipOf(tree: LazyTree, node: TreeNode): string {
  const { tooltip } = tree.resolveTreeItem(tree.getTreeItem(node), node);
  return typeof tooltip === 'string' ? tooltip : '';
}
