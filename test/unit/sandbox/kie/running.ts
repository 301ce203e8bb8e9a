import type { Clock } from '../../../../api/clock';
import type { WireRequest } from '../../../../sandbox/http/exchange';
import type { ItemDocument } from '../../../../sandbox/kie/document';
import { readItem } from '../../../../sandbox/kie/document';
import { KieRefusal } from '../../../../sandbox/kie/errors';
import { createKie, emptyKie } from '../../../../sandbox/kie/kie';

/** A clock that stands still until it is moved; who sleeps wakes when its time has come. */
export function steppedClock(start = Date.parse('2026-01-01T00:00:00Z')) {
  let now = start;
  let sleepers: { until: number; wake: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const sleeper = { until: now + milliseconds, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((one) => one !== sleeper);
          reject(new Error('woken'));
        });
      }),
  };
  return {
    clock,
    sleeping: () => sleepers.length,
    advance: (milliseconds: number) => {
      now += milliseconds;
      const due = sleepers.filter((one) => one.until <= now);
      sleepers = sleepers.filter((one) => one.until > now);
      for (const one of due) one.wake();
    },
  };
}

export function startKie() {
  const stepped = steppedClock();
  const kie = createKie({ state: emptyKie(), clock: stepped.clock, authorize: () => undefined });
  return { kie, ...stepped };
}

export function document(members: Record<string, unknown>): ItemDocument {
  return readItem(members);
}

export function request(url: string, body = '', headers: Record<string, string> = {}): WireRequest {
  return { method: 'GET', url, path: {}, query: {}, headers, body: Buffer.from(body) };
}

/** Code and detail of the refusal that an action must end with. */
export function refusalOf(action: () => unknown): [code: number, detail: string] {
  try {
    action();
  } catch (error) {
    if (error instanceof KieRefusal) return [error.code, error.detail];
    throw error;
  }
  throw new Error('The action was to be refused.');
}
