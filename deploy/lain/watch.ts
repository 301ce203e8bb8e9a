import * as l10n from '@vscode/l10n';
import type { App } from '../../api/catalogue/lain/shapes';
import type { Clock } from '../../api/clock';
import { ApiError } from '../../api/errors/api-error';
import type { Submission } from './apply';
import type { LainPlan } from './plan';
import { judgeProgress, type Progress } from './progress';

/** How following a deployment ended. */
export type Outcome =
  | { readonly kind: 'done'; readonly app: App }
  /** The console or the scheduler gave up; `app` is the last state seen. */
  | { readonly kind: 'failed'; readonly reason: string; readonly app: App | undefined }
  /** The user stopped following; the deployment continues. `answered`: the console is known to have begun. */
  | { readonly kind: 'stopped'; readonly answered: boolean }
  /** The maximum time passed without an end. */
  | { readonly kind: 'unfinished'; readonly progress: Progress | undefined }
  /** The console no longer answers, or refuses this user. */
  | { readonly kind: 'lost'; readonly error: ApiError };

export interface WatchOptions {
  readonly clock: Clock;
  /** Stops following, not the deployment. */
  readonly signal?: AbortSignal;
  /** Called after each read of the app, and with the error when a read failed. */
  readonly onProgress?: (progress: Progress | ApiError) => void;
}

const second = 1000;
const minute = 60 * second;
const firstPause = 2 * second;
const longestPause = 5 * second;
/** How long an earlier error text may still be a leftover. */
const oldErrorsStay = minute;
/** How long the console may fail to answer before following ends. */
const longestSilence = 2 * minute;

/**
 * Reads the app (`read` returns undefined while it isn't deployed) until its deployment is done or has failed, every 2
 * to 5 seconds, for at most 10 minutes plus 100 seconds for each instance. The console may fail while instances are
 * replaced; failures are tolerated for two minutes. Source: LAIN console API §6.
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

/** The maximum time of a deployment, in milliseconds: instances are replaced one after the other. */
function longestWatch(plan: LainPlan): number {
  const instances = plan.procs.reduce((sum, proc) => sum + proc.instances, 0);
  return 10 * minute + instances * 100 * second;
}

function progressOf(app: App, plan: LainPlan, target: string | undefined, oldErrorsCount: boolean): Progress {
  const goal = { before: plan.before, restart: plan.action === 'redeploy', oldErrorsCount };
  return judgeProgress(app, { ...goal, version: target });
}

/** Aborting ends the pause early; the loop checks the signal itself. */
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

/** How a failed read ends the following; undefined when the next one may succeed. */
function endOf(error: ApiError, silence: number): Outcome | undefined {
  if (error.kind === 'unauthorized' || error.kind === 'forbidden') return { kind: 'lost', error };
  return silence > longestSilence ? { kind: 'lost', error } : undefined;
}
