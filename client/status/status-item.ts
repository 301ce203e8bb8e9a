import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import { registerCommand } from '../commands/register';
import type { Feature, Services } from '../services';
import { describeStatus, type ConnectionStatus } from './describe-status';

/**
 * The status-bar item: running work, connections and whether they can be read. It appears with the first use of a
 * connection, sends nothing, and leads to what can be done about each.
 */
export const statusItem: Feature = (services) => {
  const item = vscode.window.createStatusBarItem('engineRoom.status', vscode.StatusBarAlignment.Left);
  item.name = 'Engine Room';
  item.command = 'engineRoom.showConnections';
  let targets: readonly ResolvedConnection[] | undefined;
  const show = (): void => {
    const texts = describeStatus(statusesOf(services, targets ?? []), services.work.titles);
    if (!texts) return item.hide();
    item.text = texts.text;
    item.tooltip = texts.tooltip;
    item.accessibilityInformation = { label: texts.tooltip };
    item.backgroundColor = texts.warning
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
    item.show();
  };
  const read = async (): Promise<void> => {
    targets = await services.connections.list();
    show();
  };
  return vscode.Disposable.from(
    item,
    services.work.onDidChange(show),
    services.lists.onDidChange(() => (targets ? show() : void read())),
    services.connections.onDidChange(() => {
      if (targets) void read();
    }),
    registerCommand(services, 'showConnections', () => showConnections(services)),
  );
};

function statusesOf(
  { lists }: Pick<Services, 'lists'>,
  targets: readonly ResolvedConnection[],
): ConnectionStatus[] {
  return targets.map(({ id, connection, address }) => {
    const latest = lists.latestOf(id);
    const state = latest ? (latest.error ? 'failed' : 'reached') : 'unused';
    return { name: connection.name, address, state, ...(latest?.error && { problem: latest.error.message }) };
  });
}

/** Lists the connections, and what can be done about the chosen one. */
async function showConnections(services: Services): Promise<void> {
  const { connections, prompts } = services;
  const targets = await connections.list();
  if (targets.length === 0) return void (await vscode.commands.executeCommand('engineRoom.addConnection'));
  const statuses = statusesOf(services, targets);
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

function actionsFor({ origin }: ResolvedConnection) {
  const test = { label: l10n.t('Test Connection'), value: 'engineRoom.testConnection' };
  const show = { label: l10n.t('Show in Engines'), value: 'engineRoom.engines.focus' };
  const diagnose = { label: l10n.t('Diagnose Connection'), value: 'engineRoom.diagnoseConnection' };
  if (origin !== 'settings') return [test, diagnose, show];
  return [
    test,
    diagnose,
    show,
    { label: l10n.t('Sign In Again'), value: 'engineRoom.setSecret' },
    { label: l10n.t('Edit Connection'), value: 'engineRoom.editConnection' },
  ];
}
