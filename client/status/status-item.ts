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
    targets = await services.live.inUse();
    show();
  };
  return vscode.Disposable.from(
    item,
    services.work.onDidChange(show),
    services.lists.onDidChange(() => (targets ? show() : void read())),
    services.connections.onDidChange(() => {
      if (targets) void read();
    }),
    registerCommand(services, 'showConnections', async () => {
      const { showConnections } = await import('./show-connections');
      const connections = await services.live.inUse();
      await showConnections(services, connections, statusesOf(services, connections));
    }),
  );
};

/** The state of connections, as far as lists were read through them. */
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
