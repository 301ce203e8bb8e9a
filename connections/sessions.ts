import * as l10n from '@vscode/l10n';
import { ApiError } from '../api/errors/api-error';
import { isWithin, type ResolvedConnection } from './resolved-connection';
import type { Session } from './session';

/** Lookup of connections by id, so that callers can't pass a connection that is not configured. */
export interface SessionSource {
  /** The connection with an id; undefined when there is none, or no longer one. */
  find(id: string): Promise<ResolvedConnection | undefined>;
  open(target: ResolvedConnection): Promise<Session> | Session;
  /** Receives failures of closing a session. */
  readonly onCloseFailed?: (error: unknown) => void;
}

/** The open sessions, one for each connection in use. */
export class Sessions {
  private readonly sessions = new Map<string, Promise<Session>>();

  constructor(private readonly source: SessionSource) {}

  /** The session of a connection. @throws ApiError of kind `not-found` when no connection has this id. */
  get(id: string): Promise<Session> {
    const known = this.sessions.get(id);
    if (known) return known;
    return this.keep(id, this.open(id));
  }

  /** The session of a connection if it is open; never opens one. */
  opened(id: string): Promise<Session> | undefined {
    return this.sessions.get(id);
  }

  /** Closes the session of a connection and of the engines below it, so that the next ones sign in again. */
  forget(connectionId: string): void {
    for (const [id, session] of this.sessions) {
      if (!isWithin(id, connectionId)) continue;
      this.sessions.delete(id);
      void this.closeOne(session);
    }
  }

  /** Closes all sessions except those of the given connections. */
  retain(ids: ReadonlySet<string>): void {
    for (const id of this.sessions.keys()) if (!ids.has(id)) this.forget(id);
  }

  /** Lets an open session go on with what its connection says now beside its id: the protection. */
  update(target: ResolvedConnection): void {
    const known = this.sessions.get(target.id);
    if (known)
      void this.keep(
        target.id,
        known.then((session) => ({ ...session, target })),
      );
  }

  /** Closes all sessions. */
  async close(): Promise<void> {
    const sessions = [...this.sessions.values()];
    this.sessions.clear();
    await Promise.all(sessions.map((session) => this.closeOne(session)));
  }

  /** Keeps a session until it is closed, or can't be opened. */
  private keep(id: string, opening: Promise<Session>): Promise<Session> {
    this.sessions.set(id, opening);
    opening.catch(() => {
      if (this.sessions.get(id) === opening) this.sessions.delete(id);
    });
    return opening;
  }

  private async open(id: string): Promise<Session> {
    const target = await this.source.find(id);
    if (target) return this.source.open(target);
    throw new ApiError({
      kind: 'not-found',
      message: l10n.t('This connection no longer exists.'),
      remedy: l10n.t('Refresh the view, or add the connection again.'),
      operation: 'connect',
    });
  }

  private async closeOne(session: Promise<Session>): Promise<void> {
    try {
      await (await session).close();
    } catch (error) {
      this.source.onCloseFailed?.(error);
    }
  }
}
