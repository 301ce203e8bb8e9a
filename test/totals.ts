import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import Mocha from 'mocha';
import * as Type from 'typebox';
import { Value } from 'typebox/value';
import { totalsVariable } from './variables';

const FailedTest = Type.Object({
  file: Type.String(),
  title: Type.String(),
  problem: Type.String(),
});

const Totals = Type.Object({
  passed: Type.Integer(),
  failed: Type.Integer(),
  skipped: Type.Integer(),
  failedTests: Type.Array(FailedTest),
});

/** A test, or a hook, that failed: where it is, its full title, and why, in few lines. */
export type FailedTest = Type.Static<typeof FailedTest>;

/** How many tests of a layer did what, and which failed. */
export type Totals = Type.Static<typeof Totals>;

/** Longest description of one failure, in lines: the layer's own output has all of it. */
const maxLines = 30;

/** Lines of a stack that are shown: the first calls in files of the repository. */
const maxCalls = 4;

/** Mocha's own `spec` output, and at the end the totals in the file that the environment names. */
export default class TotalsReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env[totalsVariable];
    if (file === undefined) return;
    const failedTests = collectFailures(runner);
    runner.once('end', () => {
      const totals: Totals = {
        passed: this.stats.passes,
        failed: this.stats.failures,
        skipped: this.stats.pending,
        failedTests: [...failedTests],
      };
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(totals));
    });
  }
}

/** A list to which each test, or hook, that fails from now on is added. */
export function collectFailures(runner: Mocha.Runner): readonly FailedTest[] {
  const failed: FailedTest[] = [];
  runner.on('fail', (test: Mocha.Runnable, thrown: unknown) => {
    const file = test.file === undefined ? '' : relative(process.cwd(), test.file);
    failed.push({ file, title: test.fullTitle(), problem: describeProblem(thrown) });
  });
  return failed;
}

/** The message of what was thrown, and the calls in the repository that led to it. */
function describeProblem(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const message = thrown.message.split('\n');
  const calls = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const own = calls.filter((line) => !/node_modules|node:/.test(line)).slice(0, maxCalls);
  const shown = message.length > maxLines ? [...message.slice(0, maxLines), '…'] : message;
  return [...shown, ...own].join('\n');
}

/** Reads what the reporter wrote; nothing when the run did not get as far as its end. */
export function readTotals(file: string): Totals | undefined {
  if (!existsSync(file)) return undefined;
  const totals: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return Value.Check(Totals, totals) ? totals : undefined;
}
