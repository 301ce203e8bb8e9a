import path from 'node:path';
import type { Manifest, ManifestKind, ManifestOptions } from '../../manifests/manifest';
import type { ExitCode } from '../exit-code';
import { exitCode } from '../exit-code';
import type { Terminal } from '../terminal';
import { OutputClosed } from '../terminal';
import type { FoundFile, PathProblem } from './find-files';
import { findFiles } from './find-files';
import { recordsOf } from './finding-record';
import { readText } from './read-text';
import type { Reporter, Totals } from './reporter';
import type { Severities } from './severities';

/** What to check and how. */
export interface LintOptions {
  readonly paths: readonly string[];
  readonly kinds: readonly ManifestKind[];
  readonly manifests: ManifestOptions;
  readonly severities: Severities;
  /** Warnings beyond this number fail the run; without it no number does. */
  readonly maxWarnings?: number;
}

/** The totals as they grow, and the paths that could not be read. */
type Counters = { -readonly [Name in keyof Totals | 'unread']: number };

/** A larger file is not read: a manifest is written by people. */
export const sizeLimit = 10_000_000;

/**
 * Checks the manifests under the paths, one file after the other. Answers `usage` when something could not be
 * checked, `findings` for an error or too many warnings, otherwise `clean`. When nobody reads the findings any more it
 * stops, with the answer for what it has seen.
 */
export async function lint(options: LintOptions, reporter: Reporter, terminal: Terminal): Promise<ExitCode> {
  const totals = { files: 0, unread: 0, error: 0, warning: 0, information: 0 };
  try {
    await checkAll(options, totals, reporter, terminal);
    await reporter.end(totals);
  } catch (error) {
    if (!(error instanceof OutputClosed)) throw error;
  }
  return verdict(totals, options.maxWarnings);
}

async function checkAll(
  options: LintOptions,
  totals: Counters,
  reporter: Reporter,
  terminal: Terminal,
): Promise<void> {
  const complain = ({ path: file, problem }: PathProblem): Promise<void> => {
    totals.unread++;
    return terminal.err(`engine-room: ${file} ${problem}\n`);
  };
  for await (const file of findFiles(options.paths, complain)) {
    const manifest = await open(file, options, complain);
    if (manifest === 'unknown') {
      if (file.named)
        await terminal.err(`engine-room: ${file.path} is no manifest known here; passed over.\n`);
      continue;
    }
    if (manifest === 'unreadable') continue;
    totals.files++;
    const records = recordsOf(file.path, manifest, options.severities);
    for (const record of records) totals[record.severity]++;
    if (records.length > 0) await reporter.file(records);
  }
}

async function open(
  file: FoundFile,
  { kinds, manifests }: LintOptions,
  complain: (problem: PathProblem) => Promise<void>,
): Promise<Manifest | 'unknown' | 'unreadable'> {
  const name = path.basename(file.path);
  const expected = file.named || kinds.some((kind) => kind.matches(name, ''));
  const read = file.bytes > sizeLimit ? tooLarge() : await readText(file.path);
  if ('problem' in read) {
    if (!expected) return 'unknown';
    await complain({ path: file.path, problem: read.problem });
    return 'unreadable';
  }
  const kind = kinds.find((candidate) => candidate.matches(name, read.text));
  return kind?.open(read.text, manifests) ?? 'unknown';
}

function tooLarge(): { problem: string } {
  return {
    problem: `is larger than ${sizeLimit / 1_000_000} MB and was not checked: split it or leave it out.`,
  };
}

function verdict(totals: Counters, maxWarnings = Infinity): ExitCode {
  if (totals.unread > 0) return exitCode.usage;
  return totals.error > 0 || totals.warning > maxWarnings ? exitCode.findings : exitCode.clean;
}
