import { RunHistory } from '../../deploy/history/run-history';
import type { RunRecord } from '../../deploy/history/run-record';
import { runColumns, runText } from '../../deploy/history/run-text';
import { ownStateFolder } from '../../deploy/history/state-folder';
import { deployExit, UsageError, type ExitCode } from '../exit-code';
import { printableLines } from '../printable-lines';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';

/** Options of `engine-room history`. */
export interface HistoryCommand {
  /** Id of a run; all are listed when left out. */
  readonly run?: string;
  readonly json: boolean;
}

/** Lists the runs of this user on this machine, newest first, or shows one. @throws UsageError when there is no such run */
export async function history(
  { run, json }: HistoryCommand,
  { environment }: Pick<ProcessContext, 'environment'>,
  terminal: Terminal,
): Promise<ExitCode> {
  const runs = new RunHistory(ownStateFolder(environment));
  if (run === undefined) {
    const all = await runs.all();
    await terminal.out(json ? jsonText(all.map(listed)) : printableLines(tableOf(all)));
    return deployExit.reached;
  }
  const record = await recordOf(run, runs);
  await terminal.out(json ? jsonText(record) : printableLines(runText(record)));
  return deployExit.reached;
}

/** The record of a run. @throws UsageError when there is none */
export async function recordOf(run: string, runs: RunHistory): Promise<RunRecord> {
  const record = await runs.read(run);
  if (record) return record;
  throw new UsageError(`There is no run ${run}; "engine-room history" lists them.`);
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function listed(record: RunRecord) {
  const { run, started, ended, who, verb, target, state, steps } = record;
  const resources = steps.map(({ kind, name, action, result }) => ({
    kind,
    name,
    action,
    state: result?.state,
  }));
  return { run, started, ended, who, verb, target, state, resources };
}

function tableOf(all: readonly RunRecord[]): string {
  if (all.length === 0) return 'Nothing was deployed from here yet.\n';
  const rows = [['RUN', 'STARTED', 'BY', 'WHAT', 'RESULT'], ...all.map(runColumns)];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}
