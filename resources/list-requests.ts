import { setMaxListeners } from 'node:events';
import pLimit from 'p-limit';
import type { Clock } from '../api/clock';
import { ApiError } from '../api/errors/api-error';
import { isWithin } from '../connections/resolved-connection';
import {
  cancelled,
  isSame,
  neverRead,
  take,
  type Entry,
  type ListRequest,
  type ListSnapshot,
  type Waiter,
} from './list-entry';

/** Maximum number of parallel requests per session, except for those of runs, which are paced by themselves. */
const maxParallelLoads = 4;

/** Default age up to which a list counts as fresh, in milliseconds. */
const defaultMaxAgeMs = 30_000;

export interface GetOptions {
  /**
   * Age from which a list is read again, in milliseconds: 0 always asks the server; `Infinity` takes the known list,
   * even a failure to read it, until it is invalidated.
   */
  readonly maxAgeMs?: number;
  /** Asks the server from now on, instead of joining a request that was sent before: its answer may be older than a write. */
  readonly anew?: boolean;
  /** Aborted when the caller stops waiting; the request continues while others wait for it. */
  readonly signal?: AbortSignal;
}

/** Told what becomes of requests. */
export interface RequestReport {
  /** The list was read, or could not be read. `same`: it has the items that it had before. */
  read(entry: Entry, same: boolean): void;
  /** Nobody waits any more for a list that was never read. */
  dropped(entry: Entry): void;
}

/** Requests for lists: one for all who wait for it, and a few at a time for each session. */
export class ListRequests {
  private readonly limits = new Map<string, ReturnType<typeof pLimit>>();

  constructor(
    private readonly clock: Clock,
    private readonly report: RequestReport,
  ) {}

  /**
   * The list as it is known if fresh, else from its server, joining a running request.
   * @throws ApiError of kind `cancelled` when the signal is aborted
   */
  ask(entry: Entry, { maxAgeMs = defaultMaxAgeMs, anew = false, signal }: GetOptions = {}) {
    if (signal?.aborted) return Promise.reject(cancelled());
    if (!entry.request && !anew && this.serves(entry, maxAgeMs)) return Promise.resolve(entry.snapshot);
    if (anew && entry.isPaced && entry.request?.isSent) return this.wait(entry, entry.next, signal);
    const answer = this.wait(entry, entry.waiters, signal);
    if (!isJoined(entry, anew)) this.start(entry);
    return answer;
  }

  /** A failure counts as the known state only with an infinite age: all other callers try again. */
  private serves({ fresh, snapshot: { readAt = -Infinity, error } }: Entry, maxAgeMs: number): boolean {
    if (!fresh) return false;
    return maxAgeMs === Infinity || (error === undefined && this.clock.now() - readAt < maxAgeMs);
  }

  /** Waits for the running request, or the one that replaces it. Cancels it when nobody waits for it any more. */
  private wait(
    entry: Entry,
    waiters: Set<Waiter>,
    signal: AbortSignal | undefined,
  ): Promise<ListSnapshot<unknown>> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        entry.waiters.delete(waiter);
        entry.next.delete(waiter);
        reject(cancelled());
        if (entry.waiters.size + entry.next.size === 0) this.abandon(entry);
      };
      const settled = <Value>(settle: (value: Value) => void) => {
        return (value: Value): void => {
          signal?.removeEventListener('abort', leave);
          settle(value);
        };
      };
      const waiter: Waiter = { resolve: settled(resolve), reject: settled(reject) };
      waiters.add(waiter);
      // One caller may wait for any number of lists.
      if (signal) setMaxListeners(0, signal);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  private abandon(entry: Entry): void {
    this.stop(entry);
    if (entry.snapshot === neverRead) this.report.dropped(entry);
  }

  /** Cancels the running request; those who wait go on waiting. */
  stop(entry: Entry): void {
    entry.request?.stopping.abort();
    entry.request = undefined;
  }

  /** Marks a list as outdated: what was asked before is asked again, but for runs, which know what they have written. */
  outdate(entry: Entry): void {
    const { request } = entry;
    entry.fresh = false;
    if (!request?.isSent) return;
    if (request.isPaced) request.isOutdated = true;
    else this.start(entry);
  }

  /** Sends a request, replacing a running one. */
  start(entry: Entry): void {
    this.stop(entry);
    const { isPaced } = entry;
    const request = { stopping: new AbortController(), isPaced, isSent: false, isOutdated: false };
    for (const waiter of take(entry.next)) entry.waiters.add(waiter);
    entry.request = request;
    void this.run(entry, request);
  }

  private async run(entry: Entry, request: ListRequest): Promise<void> {
    const outcome = await this.load(entry, request);
    if (entry.request !== request) return;
    const same = 'snapshot' in outcome && (await isSame(entry, outcome.snapshot));
    // Comparing a long list takes several turns.
    if (entry.request !== request) return;
    entry.request = undefined;
    const waiters = take(entry.waiters);
    const goesOn = entry.next.size > 0;
    if (goesOn) this.start(entry);
    if ('failure' in outcome) {
      if (entry.snapshot === neverRead && !goesOn) this.report.dropped(entry);
      for (const waiter of waiters) waiter.reject(outcome.failure);
      return;
    }
    entry.snapshot = outcome.snapshot;
    entry.fresh = !request.isOutdated;
    entry.triedAt = this.clock.now();
    entry.failures = outcome.snapshot.error ? entry.failures + 1 : 0;
    for (const waiter of waiters) waiter.resolve(entry.snapshot);
    this.report.read(entry, same);
  }

  /** Errors of the server or the network become part of the list; all others reject the callers. */
  private async load(
    { load, isPaced, sessionId, snapshot }: Entry,
    request: ListRequest,
  ): Promise<{ snapshot: ListSnapshot<unknown> } | { failure: unknown }> {
    try {
      const { signal } = request.stopping;
      const onSend = () => void (request.isSent = true);
      const begin = () => {
        signal.throwIfAborted();
        if (!isPaced) onSend();
        return load(signal, onSend);
      };
      const { items, complete } = await (isPaced ? begin() : this.limitOf(sessionId)(begin));
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

  /** Forgets how many requests run for a connection and the engines below it; theirs have been stopped. */
  forgetLimits(connectionId: string): void {
    for (const id of [...this.limits.keys()]) if (isWithin(id, connectionId)) this.limits.delete(id);
  }
}

/** Whether the running request of a list is as good as a new one. Nobody but runs waits for the turn of a run. */
function isJoined({ request, isPaced }: Entry, anew: boolean): boolean {
  if (!request) return false;
  return request.isSent ? !anew : isPaced || !request.isPaced;
}
