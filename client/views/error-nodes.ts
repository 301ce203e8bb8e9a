import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { ApiError } from '../../api/errors/api-error';
import type { Place } from '../connections/place';
import type { TreeNode } from './tree-node';

/** What a failed node shows instead of children: what is wrong, and rows that do something about it. */
export function errorNodes(parent: TreeNode, error: unknown): TreeNode[] {
  const rows = [reasonNode(parent, error), actionNode(parent, l10n.t('Try again'), 'refresh', 'refreshNode')];
  const repair = repairNode(parent, error);
  return repair ? [...rows, repair] : rows;
}

function reasonNode(parent: TreeNode, error: unknown): TreeNode {
  const message = error instanceof Error ? error.message : String(error);
  const measure = error instanceof ApiError ? error.measure : '';
  const [firstLine = message] = message.split('\n');
  return {
    id: `${parent.id}/error`,
    label: firstLine,
    description: measure,
    tooltip: measure === '' ? message : `${message}\n\n${measure}`,
    icon: new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground')),
  };
}

/** The command that removes the cause, if a command can. */
function repairNode(parent: TreeNode, error: unknown): TreeNode | undefined {
  if (!(error instanceof ApiError) || !parent.place || parent.place.origin === 'sandbox') return undefined;
  if (error.kind === 'unauthorized') {
    return actionNode(parent, l10n.t('Sign in again'), 'key', 'setSecret', parent.place);
  }
  if (isAddressTrouble(error)) {
    return actionNode(parent, l10n.t('Edit the connection'), 'edit', 'editConnection', parent.place);
  }
  return undefined;
}

function isAddressTrouble({ kind }: ApiError): boolean {
  return kind === 'unreachable' || kind === 'timeout' || kind === 'unexpected-answer';
}

function actionNode(parent: TreeNode, label: string, icon: string, command: string, place?: Place): TreeNode {
  return {
    id: `${parent.id}/${command}`,
    label,
    icon: new vscode.ThemeIcon(icon),
    command: {
      command: `engineRoom.${command}`,
      title: label,
      arguments: [command === 'refreshNode' ? parent : { place }],
    },
  };
}
