import { setTimeout as wait } from 'node:timers/promises';

/** Clock of the API layer; tests pass their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after the given milliseconds, 24 days at most, or rejects as soon as the signal is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The longest time of a timer, 24 days; timers for longer ones would end at once. */
export const maxTimerMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) => wait(Math.min(milliseconds, maxTimerMs), undefined, { signal }),
};
