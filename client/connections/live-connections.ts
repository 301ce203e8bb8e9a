import * as vscode from 'vscode';
import type { Network } from '../../api/http/network';
import type { RequestLogLine } from '../../api/http/request-log';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { Secret } from '../../connections/secret';
import type { SecretSource, Session } from '../../connections/session';
import { Sessions } from '../../connections/sessions';
import type { SharedLists } from '../../resources/shared-lists';
import type { SecretStore } from './secrets';
import type { ConnectionStore } from './store';

/** The configured connections and their sessions; lists of sessions that have ended are dropped. */
export class LiveConnections implements vscode.Disposable {
  readonly sessions: Sessions;
  private readonly subscriptions: readonly vscode.Disposable[];

  constructor(
    private readonly store: ConnectionStore,
    private readonly secrets: SecretStore,
    private readonly lists: SharedLists,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.sessions = new Sessions({
      find: async (id) => (await this.list()).find((target) => target.id === id),
      open: (target) => this.open(target),
      onCloseFailed: (error) => log.debug(`Closing a connection: ${String(error)}`),
    });
    this.subscriptions = [
      secrets.onDidChange((target) => this.forget(target)),
      store.onDidChange(() => void this.retain()),
    ];
  }

  list(): Promise<readonly ResolvedConnection[]> {
    return this.store.list();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    void this.sessions.close();
  }

  private forget({ id }: ResolvedConnection): void {
    this.sessions.forget(id);
    this.lists.forgetSession(id);
  }

  /** Drops the state of connections that no longer exist. */
  private async retain(): Promise<void> {
    const ids = new Set((await this.list()).map(({ id }) => id));
    this.sessions.retain(ids);
    this.lists.retainSessions(ids);
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
    return openSession(target, secrets, { network, log, findKeys });
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
