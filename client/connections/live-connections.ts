import * as vscode from 'vscode';
import type { Network } from '../../api/http/network';
import type { RequestLogLine } from '../../api/http/request-log';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { Secret } from '../../connections/secret';
import type { SecretSource, Session } from '../../connections/session';
import type { Sessions } from '../../connections/sessions';
import type { SharedLists } from '../../resources/shared-lists';
import { ConnectionSet } from './connection-set';
import type { SecretStore } from './secrets';
import type { ConnectionStore } from './store';

/** The connections of this window and their sessions, which follow the settings and the secrets. */
export class LiveConnections implements vscode.Disposable {
  private readonly all: ConnectionSet;
  private readonly subscriptions: readonly vscode.Disposable[];

  constructor(
    private readonly store: ConnectionStore,
    private readonly secrets: SecretStore,
    lists: SharedLists,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.all = new ConnectionSet({
      configured: () => this.configured(),
      open: (target) => this.open(target),
      lists,
      onCloseFailed: (error) => log.debug(`Closing a connection: ${String(error)}`),
    });
    this.subscriptions = [
      this.all,
      secrets.onDidChange((change) => this.all.replaceSession(change)),
      store.onDidChange(() => void this.all.retain()),
    ];
  }

  get sessions(): Sessions {
    return this.all.sessions;
  }

  /** The connections of the settings, and that of the sandbox. */
  configured(): Promise<readonly ResolvedConnection[]> {
    return this.store.list();
  }

  /** The configured connections and their engines, as `ConnectionSet` lists them. @throws ApiError */
  list(named?: string): Promise<readonly ResolvedConnection[]> {
    return this.all.list(named);
  }

  /** The configured connections, and the engines below them that are in use. */
  inUse(): Promise<readonly ResolvedConnection[]> {
    return this.all.inUse();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** How requests leave this computer. */
  async network(): Promise<Network> {
    const { editorNetwork } = await import('./editor-network');
    return editorNetwork(() => vscode.workspace.getConfiguration('http'), process.env);
  }

  /**
   * Opens a session of its own, which signs in anew; the caller closes it.
   *
   * @param log Also receives its requests.
   * @param secret Takes the place of the stored one.
   */
  openApart(
    target: ResolvedConnection,
    log?: (line: RequestLogLine) => void,
    secret?: Secret,
  ): Promise<Session> {
    const secrets = secret ? { get: () => Promise.resolve(secret) } : this.secrets;
    const writeBoth = (line: RequestLogLine) => {
      this.writeLine(line);
      log?.(line);
    };
    return this.open(target, writeBoth, secrets);
  }

  private async open(
    target: ResolvedConnection,
    log = this.writeLine,
    secrets: SecretSource = this.secrets,
  ): Promise<Session> {
    const [{ openSession }, network] = await Promise.all([
      import('../../connections/session'),
      this.network(),
    ]);
    const { above } = target;
    return openSession(target, secrets, {
      network,
      log,
      findKeys,
      ...(above && { above: () => this.sessions.get(above.id) }),
    });
  }

  private readonly writeLine = (line: RequestLogLine): void => {
    const outcome = line.status ?? line.problem ?? '';
    this.log.info(`${line.method} ${line.url} ${outcome} ${line.milliseconds} ms (${line.operation})`);
  };
}

async function findKeys() {
  const { localKeys } = await import('../../connections/local-keys');
  return localKeys(process.env);
}
