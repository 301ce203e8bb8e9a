import * as l10n from '@vscode/l10n';
import type { Proc } from '../../api/catalogue/lain/shapes';
import { ApiError } from '../../api/errors/api-error';
import type { Session } from '../../connections/session';
import type { ActionResult, ActionRun } from '../resource-action';
import { deployedApps } from './apps';
import { isHealthy } from './pod-state';

const second = 1000;
const minute = 60 * second;
const firstPause = second;
const longestPause = 5 * second;
/** How long the console may fail to answer: it does so while instances are replaced. */
const longestSilence = 2 * minute;

/** The state that a proc must reach. */
export interface ProcGoal {
  readonly app: string;
  readonly proc: string;
  /** Number of instances that change one after the other. */
  readonly instances: number;
  /** The scheduler's last error before the change, which says nothing about it until it has been cleared. */
  readonly formerError: string;
  /** Whether the state is reached; the proc is undefined when the app has none of this name. */
  isReached(proc: Proc | undefined): boolean;
  /** What is said when it is reached. */
  done(proc: Proc | undefined): string;
}

/**
 * Reads the app after a second, then at most every five, until a proc has reached a state or the scheduler reports an
 * error; for at most two minutes plus 100 seconds for each instance. Source: LAIN console API §6.
 */
export async function followProc(session: Session, goal: ProcGoal, run: ActionRun): Promise<ActionResult> {
  const { clock, signal } = run;
  const end = clock.now() + 2 * minute + goal.instances * 100 * second;
  let pause = firstPause;
  let lastAnswer = clock.now();
  let reported = '';
  let { formerError } = goal;
  let lastError = '';
  const isStopped = () => signal.aborted;
  while (clock.now() < end) {
    await sleepUntilStopped(run, pause);
    if (isStopped()) break;
    try {
      const app = await deployedApps.read(session, {}, goal.app, signal);
      lastAnswer = clock.now();
      const proc = app?.procs.find(({ procname }) => procname === goal.proc);
      if (goal.isReached(proc)) return { state: 'done', message: goal.done(proc) };
      lastError = proc?.lasterror ?? '';
      if (lastError !== '' && lastError !== formerError) return { state: 'failed', message: lastError };
      if (lastError === '') formerError = '';
      const progress = proc ? progressOf(proc) : '';
      if (progress !== reported && progress !== '') run.progress(progress);
      reported = progress;
    } catch (error) {
      if (isStopped()) break;
      if (!(error instanceof ApiError) || isFinal(error) || clock.now() - lastAnswer > longestSilence) {
        throw error;
      }
    }
    pause = Math.min(pause * 1.5, longestPause);
  }
  const unfinished = l10n.t(
    '{0} of {1} is not complete yet; the Instances view shows its state.',
    goal.proc,
    goal.app,
  );
  const standing = lastError === '' ? [] : [l10n.t('The scheduler’s last error: {0}', lastError)];
  return { state: 'running', message: [unfinished, ...standing].join(' ') };
}

function progressOf({ procname, pods, numinstances }: Proc): string {
  return l10n.t('{0}: {1} of {2} healthy', procname, pods.filter(isHealthy).length, numinstances);
}

function isFinal({ kind }: ApiError): boolean {
  return kind === 'unauthorized' || kind === 'forbidden';
}

/** Aborting ends the pause early; the loop checks the signal itself. */
async function sleepUntilStopped({ clock, signal }: ActionRun, pause: number): Promise<void> {
  try {
    await clock.sleep(pause, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
