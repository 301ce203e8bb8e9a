import * as l10n from '@vscode/l10n';
import { ApiError, isAddressTrouble } from '../../api/errors/api-error';
import type { CommandId } from '../commands/command-table';
import { warningIcon, type TreeNode } from './tree-node';

/** The children of a node that failed to load: the reason, and rows with actions. */
export function errorNodes(parent: TreeNode, error: unknown): TreeNode[] {
  const retry = actionNode(parent, l10n.t('Try again'), 'refresh', 'refreshNode', parent);
  return [reasonNode(parent, error), retry, ...repairNodes(parent, error)];
}

function reasonNode(parent: TreeNode, error: unknown): TreeNode {
  const message = error instanceof Error ? error.message : String(error);
  const remedy = error instanceof ApiError ? error.remedy : '';
  const [firstLine = message] = message.split('\n');
  return {
    id: `${parent.id}/error`,
    label: firstLine,
    description: remedy,
    tooltip: remedy === '' ? message : `${message}\n\n${remedy}`,
    icon: warningIcon,
  };
}

/** The commands that remove the cause, or find it. */
function repairNodes(parent: TreeNode, error: unknown): TreeNode[] {
  const { connection } = parent;
  if (!(error instanceof ApiError) || !connection) return [];
  const about = { connection: { id: connection.id } };
  const isConfigured = connection.origin === 'settings';
  if (error.kind === 'unauthorized') {
    return isConfigured ? [actionNode(parent, l10n.t('Sign in again'), 'key', 'setSecret', about)] : [];
  }
  if (!isAddressTrouble(error)) return [];
  const diagnosis = actionNode(parent, l10n.t('Diagnose connection'), 'pulse', 'diagnoseConnection', about);
  const edit = actionNode(parent, l10n.t('Edit connection'), 'edit', 'editConnection', about);
  return isConfigured ? [diagnosis, edit] : [diagnosis];
}

function actionNode(
  parent: TreeNode,
  label: string,
  icon: string,
  command: CommandId,
  argument: unknown,
): TreeNode {
  return {
    id: `${parent.id}/${command}`,
    label,
    icon: { id: icon },
    command: { command: `engineRoom.${command}`, title: label, arguments: [argument] },
  };
}
