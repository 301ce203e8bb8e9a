import { InvalidArgumentError } from 'commander';

const unitMs = { s: 1_000, m: 60_000, h: 3_600_000 } as const;

/**
 * Parses `90s`, `10m` or `1h`, or a number of seconds, to milliseconds.
 * @throws InvalidArgumentError for other texts, and for no time at all.
 */
export function duration(text: string): number {
  const [, number, unit = 's'] = /^(\d{1,6})([smh]?)$/.exec(text) ?? [];
  if (number === undefined || Number(number) === 0) {
    throw new InvalidArgumentError('Write a time such as 90s, 10m or 1h.');
  }
  return Number(number) * unitMs[unit === 'm' || unit === 'h' ? unit : 's'];
}
