import { stat } from 'node:fs/promises';
import path from 'node:path';
import { diagnose } from '../../manifests/engine/diagnose';
import type { Manifest } from '../../manifests/engine/manifest';
import type { Finding } from '../../manifests/engine/rules/rule';
import { fixAll } from '../../manifests/engine/rules/fix-all';
import type { Severities } from '../../manifests/engine/rules/severities';
import type { ExitCode } from '../exit-code';
import { exitCode } from '../exit-code';
import type { Terminal } from '../terminal';
import { OutputClosed } from '../terminal';
import type { FoundFile, Search } from './find-files';
import { findFiles } from './find-files';
import { GatheredNames } from './gathered-names';
import { openManifest } from './open-manifest';
import type { OpenManifest, Reading } from './open-manifest';
import type { Complain } from './path-problem';
import { printable } from './printable';
import { replaceFile } from './replace-file';
import type { Reporter, Totals } from './reporters/reporter';

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

/** The state of one run. */
interface Run {
  readonly options: LintOptions;
  readonly names: GatheredNames;
  readonly totals: Counters;
  readonly reporter: Reporter;
  readonly terminal: Terminal;
  readonly complain: Complain;
}

/**
 * Checks the manifests under the paths one by one: first gathers the names of all files, then checks each file against
 * them, so that memory holds one file and the names. Returns `usage` when something could not be checked, `findings`
 * for an error or too many warnings, otherwise `clean`. Stops when the output is closed, with the code for what was
 * checked.
 */
export async function lint(options: LintOptions, reporter: Reporter, terminal: Terminal): Promise<ExitCode> {
  const totals: Counters = { files: 0, unread: 0, repaired: 0, error: 0, warning: 0, information: 0 };
  const complain: Complain = async ({ path: file, problem }) => {
    totals.unread++;
    await reporter.unread?.(file, problem);
    await terminal.err(`engine-room: ${printable(file)} ${printable(problem)}\n`);
  };
  try {
    const names = await gatherNames(options);
    await checkAll({ options, names, totals, reporter, terminal, complain });
    await reporter.end(totals);
  } catch (error) {
    if (!(error instanceof OutputClosed)) throw error;
  }
  return verdict(totals, options.maxWarnings);
}

/** Gathers the names of all files. They are complete when only folders are given, not single files. */
async function gatherNames(options: LintOptions): Promise<GatheredNames> {
  const areFolders = await Promise.all(
    options.paths.map((given) => isFolder(path.resolve(options.folder, given))),
  );
  const names = new GatheredNames(areFolders.every(Boolean));
  const miss: Complain = () => Promise.resolve(names.miss());
  for await (const file of findFiles(options, miss)) {
    const open = await openManifest(file, options, miss);
    if (typeof open !== 'string') names.add(file.absolute, open.manifest.names());
  }
  return names;
}

/** Unreadable paths are reported later, when the files are checked. */
async function isFolder(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isDirectory();
  } catch {
    return false;
  }
}

async function checkAll(run: Run): Promise<void> {
  for await (const file of findFiles(run.options, run.complain)) {
    const open = await openManifest(file, run.options, run.complain);
    if (open === 'unreadable') continue;
    if (open !== 'unknown') await check(file, open, run);
    else if (file.named) {
      await run.terminal.err(`engine-room: ${printable(file.path)} is not a recognized manifest; skipped.\n`);
    }
  }
}

async function check(file: FoundFile, open: OpenManifest, run: Run): Promise<void> {
  const manifest = run.options.fix ? await repaired(file, open, run) : open.manifest;
  const findings = judge(file, manifest, run);
  run.totals.files++;
  for (const { severity } of findings) run.totals[severity]++;
  if (findings.length > 0) await run.reporter.file({ ...file, manifest, findings });
}

/** The manifest with fixes written to its file; unchanged when there are none or they can't be written. */
async function repaired(file: FoundFile, open: OpenManifest, run: Run): Promise<Manifest> {
  const { text } = open.manifest;
  if (text.includes('\0')) return open.manifest; // Binary: the text is not the file's whole content.
  const fixed = fixAll(text, (draft) =>
    judge(file, draft === text ? open.manifest : open.reopen(draft), run),
  );
  if (fixed.repaired === 0) return open.manifest;
  const mark = open.hasMark ? '\uFEFF' : '';
  const failure = await replaceFile(file.absolute, { before: mark + text, after: mark + fixed.text });
  if (failure) {
    await run.complain({ path: file.path, problem: failure.problem });
    return open.manifest;
  }
  run.totals.repaired += fixed.repaired;
  return open.reopen(fixed.text);
}

/** The findings after severities and suppressions. */
function judge({ absolute }: FoundFile, manifest: Manifest, { options, names }: Run): readonly Finding[] {
  const { severities, knownRules } = options;
  return diagnose(manifest, { names: names.around(absolute), severities, knownRules });
}

function verdict(totals: Counters, maxWarnings = Infinity): ExitCode {
  if (totals.unread > 0) return exitCode.usage;
  return totals.error > 0 || totals.warning > maxWarnings ? exitCode.findings : exitCode.clean;
}
