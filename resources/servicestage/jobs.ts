import { getJob, type Job, type JobTask } from '../../api/catalogue/servicestage/jobs';
import type { Session } from '../../connections/session';
import { unlessMissing } from '../missing';
import type { ListedKind } from '../resource-kind';
import { stageOf } from './stage';

/** A job with all of its tasks. */
export interface StageJob {
  readonly job: Job;
  readonly tasks: readonly JobTask[];
}

/** A group of tasks that follow each other. */
export interface JobPhase {
  /** Undefined for tasks that belong to no phase. */
  readonly name?: string;
  readonly tasks: readonly JobTask[];
}

/** Maximum number of tasks of one answer; without a limit the server sends 20. */
const tasksOfPage = 100;

const separator = 'SEPARATOR_';

export interface JobScope {
  readonly jobId: string;
}

/** A job, which can be read by its id only: a list of one, or of none when it is gone. Source: resources §4. */
export const stageJobs: ListedKind<JobScope, StageJob> = {
  id: 'servicestage/job',
  service: 'servicestage',
  parents: [],
  scopeKey: ({ jobId }) => jobId,
  identity: ({ job }) => job.JOB_ID,
  name: ({ job }) => job.JOB_NAME ?? job.JOB_ID,
  list: async (session, { jobId }, signal) => {
    const job = await unlessMissing(readJob(session, jobId, signal));
    return { items: job ? [job] : [], complete: true };
  },
};

/** A job with all of its tasks. @throws ApiError of kind `not-found` when it does not exist */
export async function readJob(session: Session, job_id: string, signal: AbortSignal): Promise<StageJob> {
  const { client, project_id } = await stageOf(session);
  const input = { project_id, job_id, limit: tasksOfPage };
  const { job, tasks, task_count } = await client.call(getJob, input, { signal });
  const all = [...(tasks ?? [])];
  if (all.length === 0 || all.length >= (task_count ?? 0)) return { job, tasks: all };
  const more = client.pages(getJob, { ...input, offset: all.length }, { signal });
  for await (const task of more) all.push(task);
  return { job, tasks: all };
}

/** The tasks in their phases: a task whose name begins with `SEPARATOR_` begins one. */
export function phasesOf(tasks: readonly JobTask[]): readonly JobPhase[] {
  const phases: { name?: string; tasks: JobTask[] }[] = [];
  for (const task of tasks) {
    const name = task.TASK_NAME ?? '';
    const last = phases.at(-1);
    if (name.startsWith(separator)) phases.push({ name: name.slice(separator.length), tasks: [] });
    else if (last) last.tasks.push(task);
    else phases.push({ tasks: [task] });
  }
  return phases;
}
