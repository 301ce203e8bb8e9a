import type { Totals } from './totals';

/** What a layer, or a share of it, came to, and how long it took. */
export interface Result extends Totals {
  readonly layer: string;
  readonly seconds: number;
}

/** How many tests of all layers did what. */
export function sumOf(results: readonly Result[], count: 'passed' | 'failed' | 'skipped'): number {
  return results.reduce((total, result) => total + result[count], 0);
}

/** What ends a run: each failed test once more, for logs of which only the end is seen, and the totals of the layers. */
export function reportOf(results: readonly Result[]): string {
  const layers = [...new Set(results.map(({ layer }) => layer))].sort();
  const inOrder = layers.map((layer) => results.filter((result) => result.layer === layer));
  const totals = inOrder.map((shares) => rowOf(shares));
  const sums = (['passed', 'failed', 'skipped'] as const).map((count) => `${sumOf(results, count)} ${count}`);
  const failures = inOrder.flat().flatMap(failuresOf);
  const table = [row('layer', 'passed', 'failed', 'skipped', 'time'), ...totals];
  return [...failures, '', ...table, '', sums.join(', ')].join('\n');
}

function failuresOf({ layer, failedTests }: Result): readonly string[] {
  return failedTests.flatMap(({ file, title, problem }) => [
    '',
    `FAILED ${layer}: ${title}${file === '' ? '' : ` (${file})`}`,
    ...problem.split('\n').map((line) => `  ${line}`),
  ]);
}

/** The row of a layer; its time is that of all its processes. */
function rowOf(shares: readonly Result[]): string {
  const counts = (['passed', 'failed', 'skipped'] as const).map((count) => `${sumOf(shares, count)}`);
  const seconds = shares.reduce((total, share) => total + share.seconds, 0);
  return row(shares[0]?.layer ?? '', ...counts, `${seconds.toFixed(1)} s`);
}

function row(name: string, ...cells: readonly string[]): string {
  return [name.padEnd(8), ...cells.map((cell) => cell.padStart(9))].join('');
}
