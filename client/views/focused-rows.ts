import type * as vscode from 'vscode';
import type { TreeNode } from './tree-node';

/** The rows that a key is for. */
export interface FocusedRows {
  /** The one with the focus. */
  readonly row: TreeNode;
  /** It, and those that are selected with it. */
  readonly rows: readonly TreeNode[];
}

/** A view that is read again meanwhile is asked this often. */
const maxAttempts = 3;

/**
 * The rows that a key is for in the view that has the focus: all that are selected when the row with the focus is one of
 * them, else that row. The editor tells extensions what is selected but not what has the focus: changing whether the focused
 * row is selected shows it, and changing it again brings the selection back. Undefined while no row has the focus.
 *
 * @param toggle Changes whether the row with the focus is selected.
 */
export async function rowsAtFocus(
  view: Pick<vscode.TreeView<TreeNode>, 'selection'>,
  toggle: () => PromiseLike<unknown>,
): Promise<FocusedRows | undefined> {
  for (let attempts = 1; attempts <= maxAttempts; attempts++) {
    const before = view.selection;
    await toggle();
    const after = view.selection;
    await toggle();
    const [changed, ...others] = differences(before, after);
    const [unsteady] = differences(before, view.selection);
    // A view that is read again meanwhile loses rows that have not the focus.
    if (others.length > 0 || unsteady) continue;
    return changed && { row: changed, rows: isIn(before, changed) ? before : [changed] };
  }
  return undefined;
}

/** The rows that are in one of two lists only. */
function differences(one: readonly TreeNode[], other: readonly TreeNode[]): readonly TreeNode[] {
  return [...one.filter((row) => !isIn(other, row)), ...other.filter((row) => !isIn(one, row))];
}

function isIn(rows: readonly TreeNode[], { id }: TreeNode): boolean {
  return rows.some((row) => row.id === id);
}
