import * as l10n from '@vscode/l10n';
import type { App } from '../../api/catalogue/lain/shapes';
import type { Clock } from '../../api/clock';
import { ApiError } from '../../api/errors/api-error';
import type { Submission } from './apply';
import type { LainPlan } from './plan';
import { judgeProgress, type Progress } from './progress';

/** How watching a deployment ended. */
export type Outcome =
  | { readonly kind: 'done'; readonly app: App }
  /** The console or the scheduler gave up; `app` is the last state seen. */
  | { readonly kind: 'failed'; readonly reason: string; readonly app: App | undefined }
  /** The person stopped watching; what was begun goes on. `answered`: the console is known to have begun. */
  | { readonly kind: 'stopped'; readonly answered: boolean }
  /** The longest sensible time passed without an end. */
  | { readonly kind: 'unfinished'; readonly progress: Progress | undefined }
  /** The console no longer answers, or no longer to this person. */
  | { readonly kind: 'lost'; readonly error: ApiError };

export interface WatchOptions {
  readonly clock: Clock;
  /** Ends the watching, not the deployment. */
  readonly signal?: AbortSignal;
  /** Called after each look at the app, and with the error when a look failed. */
  readonly onProgress?: (progress: Progress | ApiError) => void;
}

const second = 1000;
const minute = 60 * second;
const firstPause = 2 * second;
const longestPause = 5 * second;
/** How long an error text that was there before may still be a left-over. */
const oldErrorsStay = minute;
/** How long the console may be silent before watching ends. */
const longestSilence = 2 * minute;

/**
 * Looks at the app (`read` answers undefined while it isn't deployed) until its deployment is done or has failed, every 2 to 5 seconds and for at most 10 minutes and
 * 100 seconds for each instance. Single failures of the console are expected while instances are replaced, and are
 * borne for two minutes. Source: LAIN console API §6.
 */
export async function watchDeployment(
  read: () => Promise<App | undefined>,
  plan: LainPlan,
  submission: Submission,
  options: WatchOptions,
): Promise<Outcome> {
  const { clock, signal, onProgress } = options;
  const start = clock.now();
  const end = start + longestWatch(plan);
  let pause = firstPause;
  let lastAnswer = start;
  let target = submission.target;
  let progress: Progress | undefined;
  while (clock.now() < end) {
    if (signal?.aborted) return { kind: 'stopped', answered: submission.answered };
    try {
      const app = await read();
      lastAnswer = clock.now();
      if (app) {
        target ??= app.metaversion || undefined;
        progress = progressOf(app, plan, target, lastAnswer - start > oldErrorsStay);
        onProgress?.(progress);
        if (progress.state === 'done') return { kind: 'done', app };
        if (progress.state === 'failed') return { kind: 'failed', reason: progress.error, app };
      } else if (plan.from !== undefined) {
        return { kind: 'failed', reason: l10n.t('The app is no longer deployed.'), app: undefined };
      }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.kind === 'cancelled') return { kind: 'stopped', answered: submission.answered };
      const ended = endOf(error, clock.now() - lastAnswer);
      if (ended) return ended;
      onProgress?.(error);
    }
    await sleepUntilStopped(clock, pause, signal);
    pause = Math.min(pause * 1.25, longestPause);
  }
  return { kind: 'unfinished', progress };
}

/** The longest sensible time for a deployment, in milliseconds: instances are replaced one after the other. */
function longestWatch(plan: LainPlan): number {
  const instances = plan.procs.reduce((sum, proc) => sum + proc.instances, 0);
  return 10 * minute + instances * 100 * second;
}

function progressOf(app: App, plan: LainPlan, target: string | undefined, oldErrorsCount: boolean): Progress {
  const goal = { before: plan.before, restart: plan.action === 'redeploy', oldErrorsCount };
  return judgeProgress(app, { ...goal, version: target });
}

/** Aborting ends the pause early; the loop sees the signal by itself. */
async function sleepUntilStopped(
  clock: Clock,
  pause: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await clock.sleep(pause, signal);
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}

/** How a failed look ends the watching; undefined when the next look may succeed. */
function endOf(error: ApiError, silence: number): Outcome | undefined {
  if (error.kind === 'unauthorized' || error.kind === 'forbidden') return { kind: 'lost', error };
  return silence > longestSilence ? { kind: 'lost', error } : undefined;
}
