import { randomUUID } from 'node:crypto';
import { stepsOf } from './job-steps';
import type { Stage } from './stage';
import type { Deployment, Instance, Job, JobAction, ServiceStageState } from './state';

type Task = Job['tasks'][number];

type TaskStatus = 'SUBMITTED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED' | 'SKIPPED';

export interface TaskProgress {
  readonly task: Task;
  readonly status: TaskStatus;
  /** When it started, or when the job did if it has not. */
  readonly startTime: number;
  /** When it was last heard of. */
  readonly lastTime: number;
}

/** Where and when a job is done. */
interface JobSite extends Pick<Stage, 'state' | 'pace'> {
  readonly clock: Pick<Stage['clock'], 'now'>;
}

/** Starts the work of an operation on an instance; `created_by` is the id of the user who asked for it. */
export function startJob(
  { state, clock, pace }: JobSite,
  instance: Instance,
  action: JobAction,
  deployment: Deployment,
  created_by: string,
): Job {
  const job: Job = {
    id: `JOB${randomUUID()}`,
    action,
    project_id: instance.project_id,
    instance_id: instance.id,
    created_by,
    start_time: clock.now(),
    tasks: stepsOf(state, instance, action, deployment).map(({ seconds, ...step }) => ({
      id: `Task-${randomUUID()}`,
      ...step,
      duration: Math.round(seconds * 1000 * pace),
    })),
    deployment,
    settled: false,
  };
  state.jobs.push(job);
  instance.last_job_id = job.id;
  return job;
}

/** Ends a job where it is, because another one takes its place. */
export function cancelJob(job: Job, now: number): void {
  job.cancelled_time = now;
  job.settled = true;
}

/** Where each task of a job is: they run one after the other, and after the first that fails the others are skipped. */
export function progressOf(job: Job, now: number): TaskProgress[] {
  const seen = Math.min(now, job.cancelled_time ?? now);
  let startTime = job.start_time;
  let ended = false;
  return job.tasks.map((task) => {
    const status = ended ? 'SKIPPED' : statusOf(job, task, startTime, seen);
    ended ||= status === 'FAILED' || status === 'CANCELLED';
    const begun = status !== 'SUBMITTED' && status !== 'SKIPPED';
    const progress: TaskProgress = {
      task,
      status,
      startTime: begun ? startTime : job.start_time,
      lastTime: begun ? Math.min(seen, startTime + task.duration) : job.start_time,
    };
    startTime += task.duration;
    return progress;
  });
}

export function jobStatus(job: Job, now: number): 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED' {
  if (job.cancelled_time !== undefined) return 'CANCELLED';
  const statuses = progressOf(job, now).map(({ status }) => status);
  if (statuses.includes('FAILED')) return 'FAILED';
  return statuses.every((status) => status === 'SUCCEEDED') ? 'SUCCEEDED' : 'RUNNING';
}

/** The job of an instance that has not ended yet. */
export function runningJob(state: ServiceStageState, instance: Instance): Job | undefined {
  return state.jobs.find((job) => job.instance_id === instance.id && !job.settled);
}

/** Applies the results of jobs that have ended by now to their instances. */
export function settleJobs(state: ServiceStageState, now: number): void {
  for (const job of state.jobs.filter((one) => !one.settled)) {
    if (jobStatus(job, now) === 'RUNNING') continue;
    job.settled = true;
    const instance = state.instances.find(({ id }) => id === job.instance_id);
    if (instance) settle(state, job, instance, now);
  }
}

function settle(state: ServiceStageState, job: Job, instance: Instance, now: number): void {
  if (job.action === 'delete') {
    state.instances = state.instances.filter((one) => one !== instance);
    return;
  }
  const progress = progressOf(job, now);
  const end = Math.max(...progress.map(({ lastTime }) => lastTime));
  const failure = progress.find(({ status }) => status === 'FAILED')?.task.failure;
  instance.update_time = end;
  instance.deployment = job.deployment;
  if (failure) {
    if (job.action === 'upgrade' && isRecreated(job.deployment)) instance.available_replica = 0;
    instance.status = instance.available_replica > 0 ? 'PARTIALLY_FAILED' : 'FAILED';
    instance.fail_detail = failure.detail;
    return;
  }
  const stopped = job.action === 'stop';
  instance.status = stopped ? 'STOPPED' : 'RUNNING';
  instance.available_replica = stopped ? 0 : job.deployment.replica;
  instance.fail_detail = null;
  if (job.action === 'create' || job.action === 'upgrade') {
    instance.snapshots.push({ create_time: end, deployment: job.deployment });
  }
}

/** Whether no old copy is left when the new ones do not come up. */
function isRecreated({ configuration }: Deployment): boolean {
  const { strategy } = configuration;
  return strategy instanceof Object && 'upgrade' in strategy && strategy.upgrade === 'Recreate';
}

function statusOf({ cancelled_time }: Job, task: Task, startTime: number, now: number): TaskStatus {
  if (now < startTime) return 'SUBMITTED';
  if (now < startTime + task.duration) return cancelled_time === undefined ? 'RUNNING' : 'CANCELLED';
  return task.failure === undefined ? 'SUCCEEDED' : 'FAILED';
}
