import * as l10n from '@vscode/l10n';
import type { Job } from '../../api/catalogue/servicestage/jobs';
import type { Session } from '../../connections/session';
import { unlessMissing } from '../missing';
import type { ActionRun } from '../resource-action';
import { seen } from '../seen';
import { readJob, type StageJob } from './jobs';
import { describeFailure, describeJobStatus, jobStateOf, taskNameOf } from './job-texts';

/** How following a job ended; `gone` when the server no longer knows it. */
export type FollowedJob =
  | { readonly state: 'succeeded' | 'gone' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'running'; readonly message: string };

const second = 1000;
const pause = 5 * second;
/** Pulling images is slow. Source: resources §4. */
const longestFollow = 20 * 60 * second;

/**
 * Reads a job every 5 seconds until it has ended, for at most 20 minutes; progress names the running task. ServiceStage
 * may fail to answer for two minutes. Source: resources §4.
 * @throws ApiError when the job can't be read
 */
export async function followJob(session: Session, jobId: string, run: ActionRun): Promise<FollowedJob> {
  const { clock, signal } = run;
  run.job?.(jobId);
  const start = clock.now();
  let said = '';
  while (clock.now() - start < longestFollow) {
    try {
      await clock.sleep(pause, signal);
      const found = await seen(() => unlessMissing(readJob(session, jobId, signal)), run, pause);
      if (!found) return { state: 'gone' };
      const state = jobStateOf(found.job.EXECUTION_STATUS);
      if (state === 'succeeded') return { state };
      if (state !== 'running') return { state: 'failed', message: describeFailure(found) };
      const message = describeProgress(found);
      if (message !== said) {
        run.progress(message);
        run.changed();
      }
      said = message;
    } catch (error) {
      if (!signal.aborted) throw error;
      return { state: 'running', message: l10n.t('No longer followed; job {0} goes on.', jobId) };
    }
  }
  const message = l10n.t('Job {0} is still running after 20 minutes; it goes on.', jobId);
  return { state: 'running', message };
}

/** The running task, or the state of a job that has none yet. */
function describeProgress({ job, tasks }: StageJob): string {
  const index = tasks.findIndex(({ TASK_STATUS }) => jobStateOf(TASK_STATUS) === 'running');
  const name = tasks[index]?.TASK_NAME;
  if (name === undefined) return describeStart(job);
  return l10n.t('{0} (task {1} of {2})', taskNameOf(name), index + 1, tasks.length);
}

function describeStart({ EXECUTION_STATUS }: Job): string {
  return l10n.t('Job {0}', describeJobStatus(EXECUTION_STATUS));
}
