import { appendFile, chmod, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';
import { FileError, fileErrorOf, readEndLines, readRegularText } from '../../api/regular-file';
import {
  RunEnd,
  RunLine,
  RunStart,
  type ListedRun,
  type ListedStep,
  type RunRecord,
  type RunStep,
} from './run-record';

/** Number of runs that are kept, besides those that may still go on. */
const maxRuns = 200;
/** Maximum size of a record that is read, in bytes. */
const maxBytes = 50_000_000;
/** How long a run that has not ended may record nothing, in milliseconds: creating an engine takes an hour. */
const longestPause = 24 * 60 * 60_000;
const [ownerOnly, ownFolder] = [0o600, 0o700];
const ending = '.jsonl';
const runName = /^\d{8}T\d{6}(?:\d{3})?Z-[0-9a-f]{6}$/; // runs of earlier versions have no milliseconds

/**
 * The records of runs in one folder, which only its owner may read: a file for each, whose first line is written in one
 * step and whose others are added as the run goes on, so that the end of the process leaves what was recorded until then.
 */
export class RunHistory {
  private readonly folder: string;
  /** Compiled, since a list checks the thousands of steps of many runs. */
  private readonly starts = Compile(RunStart);

  /** @param state The folder of the user's state. */
  constructor(state: string) {
    this.folder = path.join(state, 'runs');
  }

  /**
   * Begins a record, and removes the oldest ones. @throws when it can't be written
   *
   * @param lines What is known of the steps already.
   */
  async begin(start: RunStart, lines: readonly RunLine[] = []): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: ownFolder });
    await chmod(this.folder, ownFolder);
    const file = this.fileOf(start.run);
    const draft = `${file}.${process.pid}.draft`;
    await writeFile(draft, [start, ...lines].map(lineOf).join(''), { flag: 'wx', mode: ownerOnly });
    await rename(draft, file);
    // Clocks are set back: the newest record need not be the first one.
    const others = (await this.runs()).filter((run) => run !== start.run);
    for (const run of others.slice(maxRuns - 1)) {
      if (!(await this.mayGoOn(run))) await rm(this.fileOf(run), { force: true });
    }
  }

  /** Whether a run has not ended, as far as its record tells. */
  private async mayGoOn(run: string): Promise<boolean> {
    const found = await stat(this.fileOf(run)).catch(() => undefined); // removed by another process
    if (!found || Date.now() - found.mtimeMs > longestPause) return false;
    const record = await this.listedRun(run).catch(asProblem);
    return record !== undefined && !(record instanceof FileError) && record.ended === undefined;
  }

  /** Adds to a record. @throws when it can't be written */
  async add(run: string, line: RunLine): Promise<void> {
    await appendFile(this.fileOf(run), lineOf(line), { mode: ownerOnly });
  }

  /** Ids of the recorded runs, newest first; none where no run was recorded yet. @throws FileError */
  async runs(): Promise<readonly string[]> {
    const names = await readdir(this.folder).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw fileErrorOf(this.folder, error);
    });
    return names
      .flatMap((name) => (name.endsWith(ending) ? [name.slice(0, -ending.length)] : []))
      .filter((run) => runName.test(run))
      .sort()
      .reverse();
  }

  /** A recorded run; undefined when there is none of this id. @throws FileError when its record can't be read */
  async read(run: string): Promise<RunRecord | undefined> {
    if (!runName.test(run)) return undefined;
    const file = this.fileOf(run);
    try {
      const record = recordIn(await readRegularText(file, maxBytes));
      if (record) return record;
    } catch (error) {
      if (error instanceof FileError && error.problem === 'missing') return undefined;
      throw error;
    }
    throw new FileError('unreadable', file, 'is not the record of a run');
  }

  /**
   * All recorded runs, newest first, each as a list shows it; also what is there and can't be read: records, or their
   * folder. One is read when it is asked for, and of those that have ended the first and the last line only.
   */
  async *listed(): AsyncGenerator<ListedRun | FileError> {
    try {
      for (const run of await this.runs()) {
        const found = await this.listedRun(run).catch(asProblem);
        if (found) yield found;
      }
    } catch (error) {
      yield asProblem(error);
    }
  }

  /** A run as a list shows it; undefined when there is none of this id. @throws FileError */
  private async listedRun(run: string): Promise<ListedRun | undefined> {
    try {
      const { first, last } = await readEndLines(this.fileOf(run), maxBytes);
      const [start, end] = [parse(first), parse(last)];
      if (!this.starts.Check(start) || !Value.Check(RunEnd, end) || !end.results) return await this.read(run);
      const { ended, state, results } = end;
      const steps = start.steps.map((step, index): ListedStep => {
        const result = results[index];
        return { ...step, ...(result && { result: { state: result } }) };
      });
      return { ...start, ended, state, steps };
    } catch (error) {
      if (error instanceof FileError && error.problem === 'missing') return undefined;
      throw error;
    }
  }

  private fileOf(run: string): string {
    return path.join(this.folder, run + ending);
  }
}

/** @throws any other error */
function asProblem(error: unknown): FileError {
  if (error instanceof FileError) return error;
  throw error;
}

function lineOf(value: RunStart | RunLine): string {
  return `${JSON.stringify(value)}\n`;
}

/** What a file says of a run; a line that was cut off by the end of the process counts for nothing. */
function recordIn(content: string): RunRecord | undefined {
  const [first, ...others] = content.split('\n').map(parse);
  if (!Value.Check(RunStart, first)) return undefined;
  const { steps, ...start } = first;
  const all = steps.map((step): RunStep => ({ ...step, changes: step.changes ?? [] }));
  let end: Pick<RunRecord, 'ended' | 'state'> = { state: 'interrupted' };
  for (const line of others) {
    if (!Value.Check(RunLine, line)) continue;
    if ('ended' in line) end = { ended: line.ended, state: line.state };
    else {
      const step = all[line.step];
      if (step) all[line.step] = { ...step, ...partIn(line) };
    }
  }
  return { ...start, ...end, steps: all };
}

/** What a line adds to its step. */
function partIn(line: Exclude<RunLine, RunEnd>): Partial<RunStep> {
  if ('former' in line) return { former: line.former };
  return 'changes' in line ? { changes: line.changes } : { result: resultIn(line) };
}

function resultIn({ state, message, isUntouched }: Extract<RunLine, { readonly message: string }>) {
  return { state, message, ...(isUntouched && { isUntouched }) };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // cut off, or not ours
  }
}
