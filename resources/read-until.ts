import type { ActionRun } from './resource-action';

/** How often and how long something is read again, in milliseconds. */
export interface Patience {
  readonly pauseMs: number;
  readonly waitTimeoutMs: number;
}

/** For what the cloud’s own services have written, but may answer from their caches as it was. */
export const catchUp: Patience = { pauseMs: 1_000, waitTimeoutMs: 10_000 };

/**
 * Reads until what is read is as wanted, for servers that show a change late. The last state read, which may not be as
 * wanted when the time is over. @throws ApiError; rejects when the signal cuts a pause short
 */
export async function readUntil<T>(
  read: () => Promise<T>,
  isReached: (state: T) => boolean,
  { clock, signal }: Pick<ActionRun, 'clock' | 'signal'>,
  { pauseMs, waitTimeoutMs }: Patience,
): Promise<T> {
  const end = clock.now() + waitTimeoutMs;
  for (;;) {
    const state = await read();
    if (isReached(state) || clock.now() >= end) return state;
    await clock.sleep(pauseMs, signal);
  }
}
