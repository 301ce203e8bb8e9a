import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { asksForSecret, type ResolvedConnection } from '../../connections/resolved-connection';
import type { Services } from '../services';
import type { ConnectionStatus } from './describe-status';

/**
 * Lists the connections, and what can be done about the chosen one.
 *
 * @param statuses Those of the connections, in the same order.
 */
export async function showConnections(
  { prompts }: Services,
  targets: readonly ResolvedConnection[],
  statuses: readonly ConnectionStatus[],
): Promise<void> {
  if (targets.length === 0) return void (await vscode.commands.executeCommand('engineRoom.addConnection'));
  const target = await prompts.choose(
    l10n.t('Connections'),
    targets.map((value, index) => ({
      label: value.connection.name,
      description: value.address,
      detail: wordsFor(statuses[index]),
      value,
    })),
  );
  if (!target) return;
  const command = await prompts.choose(target.connection.name, actionsFor(target));
  if (command !== undefined) {
    await vscode.commands.executeCommand(command, { connection: { id: target.id } });
  }
}

function wordsFor(status: ConnectionStatus | undefined): string {
  switch (status?.state) {
    case 'reached':
      return l10n.t('reached');
    case 'failed':
      return status.problem ?? '';
    default:
      return l10n.t('not used yet');
  }
}

function actionsFor(target: ResolvedConnection) {
  const test = { label: l10n.t('Test Connection'), value: 'engineRoom.testConnection' };
  const show = { label: l10n.t('Show in Engines'), value: 'engineRoom.engines.focus' };
  const diagnose = { label: l10n.t('Diagnose Connection'), value: 'engineRoom.diagnoseConnection' };
  const signIn = { label: l10n.t('Sign In Again'), value: 'engineRoom.setSecret' };
  const edit = { label: l10n.t('Edit Connection'), value: 'engineRoom.editConnection' };
  return [
    test,
    diagnose,
    show,
    ...(asksForSecret(target) ? [signIn] : []),
    ...(target.origin === 'settings' ? [edit] : []),
  ];
}
