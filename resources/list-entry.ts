import * as l10n from '@vscode/l10n';
import { ApiError } from '../api/errors/api-error';
import type { ListResult } from './resource-kind';
import { areSame } from './same-items';

/** The known state of a list. */
export interface ListSnapshot<Item> {
  /**
   * `unavailable`: the list could not be read, or has not been read yet. `items` are then those of `readAt`, and prove
   * nothing.
   */
  readonly state: 'unavailable' | 'partial' | 'complete';
  readonly items: readonly Item[];
  /** Time at which the items were read, in milliseconds since 1970; undefined when they never were. */
  readonly readAt?: number;
  /** The error of the latest read, if it failed. */
  readonly error?: ApiError;
}

/** A list that was read, or is no longer fresh. */
export interface ListChange {
  /** As returned by `keyOf`. */
  readonly key: string;
  readonly kind: string;
  readonly sessionId: string;
  /** True when the list was read again, and has the items that it had before. */
  readonly same: boolean;
}

/** Reads a list from its server. @throws ApiError */
export interface Load {
  /** @param onSend Called before each request is sent. */
  (signal: AbortSignal, onSend: () => void): Promise<ListResult<unknown>>;
}

/** A caller waiting for a list. */
export interface Waiter {
  resolve(snapshot: ListSnapshot<unknown>): void;
  reject(reason: unknown): void;
}

/** A request for a list. */
export interface ListRequest {
  readonly stopping: AbortController;
  /** Whether it waits until its server takes it. */
  readonly isPaced: boolean;
  /** Whether something of it was sent: what is written from then on may be missing from its answer. */
  isSent: boolean;
  /** Whether the list was marked as outdated since. */
  isOutdated: boolean;
}

/** What `SharedLists` knows about a list. */
export interface Entry extends Omit<ListChange, 'same'> {
  /** Reads the list through the session of the latest caller. */
  load: Load;
  /** Whether that session is one of a run. */
  isPaced: boolean;
  snapshot: ListSnapshot<unknown>;
  /** False until the first read, and after an invalidation. */
  fresh: boolean;
  /** Number of failures since the last success. */
  failures: number;
  /** Time of the latest answer or failure, in milliseconds since 1970. */
  triedAt: number;
  /** The running request, if any. Answers to other requests are dropped. */
  request: ListRequest | undefined;
  readonly waiters: Set<Waiter>;
  /** Callers waiting for the one after the running request. */
  readonly next: Set<Waiter>;
}

export const neverRead: ListSnapshot<unknown> = { state: 'unavailable', items: [] };

/** Whether a list has the same items as before; what failed, or was outdated, counts as different. */
export async function isSame(
  { snapshot: known, fresh }: Entry,
  read: ListSnapshot<unknown>,
): Promise<boolean> {
  if (!fresh || known.error || read.error || known.state !== read.state) return false;
  return areSame(known.items, read.items);
}

/** Empties a set. */
export function take<T>(set: Set<T>): T[] {
  const all = [...set];
  set.clear();
  return all;
}

/** The rejection of callers that cancelled, or whose session has ended. */
export function cancelled(): ApiError {
  return new ApiError({
    kind: 'cancelled',
    message: l10n.t('The request was cancelled.'),
    remedy: '',
    operation: 'list',
  });
}
