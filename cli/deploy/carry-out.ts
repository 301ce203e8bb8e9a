import type { Clock } from '../../api/clock';
import { agreeOnPlan } from '../../deploy/agree';
import type { DeployEvent } from '../../deploy/events';
import { applyRecorded } from '../../deploy/history/record-run';
import { RunHistory } from '../../deploy/history/run-history';
import { ownStateFolder } from '../../deploy/history/state-folder';
import { isBlocked, isEmpty, type Plan } from '../../deploy/plan';
import type { PreparedPlan } from '../../deploy/prepared-plan';
import { planText } from '../../deploy/text';
import { deployExit, UsageError, type ExitCode } from '../exit-code';
import { printableLines } from '../printable-lines';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { askAbout, type Answers } from './ask';
import { blockedReasons } from './blocked';
import { progressReporter, type Verb } from './progress';

/** How a plan is confirmed, followed and reported. */
export interface PlanRun extends Answers {
  /** What the command does with the plan. */
  readonly verb: Verb;
  /** Maximum time to follow the running steps, in milliseconds. */
  readonly timeoutMs?: number;
  /** Prints events as lines of JSON. */
  readonly json: boolean;
}

/** Nobody can be asked without a terminal. @throws UsageError */
export function requireAnswer(
  { yes, verb }: Pick<PlanRun, 'yes' | 'verb'>,
  { isInteractive }: Pick<ProcessContext, 'isInteractive'>,
): void {
  if (!yes && !isInteractive) throw new UsageError(`This is not a terminal: ${verb} requires --yes.`);
}

/**
 * Shows a plan, asks for confirmation, carries it out and follows it to the end.
 *
 * @param make Makes the plan of the present state; called again after the confirmation.
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
    const answer = await askAbout(plan, run, caller, terminal, run.verb);
    if (typeof answer === 'object') refusal = [answer.refusal];
    return answer === 'agreed';
  };
  const agreement = await agreeOnPlan(make, ask);
  switch (agreement.kind) {
    case 'agreed':
      return carryOut(agreement.prepared, run, caller, terminal, clock);
    case 'restless':
      return refuse(terminal, ['What is there keeps changing: try again later.']);
    case 'declined':
      if (refusal) return refuse(terminal, refusal);
      await terminal.err('engine-room: Declined; nothing was sent.\n');
      return deployExit.declined;
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
    return applyRecorded(prepared, { clock, signal, timeoutMs, onEvent }, recording);
  });
  await reporter.end(outcome, run);
  return deployExit[outcome.state];
}

function notRecorded(error: unknown): string {
  return `This run can't be recorded in the history: ${error instanceof Error ? error.message : String(error)}`;
}

/** Nobody may read it, and it is no result. */
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
