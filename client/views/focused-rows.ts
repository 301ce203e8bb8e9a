import * as vscode from 'vscode';
import type { TreeNode } from './tree-node';

/**
 * The rows that a key is for: all that are selected when the row with the focus is one of them, else that row. The editor
 * tells extensions what is selected but not what has the focus: changing whether the focused row is selected shows it, and
 * changing it again brings the selection back. None while no row has the focus.
 */
export async function rowsAtFocus(
  views: readonly Pick<vscode.TreeView<TreeNode>, 'selection'>[],
  toggle: () => PromiseLike<unknown> = () => vscode.commands.executeCommand('list.toggleSelection'),
): Promise<readonly TreeNode[]> {
  const before = views.map(({ selection }) => selection);
  await toggle();
  const after = views.map(({ selection }) => selection);
  await toggle();
  const rows = before.map((selected, index) => focusedAmong(selected, after[index] ?? []));
  return rows.find(({ length }) => length > 0) ?? [];
}

function focusedAmong(before: readonly TreeNode[], after: readonly TreeNode[]): readonly TreeNode[] {
  const isIn = (rows: readonly TreeNode[], { id }: TreeNode): boolean => rows.some((row) => row.id === id);
  const added = after.find((row) => !isIn(before, row));
  if (added) return [added];
  return before.every((row) => isIn(after, row)) ? [] : before;
}
