// Runs the test layers named as arguments (all of them without arguments) one after another and ends with their totals.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { exitCode, exitWhenTold, run } from './editor/processes';
import { out, root } from './editor/paths';
import { readTotals, type Totals } from './totals';
import { builtVariable, picturesVariable, totalsVariable } from './variables';

/** The option that takes the README's pictures anew while the ui tests run. */
const screenshots = '--screenshots';

/** A layer's command, run by this Node. */
const layers: Readonly<Record<string, () => string[]>> = {
  unit: () => mocha('unit'),
  lsp: () => mocha('lsp'),
  fuzz: () => mocha('fuzz'),
  api: () => mocha('api'),
  host: () => ['--import', 'tsx', 'test/host/run.ts'],
  ui: () => mocha('ui', '--timeout', '90000'),
};

interface Result extends Totals {
  readonly layer: string;
  readonly seconds: number;
}

async function main(): Promise<void> {
  exitWhenTold();
  const wanted = process.argv.slice(2).filter((argument) => argument !== screenshots);
  const unknown = wanted.filter((layer) => !(layer in layers));
  if (unknown.length > 0) {
    throw new Error(`No such layer: ${unknown.join(', ')}. There are ${Object.keys(layers).join(', ')}.`);
  }

  await run('npm', ['run', '--silent', 'package'], { cwd: root });
  const results: Result[] = [];
  for (const [layer, command] of Object.entries(layers)) {
    if (wanted.length === 0 || wanted.includes(layer)) results.push(await runLayer(layer, command()));
  }
  report(results);
}

function mocha(layer: string, ...options: readonly string[]): string[] {
  const files = globSync(`test/${layer}/**/*.test.ts`, { cwd: root }).sort();
  return ['node_modules/mocha/bin/mocha.js', '--reporter', './test/totals.ts', ...options, ...files];
}

async function runLayer(layer: string, command: readonly string[]): Promise<Result> {
  console.log(`\n== ${layer} ${'='.repeat(70 - layer.length)}`);
  const file = join(out, layer, 'totals.json');
  rmSync(join(out, layer), { recursive: true, force: true });
  const started = performance.now();
  const pictures = process.argv.includes(screenshots) ? { [picturesVariable]: 'yes' } : {};
  const code = await exitCode(process.execPath, command, {
    cwd: root,
    env: { [totalsVariable]: file, [builtVariable]: 'yes', ...pictures },
  });
  const seconds = (performance.now() - started) / 1000;
  return { layer, seconds, ...judge(layer, code, readTotals(file)) };
}

/** A layer that broke off, or that ran nothing, counts as one failure of its own. */
function judge(layer: string, code: number | string, totals: Totals | undefined): Totals {
  if (totals === undefined || totals.passed + totals.failed === 0) {
    console.error(`The layer ${layer} ran no test (ended with ${code}).`);
    return { passed: 0, failed: 1, skipped: totals?.skipped ?? 0 };
  }
  if (code === 0 || totals.failed > 0) return totals;
  console.error(`The layer ${layer} ended with ${code} although no test failed.`);
  return { ...totals, failed: 1 };
}

function report(results: readonly Result[]): void {
  const row = (name: string, ...cells: string[]): string =>
    [name.padEnd(8), ...cells.map((cell) => cell.padStart(9))].join('');
  console.log(`\n${row('layer', 'passed', 'failed', 'skipped', 'time')}`);
  for (const { layer, passed, failed, skipped, seconds } of results) {
    console.log(row(layer, `${passed}`, `${failed}`, `${skipped}`, `${seconds.toFixed(1)} s`));
  }
  const sum = (count: keyof Totals): number => results.reduce((total, result) => total + result[count], 0);
  if (sum('failed') > 0) process.exitCode = 1;
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
