import * as l10n from '@vscode/l10n';
import pLimit from 'p-limit';
import type { Clock } from '../api/clock';
import { ApiError } from '../api/errors/api-error';
import type { Session } from '../connections/session';
import type { ListResult, ReadableKind, ResourceKind } from './resource-kind';

/** Requests that one session has under way at a time; engines take about ten a second. */
const maxParallelLoads = 4;

/** How old a list may be that is taken for fresh, in milliseconds, where the asker doesn't say. */
const defaultMaxAgeMs = 30_000;

/** What is known of a list. */
export interface ListSnapshot<Item> {
  /** `unavailable`: it could not be read, or not yet. Then `items` are those of `readAt`, and prove nothing. */
  readonly state: 'unavailable' | 'partial' | 'complete';
  readonly items: readonly Item[];
  /** When the items were read, in milliseconds since 1970; undefined while they never were. */
  readonly readAt?: number;
  /** Why the latest reading failed. */
  readonly error?: ApiError;
}

export interface GetOptions {
  /**
   * Age from which a list is read anew, in milliseconds: 0 always asks the server, `Infinity` takes what is known, also
   * that it could not be read, until it is invalidated.
   */
  readonly maxAgeMs?: number;
  /** Aborted when the asker no longer waits; the request goes on while others do. */
  readonly signal?: AbortSignal;
}

/** A list whose snapshot is another now, or is no longer fresh. */
export interface ListChange {
  /** As `keyOf` gives it. */
  readonly key: string;
  readonly kind: string;
  readonly sessionId: string;
}

type Load = (signal: AbortSignal) => Promise<ListResult<unknown>>;

/** Somebody who waits for a list. */
interface Waiter {
  resolve(snapshot: ListSnapshot<unknown>): void;
  reject(reason: unknown): void;
}

interface Entry extends ListChange {
  /** Reads the list through the session of the latest asker. */
  load: Load;
  snapshot: ListSnapshot<unknown>;
  /** False until the server was asked, and once it is known to have something else. */
  fresh: boolean;
  /** The request under way, if any. An answer to any other is dropped. */
  request: AbortController | undefined;
  readonly waiters: Set<Waiter>;
}

const neverRead: ListSnapshot<unknown> = { state: 'unavailable', items: [] };

/**
 * Lists and single items of all sessions, each requested once for everybody who asks. Knows how old each is, says when
 * one changes, and forgets what belongs to a session that has ended: an answer that comes later is dropped.
 */
export class SharedLists {
  private readonly entries = new Map<string, Entry>();
  private readonly limits = new Map<string, ReturnType<typeof pLimit>>();
  private readonly listeners = new Set<(change: ListChange) => void>();

  constructor(private readonly clock: Clock) {}

  /**
   * The list of a kind in a scope: as it is known when that is fresh, else from the server, joining a request under way.
   * A list that can't be read is a snapshot with its error, not a rejection.
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

  /** One item, like `get`: a list of one, or of none when there is no such item. @throws ApiError like `get` */
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

  /** What is known without asking; undefined when nothing is. */
  peek<Scope, Item>(
    kind: ResourceKind<Scope, Item>,
    session: Session,
    scope: Scope,
  ): ListSnapshot<Item> | undefined {
    const snapshot = this.entries.get(keyOf(kind, session, scope))?.snapshot;
    if (snapshot === undefined || snapshot === neverRead) return undefined;
    return 'within' in kind ? itemsWithin(kind, snapshot, scope) : (snapshot as ListSnapshot<Item>);
  }

  /** Reads a list anew. @throws ApiError like `get` */
  refresh<Scope, Item>(
    kind: ResourceKind<Scope, Item>,
    session: Session,
    scope: Scope,
    options?: Omit<GetOptions, 'maxAgeMs'>,
  ): Promise<ListSnapshot<Item>> {
    this.invalidate(kind, session, scope);
    return this.get(kind, session, scope, options);
  }

  /** Says that the server has something else now, as after a write: whoever shows the list reads it anew. */
  invalidate<Scope, Item>(kind: ResourceKind<Scope, Item>, session: Session, scope: Scope): void {
    this.invalidateKeys([keyOf(kind, session, scope)]);
  }

  /** Like `invalidate`, for all lists and items of a kind, as after a write that several scopes show. */
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

  /** Drops everything that belongs to a session, and ends its requests; those who wait are turned away. */
  forgetSession(id: string): void {
    this.limits.delete(id);
    for (const entry of this.entries.values()) {
      if (entry.sessionId !== id) continue;
      this.entries.delete(entry.key);
      this.stop(entry);
      for (const waiter of take(entry.waiters)) waiter.reject(cancelled());
      this.announce(entry);
    }
  }

  /** Drops everything that belongs to other sessions than these, like `forgetSession`. */
  retainSessions(ids: ReadonlySet<string>): void {
    const others = [...this.entries.values()].map(({ sessionId }) => sessionId).filter((id) => !ids.has(id));
    for (const id of new Set(others)) this.forgetSession(id);
  }

  /** Calls back whenever a list has changed, until disposed. */
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
      request: undefined,
      waiters: new Set(),
    };
    this.entries.set(key, entry);
    return entry;
  }

  private ask(entry: Entry, { maxAgeMs = defaultMaxAgeMs, signal }: GetOptions = {}) {
    if (signal?.aborted) return Promise.reject(cancelled());
    if (!entry.request && this.serves(entry, maxAgeMs)) return Promise.resolve(entry.snapshot);
    const answer = this.wait(entry, signal);
    if (!entry.request) this.start(entry);
    return answer;
  }

  /** A failure is what is known for those alone who take anything: all others try again. */
  private serves({ fresh, snapshot: { readAt = -Infinity, error } }: Entry, maxAgeMs: number): boolean {
    if (!fresh) return false;
    return maxAgeMs === Infinity || (error === undefined && this.clock.now() - readAt < maxAgeMs);
  }

  /** Waits for the request under way, or the one that takes its place. When nobody waits any more, it is ended. */
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

  /** Sends the request, in place of one under way. */
  private start(entry: Entry): void {
    this.stop(entry);
    const request = new AbortController();
    entry.request = request;
    void this.run(entry, request);
  }

  private async run(entry: Entry, request: AbortController): Promise<void> {
    const outcome = await this.load(entry, request.signal);
    if (entry.request !== request) return;
    entry.request = undefined;
    if ('failure' in outcome) {
      if (entry.snapshot === neverRead) this.entries.delete(entry.key);
      for (const waiter of take(entry.waiters)) waiter.reject(outcome.failure);
      return;
    }
    entry.snapshot = outcome.snapshot;
    entry.fresh = true;
    for (const waiter of take(entry.waiters)) waiter.resolve(entry.snapshot);
    this.announce(entry);
  }

  /** Only what a server or the way to it does wrong belongs to the list; all else goes to those who asked. */
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

  private announce({ key, kind, sessionId }: Entry): void {
    for (const listener of [...this.listeners]) listener({ key, kind, sessionId });
  }
}

/** Names a list, or an item that is read by itself; nested kinds have the key of what they are in. */
export function keyOf<Scope, Item>(
  kind: ResourceKind<Scope, Item>,
  session: Pick<Session, 'target'>,
  scope: Scope,
  identity?: string,
): string {
  if ('within' in kind) {
    const outer = kind.within.place(scope);
    return keyOf(kind.within.kind, session, outer.scope, outer.identity);
  }
  return JSON.stringify([session.target.id, kind.id, kind.scopeKey(scope), identity ?? null]);
}

function itemsWithin<Scope, Item>(
  { within }: { readonly within: { items(parent: unknown, scope: Scope): readonly Item[] } },
  parent: ListSnapshot<unknown>,
  scope: Scope,
): ListSnapshot<Item> {
  return { ...parent, items: parent.items.flatMap((item) => within.items(item, scope)) };
}

function take<T>(set: Set<T>): T[] {
  const all = [...set];
  set.clear();
  return all;
}

function cancelled(): ApiError {
  return new ApiError({
    kind: 'cancelled',
    message: l10n.t('The request was cancelled.'),
    remedy: '',
    operation: 'list',
  });
}
