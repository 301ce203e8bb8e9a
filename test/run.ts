// Runs the test layers named as arguments (all of them without arguments), as many side by side as the machine has
// processors, and ends with their totals.
// Exit code 1: a test failed; 2: none failed, but layers were skipped because there is no browser to run them in.
import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { installChromium } from './editor/chromium';
import { installEditor } from './editor/install';
import { exitCode, exitWhenTold, run, start, type StartOptions } from './editor/processes';
import { out, root } from './editor/paths';
import { reportOf, sumOf, type Result } from './report';
import { readTotals, type Totals } from './totals';
import { builtVariable, picturesVariable, totalsVariable } from './variables';

/** The option that takes the README's pictures anew while the ui tests run. */
const screenshots = '--screenshots';

/** A layer's command, run by this Node; the longest layers come first. */
const layers: Readonly<Record<string, () => string[]>> = {
  unit: () => mocha('unit'),
  ui: () => mocha('ui', '--timeout', '90000'),
  fuzz: () => mocha('fuzz'),
  api: () => mocha('api'),
  lsp: () => mocha('lsp'),
  host: () => ['--import', 'tsx', 'test/host/run.ts'],
};

/**
 * Layers that a browser drives. One after the other: they share an installed editor, and each of them keeps a server
 * and a browser busy.
 */
const inEditor: readonly string[] = ['ui', 'host'];

async function main(): Promise<void> {
  exitWhenTold();
  const wanted = process.argv.slice(2).filter((argument) => argument !== screenshots);
  const unknown = wanted.filter((layer) => !(layer in layers));
  if (unknown.length > 0) {
    throw new Error(`No such layer: ${unknown.join(', ')}. There are ${Object.keys(layers).join(', ')}.`);
  }

  const chosen = Object.keys(layers).filter((layer) => wanted.length === 0 || wanted.includes(layer));
  const noBrowser = chosen.some((layer) => inEditor.includes(layer)) ? await browserProblem() : undefined;
  const skipped = noBrowser === undefined ? [] : chosen.filter((layer) => inEditor.includes(layer));
  const runnable = chosen.filter((layer) => !skipped.includes(layer));
  // Unit tests read the editor's grammars: installed while they run, it would be there for some of them only.
  if (runnable.some((layer) => inEditor.includes(layer))) await installEditor();
  if (runnable.length > 0) await run('npm', ['run', '--silent', 'package'], { cwd: root });
  const results = await sideBySide(runnable, Math.min(runnable.length, availableParallelism()));
  results.push(...skipped.map(skipLayer));
  console.log(reportOf(results));
  if (sumOf(results, 'failed') > 0) process.exitCode = 1;
  if (noBrowser !== undefined) {
    console.error(`\nSkipped for want of a browser: ${skipped.join(', ')}. ${noBrowser}`);
    process.exitCode ??= 2;
  }
}

/** Why no browser can be had, and what to install; nothing when there is one. */
async function browserProblem(): Promise<string | undefined> {
  try {
    await installChromium();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A layer that can't run counts each test that its files write down as skipped. */
function skipLayer(layer: string): Result {
  const files = globSync(`test/${layer}/**/*.test.ts`, { cwd: root, absolute: true });
  const skipped = files.flatMap((file) => readFileSync(file, 'utf8').match(/^\s*it\(/gm) ?? []).length;
  return { layer, seconds: 0, passed: 0, failed: 0, skipped, failedTests: [] };
}

/** Runs layers, so many at a time. With one at a time its output is shown as it comes, otherwise when a layer ends. */
async function sideBySide(chosen: readonly string[], atATime: number): Promise<Result[]> {
  const waiting = [...chosen];
  const running = new Set<string>();
  const results: Result[] = [];
  async function work(): Promise<void> {
    for (let layer = next(); layer !== undefined; layer = next()) {
      running.add(layer);
      results.push(await runLayer(layer, atATime === 1));
      running.delete(layer);
    }
  }
  function next(): string | undefined {
    const editorIsTaken = inEditor.some((layer) => running.has(layer));
    const index = waiting.findIndex((layer) => !(editorIsTaken && inEditor.includes(layer)));
    return index < 0 ? undefined : waiting.splice(index, 1)[0];
  }
  await Promise.all(Array.from({ length: atATime }, work));
  return results;
}

function mocha(layer: string, ...options: readonly string[]): string[] {
  const files = globSync(`test/${layer}/**/*.test.ts`, { cwd: root }).sort();
  return ['node_modules/mocha/bin/mocha.js', '--reporter', './test/totals.ts', ...options, ...files];
}

async function runLayer(layer: string, isShown: boolean): Promise<Result> {
  const title = `\n== ${layer} ${'='.repeat(70 - layer.length)}`;
  const file = join(out, layer, 'totals.json');
  rmSync(join(out, layer), { recursive: true, force: true });
  const started = performance.now();
  const pictures = process.argv.includes(screenshots) ? { [picturesVariable]: 'yes' } : {};
  const options = { cwd: root, env: { [totalsVariable]: file, [builtVariable]: 'yes', ...pictures } };
  console.log(isShown ? title : `${layer} begins`);
  const command = layers[layer]?.() ?? [];
  const code = isShown
    ? await exitCode(process.execPath, command, options)
    : await runQuietly(title, command, options);
  const seconds = (performance.now() - started) / 1000;
  return { layer, seconds, ...judge(code, readTotals(file)) };
}

async function runQuietly(
  title: string,
  command: readonly string[],
  options: StartOptions,
): Promise<number | string> {
  const layer = start(process.execPath, command, options);
  const code = await layer.ended;
  console.log(`${title}\n${layer.output()}`);
  return code;
}

/** A layer that broke off, or that ran nothing, counts as one failure of its own. */
function judge(code: number | string, totals: Totals | undefined): Totals {
  const failing = (problem: string): Totals => {
    const { passed, skipped } = totals ?? { passed: 0, skipped: 0 };
    return { passed, failed: 1, skipped, failedTests: [{ file: '', title: 'the whole layer', problem }] };
  };
  if (totals === undefined || totals.passed + totals.failed === 0)
    return failing(`It ran no test (ended with ${code}).`);
  if (code === 0 || totals.failed > 0) return totals;
  return failing(`It ended with ${code} although no test failed.`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
