import * as l10n from '@vscode/l10n';
import { ApiError, isAddressTrouble } from '../../api/errors/api-error';
import { asksForSecret, remedyFor, type ResolvedConnection } from '../../connections/resolved-connection';
import type { CommandId } from '../commands/command-table';
import { healthIcon, warningIcon, type Appearance, type TreeNode } from './tree-node';

/** The children of a node that failed to load: the reason, and rows with actions. */
export function errorNodes(parent: TreeNode, error: unknown): TreeNode[] {
  const retry = actionNode(parent, l10n.t('Try again'), 'refresh', 'refreshNode', parent);
  return [reasonNode(parent, error), retry, ...repairNodes(parent, error)];
}

/** Whether somebody may not see something: a state like others, not a failure. */
export function isNotPermitted(error: unknown): boolean {
  return error instanceof ApiError && error.lacksPermission;
}

/** What a row shows whose children the user may not see; its health is not known. */
export function notPermittedAppearance({ description = '', health }: TreeNode): Appearance {
  return {
    description: [description, l10n.t('no permission')].filter((text) => text !== '').join(' · '),
    ...(health === 'unread' && { icon: healthIcon('unknown') }),
  };
}

function reasonNode(parent: TreeNode, error: unknown): TreeNode {
  const message = error instanceof Error ? error.message : String(error);
  const remedy = error instanceof ApiError ? remedyFor(error, parent.connection) : '';
  const [firstLine = message] = message.split('\n');
  const isLocked = isNotPermitted(error);
  return {
    id: `${parent.id}/error`,
    label: isLocked ? l10n.t('No permission to view {0}', parent.label) : firstLine,
    description: remedy,
    tooltip: remedy === '' ? message : `${message}\n\n${remedy}`,
    icon: isLocked ? { id: 'lock' } : warningIcon,
    isNotice: true,
  };
}

/** The commands that remove the cause, or find it. */
function repairNodes(parent: TreeNode, error: unknown): TreeNode[] {
  const { connection } = parent;
  if (!(error instanceof ApiError) || !connection) return [];
  const about = { connection: { id: connection.id } };
  const edit =
    connection.origin === 'settings'
      ? [actionNode(parent, l10n.t('Edit connection'), 'edit', 'editConnection', about)]
      : [];
  if (isNotPermitted(error)) return signInNodes(parent, connection, l10n.t('Sign in with another account'));
  if (error.kind === 'unauthorized') {
    const signIn = signInNodes(parent, connection, l10n.t('Sign in again'));
    return signIn.length > 0 ? signIn : edit;
  }
  if (!isAddressTrouble(error)) return [];
  return [actionNode(parent, l10n.t('Diagnose connection'), 'pulse', 'diagnoseConnection', about), ...edit];
}

/** Signing in; an engine of a project is signed in to with an account of its own, or through IAM. */
function signInNodes(parent: TreeNode, target: ResolvedConnection, title: string): TreeNode[] {
  const choices = [target, ...(target.above ? [target.above] : [])].filter(asksForSecret);
  return choices.map(({ id, connection: { name } }) => {
    const label = target.above ? l10n.t('Sign in to {0}', name) : title;
    return actionNode(parent, label, 'key', 'setSecret', { connection: { id } });
  });
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
    isNotice: true,
    command: { command: `engineRoom.${command}`, title: label, arguments: [argument] },
  };
}
