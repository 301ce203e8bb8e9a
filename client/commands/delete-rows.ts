import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Services } from '../services';
import type { TreeNode } from '../views/tree-node';
import { actionRows } from './actions/action-table';
import type { CommandId } from './command-table';

/** Group of the menu that holds what takes a resource away. */
const deleting = '7_delete@1';

/**
 * Runs the action that removes what rows show, which asks before it does; says so when there is none.
 *
 * @param row The one that counts where an action is for one.
 */
export async function deleteRows(
  { prompts }: Services,
  row: TreeNode,
  rows: readonly TreeNode[],
): Promise<void> {
  const command = removalOf(row);
  if (command) await vscode.commands.executeCommand(`engineRoom.${command}`, row, rows);
  else await prompts.inform(l10n.t('{0} can’t be deleted here.', row.label));
}

function removalOf({ actions = [], flags = [] }: TreeNode): CommandId | undefined {
  const removal = actionRows.find(
    ([id, { groups }]) => actions.includes(id) && groups.some((group) => group === deleting),
  );
  if (removal) return removal[0];
  return flags.includes('editable') ? 'removeConnection' : undefined;
}
