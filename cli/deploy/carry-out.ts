import type { Clock } from '../../api/clock';
import { agreeOnPlan, isSamePlan } from '../../deploy/agree';
import type { DeployEvent } from '../../deploy/events';
import { applyRecorded } from '../../deploy/history/record-run';
import { RunHistory } from '../../deploy/history/run-history';
import { ownStateFolder } from '../../deploy/history/state-folder';
import { TargetBusy, takeTarget } from '../../deploy/lock/target-lock';
import { isBlocked, isEmpty, type Plan } from '../../deploy/plan';
import type { PreparedPlan } from '../../deploy/prepared-plan';
import { planText } from '../../deploy/text';
import { deployExit, UsageError, type ExitCode } from '../exit-code';
import { printableLines } from '../printable-lines';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { askAbout, type Answers } from './ask';
import { blockedReasons } from './blocked';
import { isShort, progressReporter, type Verb } from './progress';

/** How a plan is confirmed, followed and reported. */
export interface PlanRun extends Answers {
  /** What the command does with the plan. */
  readonly verb: Verb;
  /** Maximum time to follow the running steps, in milliseconds. */
  readonly timeoutMs?: number;
  /** Prints events as lines of JSON. */
  readonly json: boolean;
}

/**
 * Shows a plan, asks for confirmation, carries it out and follows it to the end.
 *
 * @param make Makes the plan of the present state; called again after the confirmation.
 * @throws UsageError when nobody can be asked
 * @throws errors of `make`
 */
export async function agreeAndCarryOut(
  make: () => Promise<PreparedPlan>,
  run: PlanRun,
  caller: ProcessContext,
  terminal: Terminal,
  clock: Clock,
): Promise<ExitCode> {
  let refusal: readonly string[] | undefined;
  const ask = async (plan: Plan, moved: boolean): Promise<boolean> => {
    await show(plan, moved, run, terminal);
    if (isBlocked(plan)) {
      refusal = blockedReasons(plan);
      return false;
    }
    if (isEmpty(plan)) return true;
    // The plan is shown first: where nobody can be asked, it can be looked at in this way.
    if (!run.yes && !caller.isInteractive)
      throw new UsageError(`This is not a terminal: ${run.verb} requires --yes.`);
    const answer = await askAbout(plan, run, caller, terminal, run.verb);
    if (typeof answer === 'object') refusal = [answer.refusal];
    return answer === 'agreed';
  };
  for (let isAgain = false; ; isAgain = true) {
    const agreement = await agreeOnPlan(make, (plan, moved) => ask(plan, moved || isAgain));
    switch (agreement.kind) {
      case 'agreed': {
        const code = await aloneOnTarget(agreement.prepared, make, run, caller, terminal, clock);
        if (code !== undefined) return code;
        break; // the run that was waited for has changed something
      }
      case 'restless':
        return refuse(terminal, ['What is there keeps changing: try again later.']);
      case 'declined':
        if (refusal) return refuse(terminal, refusal);
        await terminal.err('engine-room: Declined; nothing was sent.\n');
        return deployExit.declined;
    }
  }
}

/** How long another run on the target is waited for by default, in milliseconds. */
const longestWait = 10 * 60_000;

/**
 * Carries a plan out while no other run of this machine is on its target; undefined when the plan is another one after such
 * a run was waited for.
 */
async function aloneOnTarget(
  prepared: PreparedPlan,
  make: () => Promise<PreparedPlan>,
  run: PlanRun,
  caller: Pick<ProcessContext, 'environment'>,
  terminal: Terminal,
  clock: Clock,
): Promise<ExitCode | undefined> {
  if (isEmpty(prepared.plan)) return carryOut(prepared, run, caller, terminal, clock);
  const { timeoutMs = longestWait } = run;
  const state = ownStateFolder(caller.environment);
  const waiting = {
    clock,
    timeoutMs,
    onWait: (message: string) => void warn(terminal, `${message} Waiting until it has ended.`),
    onProblem: (error: unknown) => void warn(terminal, `No other run is kept away: ${String(error)}`),
  };
  try {
    const lock = await takeTarget(state, prepared.plan.target, 'terminal', waiting);
    try {
      const current = lock.wasWaitedFor ? await make() : prepared;
      if (!isSamePlan(current, prepared)) return undefined;
      return await carryOut(current, run, caller, terminal, clock, lock.obstacle);
    } finally {
      await lock.release();
    }
  } catch (error) {
    if (!(error instanceof TargetBusy)) throw error;
    return refuse(terminal, [error.message]);
  }
}

/** Explains on `err` why nothing is done. */
export async function refuse(terminal: Terminal, reasons: readonly string[]): Promise<ExitCode> {
  await terminal.err(reasons.map((reason) => `engine-room: ${printableLines(reason)}\n`).join(''));
  return deployExit.failed;
}

async function show(plan: Plan, moved: boolean, { json }: PlanRun, terminal: Terminal): Promise<void> {
  if (moved)
    await terminal.err('engine-room: What is there has changed in the meantime; this is the new plan.\n');
  const shown = `${printableLines(planText(plan))}\n`;
  await (json ? terminal.err(shown) : terminal.out(shown));
}

async function carryOut(
  prepared: PreparedPlan,
  { timeoutMs, json, verb }: PlanRun,
  caller: Pick<ProcessContext, 'environment'>,
  terminal: Terminal,
  clock: Clock,
  obstacle?: () => Promise<string | undefined>,
): Promise<ExitCode> {
  const reporter = progressReporter({ json, verb }, terminal);
  const recording = {
    history: new RunHistory(ownStateFolder(caller.environment)),
    verb,
    program: 'terminal',
    onProblem: (error: unknown) => void warn(terminal, notRecorded(error)),
  } as const;
  const { outcome, run } = await interruptible(terminal, (signal) => {
    const onEvent = (event: DeployEvent) => reporter.event(event);
    return applyRecorded(prepared, { clock, signal, timeoutMs, onEvent, obstacle }, recording);
  });
  await reporter.end(outcome, run);
  return isShort(outcome.steps) ? deployExit.failed : deployExit[outcome.state];
}

function notRecorded(error: unknown): string {
  return `This run can't be recorded in the history: ${error instanceof Error ? error.message : String(error)}`;
}

/** Prints a warning. A closed output does not matter: the warning is not a result. */
function warn(terminal: Terminal, text: string): Promise<void> {
  return terminal.err(`engine-room: ${printableLines(text)}\n`).catch(() => undefined);
}

/**
 * Does something that Ctrl-C, or a request to terminate, stops between two steps; a second one ends the process at once.
 */
async function interruptible<T>(terminal: Terminal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => {
    controller.abort();
    void warn(terminal, 'Stopping: no further step is started. Once more ends at once.');
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop);
  }
}
