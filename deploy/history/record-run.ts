import * as l10n from '@vscode/l10n';
import { randomBytes } from 'node:crypto';
import os from 'node:os';
import { ApiError } from '../../api/errors/api-error';
import { applyPlan, type ApplyOptions, type DeployOutcome } from '../apply-plan';
import type { PreparedStep } from '../deploy-kind';
import type { StepResult } from '../events';
import { isEmpty } from '../plan';
import type { PreparedPlan } from '../prepared-plan';
import { boundedChanges, boundedMessage, FormerRoom } from './bounded';
import type { RunHistory } from './run-history';
import type { Former, RunLine, RunStart } from './run-record';
import { seal } from './seal';
import { userName } from './user-name';

/** Where and as what a run is recorded. */
export interface Recording {
  readonly history: RunHistory;
  /** What is done with the plan: `deploy`, `destroy`, `undo`, or the id of an action. */
  readonly verb: string;
  readonly program: 'editor' | 'terminal';
  /** Called when the run can't be recorded; it goes on without. */
  readonly onProblem: (error: unknown) => void;
}

/** How a plan was carried out, and the id of the run; none where the run is not in the history. */
export interface RecordedOutcome {
  readonly outcome: DeployOutcome;
  readonly run?: string;
}

/** A unique id for a run: its time and a random part. */
export function runId(now: number): string {
  const time = new Date(now).toISOString().replace(/[-:.]/g, '');
  return `${time}-${randomBytes(3).toString('hex')}`;
}

/**
 * Applies a plan and records it: who, when, where, the plan with masked secrets, before each step what is there, and what
 * became of it. A plan that changes nothing is not recorded.
 */
export async function applyRecorded(
  prepared: PreparedPlan,
  options: ApplyOptions,
  recording: Recording,
): Promise<RecordedOutcome> {
  if (isEmpty(prepared.plan)) return { outcome: await applyPlan(prepared, options) };
  const { clock } = options;
  const run = runId(clock.now());
  const log = new RunLog(recording, run);
  await log.begin(startOf(prepared, recording, run, clock.now()), changesOf(prepared.plan));
  const steps = prepared.steps.map((step, index) => recorded(step, index, prepared.steps, log));
  const outcome = await applyPlan({ ...prepared, steps }, options);
  await log.skipped(outcome);
  const results = outcome.steps.map(({ result }) => result.state);
  await log.add({ ended: new Date(clock.now()).toISOString(), state: outcome.state, results });
  return { outcome, ...(log.hasBegun && { run }) };
}

/** Writes lines one after the other; after a failure no more. */
class RunLog {
  private written: Promise<void> = Promise.resolve();
  private readonly ended = new Set<number>();
  private readonly room = new FormerRoom();
  private isBroken = false;
  private isThere = false;

  constructor(
    private readonly recording: Recording,
    private readonly run: string,
  ) {}

  /** Whether the history has the run. */
  get hasBegun(): boolean {
    return this.isThere;
  }

  begin(start: RunStart, changes: readonly RunLine[]): Promise<void> {
    return this.write(async () => {
      await this.recording.history.begin(start, changes);
      this.isThere = true;
    });
  }

  addFormer(step: number, former: Former): Promise<void> {
    return this.add({ step, former: this.room.keep(former) });
  }

  addResult(step: number, { state, message, isUntouched }: StepResult): Promise<void> {
    return this.add({ step, state, message: boundedMessage(message), ...(isUntouched && { isUntouched }) });
  }

  add(line: RunLine): Promise<void> {
    if ('step' in line && 'state' in line) this.ended.add(line.step);
    return this.write(() => this.recording.history.add(this.run, line));
  }

  /** Records the steps that were not carried out. */
  async skipped({ steps }: DeployOutcome): Promise<void> {
    for (const [step, { result }] of steps.entries()) {
      if (!this.ended.has(step)) await this.addResult(step, result);
    }
  }

  private write(act: () => Promise<void>): Promise<void> {
    this.written = this.written.then(async () => {
      if (this.isBroken) return;
      try {
        await act();
      } catch (error) {
        this.isBroken = true;
        this.recording.onProblem(error);
      }
    });
    return this.written;
  }
}

/** A step that records what was there before it, also of what it deletes first, and what became of it. */
function recorded(
  prepared: PreparedStep,
  step: number,
  all: readonly PreparedStep[],
  log: RunLog,
): PreparedStep {
  return {
    ...prepared,
    apply: async (run) => {
      const formerOf = (one: PreparedStep) => readable((signal) => one.former?.(signal), run.signal);
      for (const [index, one] of all.entries()) {
        if (!prepared.removes?.includes(one.id)) continue;
        const gone = await formerOf(one);
        if (gone) await log.addFormer(index, gone);
      }
      const former = await formerOf(prepared);
      if (former) await log.addFormer(step, former);
      const result = run.signal?.aborted ? notStarted() : await prepared.apply(run);
      const isDone = result.state === 'done';
      const left = former && isDone ? await leftBy(prepared, former, run.signal) : undefined;
      if (left) await log.addFormer(step, left);
      await log.addResult(step, result);
      return result;
    },
  };
}

/** What undoing needs with what a step has left; undefined when that adds nothing. */
async function leftBy(
  prepared: PreparedStep,
  former: Former,
  signal: AbortSignal | undefined,
): Promise<Former | undefined> {
  const left = await readable((ending) => prepared.left?.(former, ending), signal);
  const all = left ?? former;
  const { after, unkept } = all;
  if (!after || !unkept) return left;
  const value = await readable((ending) => prepared.valueNow?.(after, ending), signal);
  return value ? { ...all, unkept: await seal(unkept.paths, value) } : left;
}

/** What undoing needs, unless it can't be read: the step itself tells what is wrong. Ends with the run, its requests too. */
async function readable<T>(
  read: (signal: AbortSignal) => T | undefined | Promise<T | undefined>,
  signal: AbortSignal | undefined,
): Promise<T | undefined> {
  const reading = new AbortController();
  const ended = new Promise<undefined>((resolve) => {
    const leave = () => resolve(undefined);
    signal?.addEventListener('abort', leave, { once: true, signal: reading.signal });
  });
  try {
    if (signal?.aborted) return undefined;
    return await Promise.race([read(reading.signal), ended]);
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  } finally {
    reading.abort();
  }
}

function notStarted(): StepResult {
  return { state: 'skipped', message: l10n.t('Cancelled before anything was changed.') };
}

function startOf(
  { plan: { target, steps } }: PreparedPlan,
  { verb, program }: Recording,
  run: string,
  now: number,
): RunStart {
  const { name, address, servers } = target;
  return {
    format: 'engine-room run 1',
    run,
    started: new Date(now).toISOString(),
    who: { user: userName(), host: os.hostname(), program },
    verb,
    target: { name, address, ...(servers && { servers: [...servers] }) },
    steps: steps.map(({ apiVersion, kind, name: of, scope, action, summary, isNotRestored }) => ({
      apiVersion,
      kind,
      name: of,
      ...(scope !== undefined && { scope }),
      action,
      summary,
      ...(isNotRestored && { isNotRestored }),
    })),
  };
}

/** What the steps change, in lines of their own: lists of runs don't read them. */
function changesOf({ steps }: PreparedPlan['plan']): RunLine[] {
  return steps.flatMap(({ changes }, step) =>
    changes.length === 0 ? [] : [{ step, changes: boundedChanges(changes, steps.length) }],
  );
}
