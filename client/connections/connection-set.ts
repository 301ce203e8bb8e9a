import type { ListedEngine } from '../../api/catalogue/cse/engine-shapes';
import { isWithin, reaches, type ResolvedConnection } from '../../connections/resolved-connection';
import type { Session } from '../../connections/session';
import { Sessions, type SessionSource } from '../../connections/sessions';
import type { SharedLists } from '../../resources/shared-lists';
import type { SecretChange } from './secrets';

/** Id of the kind whose list has the engines of a project. */
const enginesKind = 'cse/engine';

/** What the connections come from. */
export interface ConnectionSources extends Pick<SessionSource, 'onCloseFailed'> {
  /** The connections that somebody wrote, and that of the sandbox. */
  configured(): Promise<readonly ResolvedConnection[]>;
  open(target: ResolvedConnection): Promise<Session> | Session;
  readonly lists: SharedLists;
}

/**
 * The configured connections and the engines below their projects, with their sessions and lists: what has ended is closed
 * and dropped.
 */
export class ConnectionSet {
  readonly sessions: Sessions;
  private readonly subscription: { dispose(): void };

  constructor(private readonly sources: ConnectionSources) {
    const { lists, onCloseFailed } = sources;
    this.sessions = new Sessions({
      find: (id) => this.find(id),
      open: (target) => sources.open(target),
      ...(onCloseFailed && { onCloseFailed }),
    });
    this.subscription = lists.onDidChange(({ kind, same }) => {
      if (kind === enginesKind && !same) void this.retain();
    });
  }

  /**
   * The configured connections, each before the engines that its project is known to have.
   *
   * @param named Name of an engine whose project is asked when its engines are not known, such as `project/engine`.
   * @throws ApiError when that project can't be asked
   */
  async list(named = ''): Promise<readonly ResolvedConnection[]> {
    const configured = await this.sources.configured();
    if (!configured.some((target) => reaches(target, 'cse'))) return configured;
    const { engineTargets, knownEngines } = await import('./known-engines');
    const levels = configured.map(async (target) => {
      const known = knownEngines(this.sources.lists, target);
      const isNamed = named.startsWith(`${target.connection.name}/`);
      const engines = known ?? (isNamed ? await this.enginesOf(target) : []);
      return [target, ...engineTargets(target, engines)];
    });
    return (await Promise.all(levels)).flat();
  }

  /** The configured connections, and the engines below them that are in use. */
  async inUse(): Promise<readonly ResolvedConnection[]> {
    const all = await this.list();
    return all.filter(({ id, above }) => !above || this.sessions.opened(id) !== undefined);
  }

  /** Ends the session of a secret that has changed; what was read stays while the user is the same. */
  replaceSession({ id, isOfSameUser }: SecretChange): void {
    this.sessions.forget(id);
    if (isOfSameUser) this.sources.lists.renewSession(id);
    else this.sources.lists.forgetSession(id);
  }

  /** Drops the state of connections that no longer exist; the others go on, protected or not as they are now. */
  async retain(): Promise<void> {
    const targets = await this.list();
    const ids = new Set(targets.map(({ id }) => id));
    this.sessions.retain(ids);
    for (const target of targets) this.sessions.update(target);
    this.sources.lists.retainSessions(ids);
  }

  /** Closes all sessions. */
  dispose(): void {
    this.subscription.dispose();
    void this.sessions.close();
  }

  private async find(id: string): Promise<ResolvedConnection | undefined> {
    const known = await this.list();
    const found = known.find((target) => target.id === id);
    const above = known.find((target) => isWithin(id, target.id));
    if (found || !above) return found;
    const asked = await this.list(`${above.connection.name}/`);
    return asked.find((target) => target.id === id);
  }

  /** The engines of a project, from its list. @throws ApiError */
  private async enginesOf(target: ResolvedConnection): Promise<readonly ListedEngine[]> {
    if (!reaches(target, 'cse')) return [];
    const { readEngines } = await import('./known-engines');
    return readEngines(this.sources.lists, await this.sessions.get(target.id));
  }
}
