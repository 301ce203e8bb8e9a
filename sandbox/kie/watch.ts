import { refuse } from './errors';
import type { Kie } from './kie';
import { hasLabels } from './listing';
import type { LabelQuery } from './listing';

const invalidWait = 'wait param should be formed with number and time unit like 5s,100ms, and less than 5m';
const longestWait = 5 * 60_000;
const units: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
};

/** Milliseconds of a duration as Go writes it: `20s`, `1m30s`, `0`. @throws KieRefusal 400001 */
export function readWait(text: string): number {
  const [, sign, amount = ''] = /^([-+]?)(.+)$/.exec(text) ?? [];
  const parts = [...amount.matchAll(/(?<![\d.])(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h)/g)];
  const complete = amount === '0' || (amount !== '' && parts.map(([part]) => part).join('') === amount);
  const wait = parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (units[unit] ?? 0), 0);
  if (!complete || (sign !== '-' && wait > longestWait)) throw refuse(400001, invalidWait);
  return sign === '-' ? 0 : wait;
}

/** Whether an item with these labels changes before the wait ends or the caller disconnects. */
export async function changesWithin(
  kie: Kie,
  watched: LabelQuery & { readonly project: string },
  wait: number,
  closed: AbortSignal,
): Promise<boolean> {
  const over = new AbortController();
  const end = AbortSignal.any([closed, over.signal]);
  const changed = kie.changes.next(
    (change) => change.project === watched.project && hasLabels(change.labels, watched),
    end,
  );
  const waited = kie.clock.sleep(wait, end).then(
    () => false,
    () => false, // sleeping ends early after a change, or when nobody waits any more
  );
  try {
    return await Promise.race([changed, waited]);
  } finally {
    over.abort();
  }
}
