import * as l10n from '@vscode/l10n';
import { getEngineJob, type EngineJob } from '../../api/catalogue/cse/engine-jobs';
import { ApiError } from '../../api/errors/api-error';
import type { Session } from '../../connections/session';
import { unlessMissing } from '../missing';
import type { ActionResult, ActionRun } from '../resource-action';
import { isPassing, seen } from '../seen';
import { cseOf, type EngineScope } from './engines';
import { jobStateOf } from './jobs';

/** Time between two looks at a job, in milliseconds: jobs take minutes. */
const pauseMs = 3_000;

/** How long a job is followed, in milliseconds: engines are created in a quarter of an hour. */
const longestFollowMs = 2 * 3_600_000;

/**
 * Follows a job of an engine to its end, and reports each of its tasks once; views show them too. The job of a deletion disappears with its
 * engine: `undefined` means that the job is done, or gone. Source: life cycle of engines (job, delete).
 * @throws ApiError of kind `cancelled` when the signal is aborted
 */
export async function followEngineJob(
  session: Session,
  { engineId, enterpriseProject }: EngineScope,
  jobId: number | null | undefined,
  run: ActionRun,
): Promise<ActionResult | undefined> {
  if (typeof jobId !== 'number') return { state: 'running', message: l10n.t('The job has no id.') };
  const { clock, signal, progress, changed } = run;
  run.job?.(String(jobId));
  const { client, project_id } = await cseOf(session);
  const input = {
    project_id,
    engine_id: engineId,
    job_id: String(jobId),
    'X-Enterprise-Project-ID': enterpriseProject,
  };
  let reported = '';
  const end = clock.now() + longestFollowMs;
  for (;;) {
    const read = () => unlessMissing(client.call(getEngineJob, input, { signal }));
    const job = await seen(read, run, pauseMs).catch((error: unknown) => outOfSight(error, signal));
    if (job instanceof ApiError) {
      return {
        state: 'running',
        message: l10n.t('Job {0} goes on, but can’t be followed: {1}', jobId, job.message),
      };
    }
    const state = job ? jobStateOf(job.status) : 'done';
    if (state === 'done') return undefined;
    if (state === 'failed') return { state: 'failed', message: job ? reasonOf(job) : '' };
    const now = job ? runningTask(job) : '';
    if (now !== reported && now !== '') {
      progress(now);
      changed();
    }
    reported = now;
    if (clock.now() >= end) {
      return {
        state: 'running',
        message: l10n.t('Job {0} goes on; the view shows its state.', job?.id ?? jobId),
      };
    }
    await pause(clock, signal);
  }
}

/** A failure to look at the job says nothing about the job. @throws what it was given otherwise */
function outOfSight(error: unknown, signal: AbortSignal): ApiError {
  if (signal.aborted) throw cancelled();
  if (isPassing(error)) return error;
  throw error;
}

async function pause(clock: ActionRun['clock'], signal: AbortSignal): Promise<void> {
  try {
    await clock.sleep(pauseMs, signal);
  } catch (error) {
    throw signal.aborted ? cancelled() : error;
  }
}

function cancelled(): ApiError {
  return new ApiError({ kind: 'cancelled', message: '', remedy: '', operation: getEngineJob.id });
}

function runningTask({ tasks }: EngineJob): string {
  const phase = tasks?.find(({ status }) => jobStateOf(status) === 'pending');
  const task = phase?.tasks?.find(({ status }) => jobStateOf(status) === 'pending');
  return [phase, task]
    .map((part) => part?.taskExecutorBrief?.description || (part?.taskName ?? ''))
    .filter((text) => text !== '')
    .join(': ');
}

function reasonOf({ id, tasks }: EngineJob): string {
  const all = (tasks ?? []).flatMap((phase) => phase.tasks ?? []);
  const failed = all.find(({ status }) => jobStateOf(status) === 'failed');
  const name = failed?.taskExecutorBrief?.description || failed?.taskName;
  if (!name) return l10n.t('Job {0} failed.', id);
  return l10n.t('Job {0} failed at {1}: {2}', id, name, failed.log || l10n.t('no reason is given'));
}
