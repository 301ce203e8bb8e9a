import type { Severities } from '../../manifests/engine/rules/severities';
import type { ExitCode } from '../exit-code';
import { exitCode } from '../exit-code';
import type { Terminal } from '../terminal';
import { OutputClosed } from '../terminal';
import { LocalChecker, type Checking, type Result } from './checker';
import type { FoundFile, Search } from './find-files';
import { listFiles, type Listing } from './list-files';
import type { Reading } from './open-manifest';
import type { Complain } from './path-problem';
import { printable } from './printable';
import type { Reporter, Totals } from './reporters/reporter';
import { fixedResults, resultsOf, visitAll, type Checkers, type FixedResult } from './results';
import type { StartWorkers } from './workers';

/** What to check and how. */
export interface LintOptions extends Search, Reading {
  readonly severities: Severities;
  /** Rule ids that suppressions may name. */
  readonly knownRules: ReadonlySet<string>;
  /** Writes unambiguous fixes to the files. */
  readonly fix: boolean;
  /** The run fails with more warnings than this; unlimited by default. */
  readonly maxWarnings?: number;
}

/** The running totals. */
type Counters = { -readonly [Name in keyof Totals]: number };

/** Where a run reports. */
interface Output {
  readonly totals: Counters;
  readonly reporter: Reporter;
  readonly terminal: Terminal;
  readonly complain: Complain;
}

/**
 * Checks the manifests under the paths: reads and checks each file once, and again those for which the names of the other
 * files turn out to matter, so that memory holds few files and the names. Reports in the order of the paths. Returns `usage`
 * when something could not be checked, `findings` for an error or too many warnings, otherwise `clean`. Stops when the output
 * is closed, with the code for what was reported.
 *
 * @param startWorkers Starts threads that help, when there are many files.
 */
export async function lint(
  options: LintOptions,
  reporter: Reporter,
  terminal: Terminal,
  startWorkers: StartWorkers = () => [],
): Promise<ExitCode> {
  const totals: Counters = { files: 0, unread: 0, repaired: 0, error: 0, warning: 0, information: 0 };
  const complain: Complain = async ({ path: file, problem }) => {
    totals.unread++;
    await reporter.unread?.(file, problem);
    await terminal.err(`engine-room: ${printable(file)} ${printable(problem)}\n`);
  };
  const listing = await listFiles(options);
  const checking = checkingOf(options, listing);
  const here = new LocalChecker({ ...checking, kinds: options.kinds }, (checked) => reporter.format(checked));
  const others = options.fix ? [] : startWorkers(listing.files.length, checking);
  try {
    await reportAll(listing, resultsIn(listing, options, { here, others }), {
      totals,
      reporter,
      terminal,
      complain,
    });
    await reporter.end(totals);
  } catch (error) {
    if (!(error instanceof OutputClosed)) throw error;
  } finally {
    await Promise.all(others.map((other) => other.end()));
  }
  return verdict(totals, options.maxWarnings);
}

function checkingOf(
  { manifests, severities, knownRules, fix }: LintOptions,
  { isComplete }: Listing,
): Checking {
  return { manifests, severities, knownRules, isComplete, isFixing: fix };
}

async function* resultsIn(
  { files, isComplete }: Listing,
  { fix }: LintOptions,
  checkers: Checkers,
): AsyncGenerator<FixedResult, void> {
  const visits = await visitAll(files, checkers);
  if (fix) yield* fixedResults(files, visits, isComplete, checkers.here);
  else
    for await (const result of resultsOf(files, visits, isComplete, checkers)) yield { result, repaired: 0 };
}

async function reportAll(
  { entries }: Listing,
  results: AsyncGenerator<FixedResult, void>,
  output: Output,
): Promise<void> {
  for (const entry of entries) {
    if ('problem' in entry) {
      await output.complain(entry);
      continue;
    }
    const { value } = await results.next();
    if (!value) return;
    if (value.problem !== undefined) await output.complain({ path: entry.path, problem: value.problem });
    output.totals.repaired += value.repaired;
    await report(entry, value.result, output);
  }
}

async function report(file: FoundFile, result: Result, output: Output): Promise<void> {
  const { totals, reporter, terminal, complain } = output;
  if (result === 'unknown') {
    if (file.named)
      await terminal.err(`engine-room: ${printable(file.path)} is not a recognized manifest; skipped.\n`);
  } else if ('problem' in result) {
    await complain({ path: file.path, problem: result.problem });
  } else {
    totals.files++;
    for (const severity of severityNames) totals[severity] += result.counts[severity];
    if (result.formatted !== '') await reporter.file(result.formatted);
  }
}

const severityNames = ['error', 'warning', 'information'] as const;

function verdict(totals: Counters, maxWarnings = Infinity): ExitCode {
  if (totals.unread > 0) return exitCode.usage;
  return totals.error > 0 || totals.warning > maxWarnings ? exitCode.findings : exitCode.clean;
}
