import { FileError } from '../../api/regular-file';
import { RunHistory } from '../../deploy/history/run-history';
import type { ListedRun, RunRecord } from '../../deploy/history/run-record';
import { runColumns, runText } from '../../deploy/history/run-text';
import { ownStateFolder } from '../../deploy/history/state-folder';
import { deployExit, UsageError, type ExitCode } from '../exit-code';
import { printableLines } from '../printable-lines';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { refuse } from './carry-out';

/** Options of `engine-room history`. */
export interface HistoryCommand {
  /** Id of a run; all are listed when left out. */
  readonly run?: string;
  readonly json: boolean;
}

/**
 * Lists the runs of this user on this machine, newest first, or shows one. What can't be read is named on `err`.
 * @throws UsageError when there is no such run
 */
export async function history(
  { run, json }: HistoryCommand,
  caller: Pick<ProcessContext, 'environment'>,
  terminal: Terminal,
): Promise<ExitCode> {
  if (run !== undefined) {
    return withRecord(run, caller, terminal, async (record) => {
      await terminal.out(json ? jsonText(record) : printableLines(runText(record)));
      return deployExit.reached;
    });
  }
  return json ? listJson(caller, terminal) : listTable(caller, terminal);
}

/** Writes each run as it is read. */
async function listJson(caller: Pick<ProcessContext, 'environment'>, terminal: Terminal): Promise<ExitCode> {
  const unreadable: FileError[] = [];
  let before = '[';
  for await (const found of historyOf(caller).listed()) {
    if (found instanceof FileError) unreadable.push(found);
    else {
      await terminal.out(`${before}\n${indented(jsonText(listed(found)))}`);
      before = ',';
    }
  }
  await terminal.out(before === '[' ? '[]\n' : '\n]\n');
  return endOf(unreadable, terminal);
}

async function listTable(caller: Pick<ProcessContext, 'environment'>, terminal: Terminal): Promise<ExitCode> {
  const unreadable: FileError[] = [];
  const rows: (readonly string[])[] = [];
  for await (const found of historyOf(caller).listed()) {
    if (found instanceof FileError) unreadable.push(found);
    else rows.push(runColumns(found));
  }
  if (rows.length > 0 || unreadable.length === 0) await terminal.out(printableLines(tableOf(rows)));
  return endOf(unreadable, terminal);
}

async function endOf(unreadable: readonly FileError[], terminal: Terminal): Promise<ExitCode> {
  return unreadable.length === 0 ? deployExit.reached : refuse(terminal, unreadable.map(problemText));
}

/** Does something with the record of a run, or says on `err` why it can't be read. @throws UsageError when there is none */
export async function withRecord(
  run: string,
  caller: Pick<ProcessContext, 'environment'>,
  terminal: Terminal,
  work: (record: RunRecord) => Promise<ExitCode>,
): Promise<ExitCode> {
  let record: RunRecord | undefined;
  try {
    record = await historyOf(caller).read(run);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return refuse(terminal, [problemText(error)]);
  }
  if (record) return work(record);
  throw new UsageError(`There is no run ${run}; "engine-room history" lists them.`);
}

function historyOf({ environment }: Pick<ProcessContext, 'environment'>): RunHistory {
  return new RunHistory(ownStateFolder(environment));
}

function problemText({ message }: FileError): string {
  return `A part of the history can't be read: ${message}`;
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function indented(text: string): string {
  return text.trimEnd().replace(/^/gm, '  ');
}

function listed(record: ListedRun) {
  const { run, started, ended, who, verb, target, state, steps } = record;
  const resources = steps.map(({ kind, name, action, result }) => ({
    kind,
    name,
    action,
    state: result?.state,
  }));
  return { run, started, ended, who, verb, target, state, resources };
}

function tableOf(runs: readonly (readonly string[])[]): string {
  if (runs.length === 0) return 'Nothing was deployed from here yet.\n';
  const rows = [['RUN', 'STARTED', 'BY', 'WHAT', 'RESULT'], ...runs];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}
