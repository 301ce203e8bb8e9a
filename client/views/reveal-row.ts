import type * as vscode from 'vscode';
import type { Clock } from '../../api/clock';
import type { TreeNode } from './tree-node';

/** How often, and after which pause in milliseconds, a row is tried that can't be selected while it is read again. */
const attempts = { most: 8, pauseMs: 200 };

/**
 * Opens a view at a row and selects it.
 *
 * @param find Gives the row, which may have been made again since the last attempt.
 * @returns The row; undefined when there is none.
 */
export async function revealRow(
  view: Pick<vscode.TreeView<TreeNode>, 'reveal' | 'selection'>,
  clock: Pick<Clock, 'sleep'>,
  find: () => Promise<TreeNode | undefined>,
): Promise<TreeNode | undefined> {
  for (let tried = 1; ; tried++) {
    const row = await find();
    if (!row || (await isRevealed(view, row)) || tried === attempts.most) return row;
    await clock.sleep(attempts.pauseMs);
  }
}

/** Selects a row. False when the editor does not know it any more, since a row above it was read again just then. */
async function isRevealed(
  view: Pick<vscode.TreeView<TreeNode>, 'reveal' | 'selection'>,
  node: TreeNode,
): Promise<boolean> {
  try {
    await view.reveal(node, { expand: true, select: true, focus: true });
    return view.selection.some(({ id }) => id === node.id);
  } catch {
    return false;
  }
}
