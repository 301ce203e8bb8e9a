import type { Clock } from '../api/clock';
import type { ApiError } from '../api/errors/api-error';
import { callingWith } from '../connections/calling-with';
import { isWithin } from '../connections/resolved-connection';
import type { Session } from '../connections/session';
import {
  cancelled,
  neverRead,
  take,
  type Entry,
  type ListChange,
  type ListSnapshot,
  type Load,
} from './list-entry';
import { keyOf } from './list-key';
import { ListRequests, type GetOptions } from './list-requests';
import type { ListedKind, ReadableKind, ResourceKind } from './resource-kind';

/** Longest pause between attempts to renew a list that can't be read, as a multiple of the usual one. */
const maxBackOff = 16;

/**
 * Lists and single items of all sessions; each is requested once for all its users. Knows how old each one is, reports
 * changes, and forgets the lists of a session that has ended: later answers are dropped.
 */
export class SharedLists {
  private readonly entries = new Map<string, Entry>();
  private readonly outcomes = new Map<string, { readonly error?: ApiError | undefined }>();
  private readonly listeners = new Set<(change: ListChange) => void>();
  private readonly requests: ListRequests;

  constructor(private readonly clock: Clock) {
    this.requests = new ListRequests(clock, {
      read: (entry, same) => {
        this.outcomes.set(entry.sessionId, { error: unreachableIn(entry.snapshot) });
        this.announce(entry, same);
      },
      dropped: ({ key }) => this.entries.delete(key),
    });
  }

  /**
   * The list of a kind in a scope: the known list if fresh, else from the server, joining a running request. A list
   * that can't be read is a snapshot with its error, not a rejection.
   * @throws ApiError of kind `cancelled` when the signal is aborted or the session has ended
   */
  async get<Scope, Item>(
    kind: ResourceKind<Scope, Item>,
    session: Session,
    scope: Scope,
    options?: GetOptions,
  ): Promise<ListSnapshot<Item>> {
    if ('within' in kind) {
      const { scope: outer, identity } = kind.within.place(scope);
      const parent = await this.read(kind.within.kind, session, outer, identity, options);
      return itemsWithin(kind, parent, scope);
    }
    const load: Load = (signal, onSend) => kind.list(callingWith(session, { onSend }), scope, signal);
    const snapshot = await this.requests.ask(
      this.entryOf(kind, session, keyOf(kind, session, scope), load),
      options,
    );
    return snapshot as ListSnapshot<Item>;
  }

  /** The items of a list as they were read last, without asking the server; undefined when they never were. */
  peek<Scope, Item>(
    kind: ListedKind<Scope, Item>,
    session: Pick<Session, 'target'>,
    scope: Scope,
  ): readonly Item[] | undefined {
    const snapshot = this.entries.get(keyOf(kind, session, scope))?.snapshot;
    return snapshot?.readAt === undefined ? undefined : (snapshot as ListSnapshot<Item>).items;
  }

  /** One item, like `get`: a list of one item, or an empty list when it does not exist. @throws ApiError like `get` */
  async read<Scope, Item>(
    kind: ReadableKind<Scope, Item>,
    session: Session,
    scope: Scope,
    identity: string,
    options?: GetOptions,
  ): Promise<ListSnapshot<Item>> {
    const load: Load = async (signal, onSend) => {
      const item = await kind.read(callingWith(session, { onSend }), scope, identity, signal);
      return { items: item === undefined ? [] : [item], complete: true };
    };
    const entry = this.entryOf(kind, session, keyOf(kind, session, scope, identity), load);
    return (await this.requests.ask(entry, options)) as ListSnapshot<Item>;
  }

  /** Marks a list as outdated, for example after a write: those who show it read it again. */
  invalidate<Scope, Item>(kind: ResourceKind<Scope, Item>, session: Session, scope: Scope): void {
    this.invalidateKeys([keyOf(kind, session, scope)]);
  }

  /**
   * Like `invalidate`, for all lists and items of a kind, for example after a write that affects several scopes. A project
   * and the engines below it show the same things: their lists are outdated too.
   */
  invalidateKind(kind: { readonly id: string }, { target }: Pick<Session, 'target'>): void {
    const { id, above } = target;
    const isMeant = ({ kind: its, sessionId }: Entry) =>
      its === kind.id && (isWithin(sessionId, id) || sessionId === above?.id);
    this.invalidateKeys([...this.entries.values()].filter(isMeant).map(({ key }) => key));
  }

  /** Like `invalidate`, by the keys of lists. */
  invalidateKeys(keys: Iterable<string>): void {
    for (const key of keys) {
      const entry = this.entries.get(key);
      if (!entry) continue;
      this.requests.outdate(entry);
      this.announce(entry);
    }
  }

  /**
   * Reads lists again that are older than an age in milliseconds, joining running requests. They serve as fresh
   * meanwhile. What failed is tried less and less often, and not at all while the sign-in is refused: a registry locks
   * accounts. Ends when all were read, or the signal is aborted.
   */
  async renew(keys: Iterable<string>, maxAgeMs: number, signal: AbortSignal): Promise<void> {
    const due = [...keys].flatMap((key) => {
      const entry = this.entries.get(key);
      return entry && this.isDue(entry, maxAgeMs) ? [entry] : [];
    });
    // Whoever cancelled or replaced the request has what it needs: a renewal has no result of its own.
    await Promise.allSettled(due.map((entry) => this.requests.ask(entry, { maxAgeMs: 0, signal })));
  }

  private isDue({ snapshot: { error }, failures, triedAt }: Entry, maxAgeMs: number): boolean {
    if (error?.kind === 'unauthorized' || error?.kind === 'forbidden') return false;
    return this.clock.now() - triedAt >= maxAgeMs * Math.min(2 ** failures, maxBackOff);
  }

  /**
   * Drops all lists of a connection and of the engines below it, and cancels its requests; callers that wait are rejected as
   * cancelled.
   */
  forgetSession(connectionId: string): void {
    for (const id of [...this.outcomes.keys()]) if (isWithin(id, connectionId)) this.outcomes.delete(id);
    this.end(connectionId, (entry) => this.entries.delete(entry.key));
  }

  /** Like `forgetSession`, for a session that another one of the same user replaces: what was read stays, as outdated. */
  renewSession(connectionId: string): void {
    this.end(connectionId, (entry) => {
      if (entry.snapshot === neverRead) this.entries.delete(entry.key);
      entry.fresh = false;
    });
  }

  private end(connectionId: string, change: (entry: Entry) => void): void {
    this.requests.forgetLimits(connectionId);
    const ended = [...this.entries.values()].filter(({ sessionId }) => isWithin(sessionId, connectionId));
    for (const entry of ended) {
      change(entry);
      this.requests.stop(entry);
      for (const waiter of [...take(entry.waiters), ...take(entry.next)]) waiter.reject(cancelled());
    }
    for (const entry of ended) this.announce(entry);
  }

  /** Drops the lists of all sessions except the given ones, like `forgetSession`. */
  retainSessions(ids: ReadonlySet<string>): void {
    const others = [...this.entries.values()].map(({ sessionId }) => sessionId).filter((id) => !ids.has(id));
    for (const id of new Set(others)) this.forgetSession(id);
  }

  /** The latest outcome of reading something through a session; undefined while nothing was read. */
  latestOf(sessionId: string): { readonly error?: ApiError | undefined } | undefined {
    return this.outcomes.get(sessionId);
  }

  /** Subscribes to changes of lists until disposed. */
  onDidChange(listener: (change: ListChange) => void): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  }

  dispose(): void {
    this.retainSessions(new Set());
    this.listeners.clear();
  }

  private entryOf(kind: { readonly id: string }, session: Session, key: string, load: Load): Entry {
    const { isPaced = false } = session;
    const known = this.entries.get(key);
    if (known) {
      known.load = load;
      known.isPaced = isPaced;
      return known;
    }
    const entry: Entry = {
      key,
      kind: kind.id,
      sessionId: session.target.id,
      load,
      isPaced,
      snapshot: neverRead,
      fresh: false,
      failures: 0,
      triedAt: -Infinity,
      request: undefined,
      waiters: new Set(),
      next: new Set(),
    };
    this.entries.set(key, entry);
    return entry;
  }

  private announce({ key, kind, sessionId }: Entry, same = false): void {
    for (const listener of [...this.listeners]) listener({ key, kind, sessionId, same });
  }
}

function itemsWithin<Scope, Item>(
  { within }: { readonly within: { items(parent: unknown, scope: Scope): readonly Item[] } },
  parent: ListSnapshot<unknown>,
  scope: Scope,
): ListSnapshot<Item> {
  return { ...parent, items: parent.items.flatMap((item) => within.items(item, scope)) };
}

/** The error of a read that says something about the whole connection: others concern one resource. */
function unreachableIn({ error }: ListSnapshot<unknown>): ApiError | undefined {
  return error?.kind === 'not-found' || error?.kind === 'forbidden' ? undefined : error;
}
