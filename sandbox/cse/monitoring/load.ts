import { createHash } from 'node:crypto';

/** The load of one instance, as an average of the last ten seconds. */
export interface Load {
  /** Requests per second. */
  readonly qps: number;
  /** Milliseconds. */
  readonly latency: number;
  /** Percent. */
  readonly failureRate: number;
  /** Percent. */
  readonly cpu: number;
  /** Percent. */
  readonly memory: number;
  readonly threads: number;
}

export const windowSeconds = 10;
const day = 24 * 3_600;
const noLoad: Load = { qps: 0, latency: 0, failureRate: 0, cpu: 0, memory: 0, threads: 0 };

/**
 * The load of an instance at a time: every instance has a level of its own, more by day than by night, never quite
 * still, and the same for the same time. One that is not up has none; where others are down the rest is slower and
 * fails more often.
 */
export function loadAt(
  id: string,
  at: number,
  health: { readonly up: boolean; readonly downShare: number },
): Load {
  if (!health.up) return noLoad;
  const window = Math.floor(at / 1000 / windowSeconds);
  const hour = Math.sin((2 * Math.PI * (window * windowSeconds - day / 4)) / day);
  const busy = (1 + 0.5 * hour) * (0.85 + 0.3 * share(id, 'noise', window));
  const strain = 1 + 2 * health.downShare;
  const qps = (5 + 75 * share(id, 'qps')) * busy;
  return {
    qps: round(qps),
    latency: round((4 + 40 * share(id, 'latency')) * (0.8 + 0.2 * busy) * strain),
    failureRate: round(Math.min(100, 0.5 * share(id, 'failures', window) + 30 * health.downShare * busy)),
    cpu: round(Math.min(98, 5 + qps * 0.6 * strain)),
    memory: round(35 + 25 * share(id, 'memory') + 5 * share(id, 'heap', window)),
    threads: 40 + Math.round(qps / 2),
  };
}

/** A stable pseudo-random number from 0 to 1 for the given words. */
function share(...words: readonly (string | number)[]): number {
  return createHash('sha1').update(words.join(' ')).digest().readUInt32BE(0) / 0xffff_ffff;
}

/** Rounds to two decimals. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
