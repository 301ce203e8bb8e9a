// Runs the test layers named as arguments (all of them without arguments), one process more at a time than the machine has
// processors, since they also wait, and ends with their totals.
// Exit code 1: a test failed; 2: none failed, but layers were skipped because there is no browser to run them in.
import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { installChromium } from './editor/chromium';
import { installEditor } from './editor/install';
import { exitCode, exitOnSignal, run, start, type StartOptions } from './editor/processes';
import { out, root } from './editor/paths';
import { inEditor, jobsOf, layerNames, testsOf, type Job } from './layers';
import { reportOf, sumOf, type Result } from './report';
import { readTotals, type Totals } from './totals';
import { sourcePath, transpile } from './transpile';
import { builtVariable, fuzzSeedVariable, picturesVariable, totalsVariable } from './variables';

/** The option that takes the README's pictures anew while the ui tests run. */
const screenshots = '--screenshots';

/** One for all processes of the run. */
const fuzzSeed = process.env[fuzzSeedVariable] ?? String(Math.floor(Math.random() * 2 ** 31));

/** Jobs in the editor that run at a time: each keeps a server and a browser busy. */
const maxInEditor = 2;

async function main(): Promise<void> {
  exitOnSignal();
  const wanted = process.argv.slice(2).filter((argument) => argument !== screenshots);
  const unknown = wanted.filter((layer) => !layerNames.includes(layer));
  if (unknown.length > 0) {
    throw new Error(`No such layer: ${unknown.join(', ')}. There are ${layerNames.join(', ')}.`);
  }

  const chosen = layerNames.filter((layer) => wanted.length === 0 || wanted.includes(layer));
  const noBrowser = chosen.some((layer) => inEditor.includes(layer)) ? await browserProblem() : undefined;
  const skipped = noBrowser === undefined ? [] : chosen.filter((layer) => inEditor.includes(layer));
  const runnable = chosen.filter((layer) => !skipped.includes(layer));
  // Unit tests read the editor's grammars: installed while they run, it would be there for some of them only.
  if (runnable.some((layer) => inEditor.includes(layer))) await installEditor();
  if (runnable.length > 0)
    await Promise.all([run('npm', ['run', '--silent', 'package'], { cwd: root }), transpile()]);
  for (const layer of runnable) rmSync(join(out, layer), { recursive: true, force: true });
  const jobs = jobsOf(runnable);
  const results = await sideBySide(jobs, Math.min(jobs.length, availableParallelism() + 1));
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
  const texts = testsOf(layer).map((file) => readFileSync(join(root, file), 'utf8'));
  const skipped = texts.flatMap((text) => text.match(/^\s*it\(/gm) ?? []).length;
  return { layer, seconds: 0, passed: 0, failed: 0, skipped, failedTests: [] };
}

/** Runs jobs, so many at a time. With one at a time its output is shown as it comes, otherwise when a job ends. */
async function sideBySide(jobs: readonly Job[], atATime: number): Promise<Result[]> {
  const waiting = [...jobs];
  const running = new Set<Job>();
  const results: Result[] = [];
  async function work(): Promise<void> {
    for (let job = next(); job !== undefined; job = next()) {
      running.add(job);
      results.push(await runJob(job, atATime === 1));
      running.delete(job);
    }
  }
  function next(): Job | undefined {
    const isFull = [...running].filter(({ layer }) => inEditor.includes(layer)).length >= maxInEditor;
    const index = waiting.findIndex(({ layer }) => !(isFull && inEditor.includes(layer)));
    return index < 0 ? undefined : waiting.splice(index, 1)[0];
  }
  await Promise.all(Array.from({ length: atATime }, work));
  return results;
}

async function runJob({ layer, title, command }: Job, isShown: boolean): Promise<Result> {
  const heading = `\n== ${title} ${'='.repeat(70 - title.length)}`;
  const file = join(out, layer, `totals-${title.replaceAll(/\W+/g, '-')}.json`);
  const started = performance.now();
  const pictures = process.argv.includes(screenshots) ? { [picturesVariable]: 'yes' } : {};
  const env = { [totalsVariable]: file, [builtVariable]: 'yes', [fuzzSeedVariable]: fuzzSeed, ...pictures };
  const options = { cwd: root, env };
  console.log(isShown ? heading : `${title} begins`);
  const code = isShown
    ? await exitCode(process.execPath, command, options)
    : await runQuietly(heading, command, options);
  const seconds = (performance.now() - started) / 1000;
  return { layer, seconds, ...judge(code, readTotals(file)) };
}

async function runQuietly(
  heading: string,
  command: readonly string[],
  options: StartOptions,
): Promise<number | string> {
  const job = start(process.execPath, command, options);
  const code = await job.ended;
  console.log(`${heading}\n${job.output()}`);
  return code;
}

/** A job that broke off, or that ran nothing, counts as one failure of its own. */
function judge(code: number | string, totals: Totals | undefined): Totals {
  const failing = (problem: string): Totals => {
    const { passed, skipped } = totals ?? { passed: 0, skipped: 0 };
    return { passed, failed: 1, skipped, failedTests: [{ file: '', title: 'all of its tests', problem }] };
  };
  if (totals === undefined || totals.passed + totals.failed === 0)
    return failing(`It ran no test (ended with ${code}).`);
  const failedTests = totals.failedTests.map((test) => ({ ...test, file: sourcePath(test.file) }));
  if (code === 0 || totals.failed > 0) return { ...totals, failedTests };
  return failing(`It ended with ${code} although no test failed.`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
