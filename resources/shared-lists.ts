import { setMaxListeners } from 'node:events';
import pLimit from 'p-limit';
import type { Clock } from '../api/clock';
import { ApiError } from '../api/errors/api-error';
import { isWithin } from '../connections/resolved-connection';
import type { Session } from '../connections/session';
import {
  cancelled,
  isSame,
  neverRead,
  take,
  type Entry,
  type ListChange,
  type ListSnapshot,
  type Load,
  type Waiter,
} from './list-entry';
import { keyOf } from './list-key';
import type { ListedKind, ReadableKind, ResourceKind } from './resource-kind';

/** Maximum number of parallel requests per session; engines handle about ten a second. */
const maxParallelLoads = 4;

/** Default age up to which a list counts as fresh, in milliseconds. */
const defaultMaxAgeMs = 30_000;

export interface GetOptions {
  /**
   * Age from which a list is read again, in milliseconds: 0 always asks the server; `Infinity` takes the known list,
   * even a failure to read it, until it is invalidated.
   */
  readonly maxAgeMs?: number;
  /** Asks the server now, instead of joining a request that was begun before: its answer may be older than a write. */
  readonly anew?: boolean;
  /** Aborted when the caller stops waiting; the request continues while others wait for it. */
  readonly signal?: AbortSignal;
}

/** Longest pause between attempts to renew a list that can't be read, as a multiple of the usual one. */
const maxBackOff = 16;

/**
 * Lists and single items of all sessions; each is requested once for all its users. Knows how old each one is, reports
 * changes, and forgets the lists of a session that has ended: later answers are dropped.
 */
export class SharedLists {
  private readonly entries = new Map<string, Entry>();
  private readonly limits = new Map<string, ReturnType<typeof pLimit>>();
  private readonly outcomes = new Map<string, { readonly error?: ApiError | undefined }>();
  private readonly listeners = new Set<(change: ListChange) => void>();

  constructor(private readonly clock: Clock) {}

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
    const load: Load = (signal) => kind.list(session, scope, signal);
    const snapshot = await this.ask(this.entryOf(kind, session, keyOf(kind, session, scope), load), options);
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
    const load: Load = async (signal) => {
      const item = await kind.read(session, scope, identity, signal);
      return { items: item === undefined ? [] : [item], complete: true };
    };
    const entry = this.entryOf(kind, session, keyOf(kind, session, scope, identity), load);
    return (await this.ask(entry, options)) as ListSnapshot<Item>;
  }

  /** Marks a list as outdated, for example after a write: those who show it read it again. */
  invalidate<Scope, Item>(kind: ResourceKind<Scope, Item>, session: Session, scope: Scope): void {
    this.invalidateKeys([keyOf(kind, session, scope)]);
  }

  /** Like `invalidate`, for all lists and items of a kind, for example after a write that affects several scopes. */
  invalidateKind(kind: { readonly id: string }, { target }: Pick<Session, 'target'>): void {
    const isMeant = (entry: Entry) => entry.kind === kind.id && entry.sessionId === target.id;
    this.invalidateKeys([...this.entries.values()].filter(isMeant).map(({ key }) => key));
  }

  /** Like `invalidate`, by the keys of lists. */
  invalidateKeys(keys: Iterable<string>): void {
    for (const key of keys) {
      const entry = this.entries.get(key);
      if (!entry) continue;
      entry.fresh = false;
      if (entry.request) this.start(entry);
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
    await Promise.allSettled(due.map((entry) => this.ask(entry, { maxAgeMs: 0, signal })));
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
    for (const id of [...this.limits.keys()]) if (isWithin(id, connectionId)) this.limits.delete(id);
    const ended = [...this.entries.values()].filter(({ sessionId }) => isWithin(sessionId, connectionId));
    for (const entry of ended) {
      change(entry);
      this.stop(entry);
      for (const waiter of take(entry.waiters)) waiter.reject(cancelled());
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
    const known = this.entries.get(key);
    if (known) {
      known.load = load;
      return known;
    }
    const entry: Entry = {
      key,
      kind: kind.id,
      sessionId: session.target.id,
      load,
      snapshot: neverRead,
      fresh: false,
      failures: 0,
      triedAt: -Infinity,
      request: undefined,
      waiters: new Set(),
    };
    this.entries.set(key, entry);
    return entry;
  }

  private ask(entry: Entry, { maxAgeMs = defaultMaxAgeMs, anew = false, signal }: GetOptions = {}) {
    if (signal?.aborted) return Promise.reject(cancelled());
    if (!entry.request && !anew && this.serves(entry, maxAgeMs)) return Promise.resolve(entry.snapshot);
    const answer = this.wait(entry, signal);
    if (!entry.request || anew) this.start(entry);
    return answer;
  }

  /** A failure counts as the known state only with an infinite age: all other callers try again. */
  private serves({ fresh, snapshot: { readAt = -Infinity, error } }: Entry, maxAgeMs: number): boolean {
    if (!fresh) return false;
    return maxAgeMs === Infinity || (error === undefined && this.clock.now() - readAt < maxAgeMs);
  }

  /** Waits for the running request, or the one that replaces it. Cancels it when nobody waits for it any more. */
  private wait(entry: Entry, signal: AbortSignal | undefined): Promise<ListSnapshot<unknown>> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        entry.waiters.delete(waiter);
        reject(cancelled());
        if (entry.waiters.size === 0) this.abandon(entry);
      };
      const settled = <Value>(settle: (value: Value) => void) => {
        return (value: Value): void => {
          signal?.removeEventListener('abort', leave);
          settle(value);
        };
      };
      const waiter: Waiter = { resolve: settled(resolve), reject: settled(reject) };
      entry.waiters.add(waiter);
      // One caller may wait for any number of lists.
      if (signal) setMaxListeners(0, signal);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  private abandon(entry: Entry): void {
    this.stop(entry);
    if (entry.snapshot === neverRead) this.entries.delete(entry.key);
  }

  private stop(entry: Entry): void {
    entry.request?.abort();
    entry.request = undefined;
  }

  /** Sends a request, replacing a running one. */
  private start(entry: Entry): void {
    this.stop(entry);
    const request = new AbortController();
    entry.request = request;
    void this.run(entry, request);
  }

  private async run(entry: Entry, request: AbortController): Promise<void> {
    const outcome = await this.load(entry, request.signal);
    if (entry.request !== request) return;
    const same = 'snapshot' in outcome && (await isSame(entry, outcome.snapshot));
    // Comparing a long list takes several turns.
    if (entry.request !== request) return;
    entry.request = undefined;
    if ('failure' in outcome) {
      if (entry.snapshot === neverRead) this.entries.delete(entry.key);
      for (const waiter of take(entry.waiters)) waiter.reject(outcome.failure);
      return;
    }
    entry.snapshot = outcome.snapshot;
    entry.fresh = true;
    entry.triedAt = this.clock.now();
    entry.failures = outcome.snapshot.error ? entry.failures + 1 : 0;
    this.outcomes.set(entry.sessionId, { error: unreachableIn(outcome.snapshot) });
    for (const waiter of take(entry.waiters)) waiter.resolve(entry.snapshot);
    this.announce(entry, same);
  }

  /** Errors of the server or the network become part of the list; all others reject the callers. */
  private async load(
    { load, sessionId, snapshot }: Entry,
    signal: AbortSignal,
  ): Promise<{ snapshot: ListSnapshot<unknown> } | { failure: unknown }> {
    try {
      const { items, complete } = await this.limitOf(sessionId)(() => {
        signal.throwIfAborted();
        return load(signal);
      });
      const state = complete ? 'complete' : 'partial';
      return { snapshot: { state, items, readAt: this.clock.now() } };
    } catch (error) {
      if (!(error instanceof ApiError) || error.kind === 'cancelled') return { failure: error };
      const { items, readAt } = snapshot;
      return { snapshot: { state: 'unavailable', items, ...(readAt !== undefined && { readAt }), error } };
    }
  }

  private limitOf(sessionId: string): ReturnType<typeof pLimit> {
    const limit = this.limits.get(sessionId) ?? pLimit(maxParallelLoads);
    this.limits.set(sessionId, limit);
    return limit;
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
