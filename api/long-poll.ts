import type { Operation } from './catalogue/operation';
import { isRecord } from './values';

const unitMs = { ms: 1, s: 1_000, m: 60_000 } as const;

/** How long an input asks the server to wait for changes before it answers, in milliseconds; 0 if it doesn't. */
export function requestedWaitMs({ revisions }: Operation, input: unknown): number {
  if (!revisions?.wait || !isRecord(input)) return 0;
  const text = input[revisions.wait.parameter];
  return typeof text === 'string' ? Math.min(durationMs(text), revisions.wait.longest) : 0;
}

/** A duration as Go writes it, for example `1m30s`; the catalogue has checked its form. */
function durationMs(text: string): number {
  let sum = 0;
  for (const [, number, unit] of text.matchAll(/(?<![\d.])(\d+(?:\.\d+)?)(ms|s|m)/g)) {
    sum += Number(number) * unitMs[unit === 'ms' || unit === 'm' ? unit : 's'];
  }
  return sum;
}
