import * as l10n from '@vscode/l10n';
import { ApiError } from '../api/errors/api-error';
import type { ResolvedConnection } from './resolved-connection';
import type { Session } from './session';

/** What the pool asks: connections are found by their id, so that nobody can hand it one of their own making. */
export interface SessionSource {
  /** The connection of an id; undefined when there is none (any more). */
  find(id: string): Promise<ResolvedConnection | undefined>;
  open(target: ResolvedConnection): Promise<Session> | Session;
  /** Told of what fails while a session is closed. */
  readonly onCloseFailed?: (error: unknown) => void;
}

/** Sessions of the connections that are in use, one each. */
export class Sessions {
  private readonly sessions = new Map<string, Promise<Session>>();

  constructor(private readonly source: SessionSource) {}

  /** The session of a connection. @throws ApiError of kind `not-found` when there is no connection of this id. */
  get(id: string): Promise<Session> {
    const known = this.sessions.get(id);
    if (known) return known;
    const opening = this.open(id);
    this.sessions.set(id, opening);
    opening.catch(() => {
      if (this.sessions.get(id) === opening) this.sessions.delete(id);
    });
    return opening;
  }

  /** The session of a connection that is in use already; never opens one. */
  opened(id: string): Promise<Session> | undefined {
    return this.sessions.get(id);
  }

  /** Closes the session of a connection, so that the next one signs in anew. */
  forget(id: string): void {
    const session = this.sessions.get(id);
    this.sessions.delete(id);
    if (session) void this.closeOne(session);
  }

  /** Closes the sessions of all but these connections. */
  retain(ids: ReadonlySet<string>): void {
    for (const id of this.sessions.keys()) if (!ids.has(id)) this.forget(id);
  }

  /** Closes all. */
  async close(): Promise<void> {
    const sessions = [...this.sessions.values()];
    this.sessions.clear();
    await Promise.all(sessions.map((session) => this.closeOne(session)));
  }

  private async open(id: string): Promise<Session> {
    const target = await this.source.find(id);
    if (target) return this.source.open(target);
    throw new ApiError({
      kind: 'not-found',
      message: l10n.t('There is no such connection any more.'),
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
