import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Connection } from '../../connections/connection';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { Prompts } from '../prompts';

const setting = 'engineRoom.connections';

/** Connections from a source other than the settings, such as the sandbox. */
export interface ConnectionSource {
  list(): Promise<readonly ResolvedConnection[]>;
  readonly onDidChange: vscode.Event<void>;
}

/** All usable connections: the valid ones of the settings, and those of the sandbox. */
export class ConnectionStore implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly subscriptions: vscode.Disposable[];
  /** Problems already shown, so that each is shown once. */
  private reported = '';

  constructor(
    private readonly prompts: Prompts,
    private readonly sandbox: ConnectionSource,
  ) {
    this.subscriptions = [
      this.changed,
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(setting)) this.changed.fire();
      }),
      sandbox.onDidChange(() => {
        this.changed.fire();
      }),
    ];
  }

  async list(): Promise<readonly ResolvedConnection[]> {
    const { readConnections } = await import('../../connections/read-connections');
    const { connections, problems } = readConnections(
      configuration().get<unknown>('connections'),
      'settings',
    );
    this.report(problems);
    return [...connections, ...(await this.sandbox.list())];
  }

  /** Adds a connection, or replaces the one with the former name. */
  async save(connection: Connection, formerName?: string): Promise<void> {
    const { entries } = configured();
    const at = entries.findIndex((entry) => nameOf(entry) === (formerName ?? connection.name));
    if (at < 0) entries.push(connection);
    else entries[at] = connection;
    await write(entries);
  }

  async remove(name: string): Promise<void> {
    await write(configured().entries.filter((entry) => nameOf(entry) !== name));
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private report(problems: readonly string[]): void {
    const text = problems.join(' ');
    if (text === this.reported) return;
    this.reported = text;
    void vscode.commands.executeCommand('setContext', 'engineRoom.invalidConnections', text !== '');
    if (text !== '') void this.warn(text);
  }

  private async warn(text: string): Promise<void> {
    const open = l10n.t('Open Settings');
    const message = l10n.t('Some connections in the setting {0} are not valid. {1}', setting, text);
    if ((await this.prompts.warn(message, open)) === open) {
      await vscode.commands.executeCommand('workbench.action.openSettings', setting);
    }
  }
}

function configuration(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('engineRoom');
}

/** The list in force, with its invalid entries, and its configuration target: the workspace's replaces the user's. */
function configured(): { entries: unknown[]; target: vscode.ConfigurationTarget } {
  const { globalValue, workspaceValue } = configuration().inspect<unknown[]>('connections') ?? {};
  if (workspaceValue && vscode.workspace.isTrusted) {
    return { entries: [...workspaceValue], target: vscode.ConfigurationTarget.Workspace };
  }
  return { entries: [...(globalValue ?? [])], target: vscode.ConfigurationTarget.Global };
}

async function write(entries: readonly unknown[]): Promise<void> {
  await configuration().update('connections', entries, configured().target);
}

function nameOf(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null && 'name' in entry ? entry.name : undefined;
}
