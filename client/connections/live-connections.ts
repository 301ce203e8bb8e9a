import * as vscode from 'vscode';
import type { RequestLogLine } from '../../api/http/request-log';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { Secret } from '../../connections/secret';
import type { Session } from '../../connections/session';
import { Sessions } from '../../connections/sessions';
import type { SharedLists } from '../../resources/shared-lists';
import type { Place } from './place';
import type { SecretStore } from './secrets';
import type { ConnectionStore } from './store';

/** The connections to work with and their sessions; lists of sessions that have ended are dropped. */
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
      secrets.onDidChange((place) => void this.forget(place)),
      store.onDidChange(() => void this.retain()),
    ];
  }

  async list(): Promise<readonly ResolvedConnection[]> {
    return Promise.all((await this.store.places()).map(resolvePlace));
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    void this.sessions.close();
  }

  private async forget(place: Place): Promise<void> {
    const { id } = await resolvePlace(place);
    this.sessions.forget(id);
    this.lists.forgetSession(id);
  }

  /** Drops what belongs to connections that are no longer there. */
  private async retain(): Promise<void> {
    const ids = new Set((await this.list()).map(({ id }) => id));
    this.sessions.retain(ids);
    this.lists.retainSessions(ids);
  }

  private async open(target: ResolvedConnection): Promise<Session> {
    const { openSession } = await import('../../connections/session');
    const proxy = vscode.workspace.getConfiguration('http').get<string>('proxy') || undefined;
    const secrets = { get: (wanted: ResolvedConnection) => this.secretOf(wanted) };
    return openSession(target, secrets, { proxy, log: this.writeLine });
  }

  private async secretOf({ id }: ResolvedConnection): Promise<Secret | undefined> {
    const place = await findPlace(await this.store.places(), id);
    const secret = place && (await this.secrets.get(place));
    if (!secret) return undefined;
    return secret.kind === 'token'
      ? { token: secret.token }
      : { user: secret.user, password: secret.password };
  }

  private readonly writeLine = (line: RequestLogLine): void => {
    const outcome = line.status ?? line.problem ?? '';
    this.log.info(`${line.method} ${line.url} ${outcome} ${line.milliseconds} ms (${line.operation})`);
  };
}

/** The place with an id; undefined when there is none. */
export async function findPlace(places: readonly Place[], id: string): Promise<Place | undefined> {
  const targets = await Promise.all(places.map(resolvePlace));
  return places.find((_, index) => targets[index]?.id === id);
}

/** A place with its row of the table of types, which is loaded when it is first needed. */
export async function resolvePlace({ connection, origin }: Place): Promise<ResolvedConnection> {
  const [{ connectionTypes }, { resolveConnection }] = await Promise.all([
    import('../../connections/connection-types'),
    import('../../connections/resolved-connection'),
  ]);
  const type = connectionTypes.find(({ id }) => id === connection.type);
  if (!type) throw new Error(`There is no connection type ${connection.type}.`);
  return resolveConnection(type, connection, origin);
}
