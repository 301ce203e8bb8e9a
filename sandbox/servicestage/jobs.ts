import { randomUUID } from 'node:crypto';
import type { Deployment, Instance, Job, JobAction, ServiceStageState } from './state';
import type { Stage } from './stage';

type Task = Job['tasks'][number];

type TaskStatus = 'SUBMITTED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'SKIPPED';

export interface TaskProgress {
  readonly task: Task;
  readonly status: TaskStatus;
  readonly startTime: number;
}

interface Step {
  readonly name: string;
  readonly type: 'echo' | 'restful' | 'kube';
  readonly seconds: number;
}

const prepare: readonly Step[] = [
  { name: 'SEPARATOR_PREPARE_RESOURCES', type: 'echo', seconds: 1 },
  { name: 'CHECK_RESOURCES', type: 'restful', seconds: 8 },
];
const deploy: readonly Step[] = [
  { name: 'SEPARATOR_DEPLOYING', type: 'echo', seconds: 1 },
  { name: 'DEPLOY_WORKLOAD', type: 'kube', seconds: 15 },
  { name: 'CHECK_WORKLOAD', type: 'kube', seconds: 20 },
];
const release: readonly Step[] = [{ name: 'RELEASE_RESOURCES', type: 'kube', seconds: 15 }];
const change: readonly Step[] = [
  { name: 'CHANGE_WORKLOAD', type: 'kube', seconds: 5 },
  { name: 'CHECK_WORKLOAD', type: 'kube', seconds: 10 },
];

const steps: Record<JobAction, readonly Step[]> = {
  create: [...prepare, ...deploy],
  upgrade: [...prepare, ...deploy],
  rollback: [...prepare, ...deploy],
  scale: change,
  start: change,
  stop: change,
  restart: change,
  delete: release,
};

/** Most copies that the sandbox's clusters have room for. */
const room = 50;

/** Starts the work of an operation on an instance. */
export function startJob(
  { state, clock, pace }: Stage,
  instance: Instance,
  action: JobAction,
  deployment: Deployment,
  created_by: string,
): Job {
  const failure = failureOf(action, deployment);
  const job: Job = {
    id: `JOB${randomUUID()}`,
    action,
    project_id: instance.project_id,
    instance_id: instance.id,
    created_by,
    start_time: clock.now(),
    tasks: steps[action].map(({ name, type, seconds }) => ({
      id: `Task-${randomUUID()}`,
      name,
      type,
      duration: Math.round(seconds * 1000 * pace),
      ...(failure !== undefined && name === 'CHECK_WORKLOAD' && { failure }),
    })),
    deployment,
    settled: false,
  };
  state.jobs.push(job);
  instance.last_job_id = job.id;
  return job;
}

/** Where each task of a job is: they run one after the other, and after the first that fails the others are skipped. */
export function progressOf(job: Job, now: number): TaskProgress[] {
  let startTime = job.start_time;
  let failed = false;
  return job.tasks.map((task) => {
    const status = failed ? 'SKIPPED' : statusOf(task, startTime, now);
    const progress: TaskProgress = { task, status, startTime };
    failed ||= status === 'FAILED';
    startTime += task.duration;
    return progress;
  });
}

export function jobStatus(job: Job, now: number): 'RUNNING' | 'SUCCEEDED' | 'FAILED' {
  const statuses = progressOf(job, now).map(({ status }) => status);
  if (statuses.includes('FAILED')) return 'FAILED';
  return statuses.every((status) => status === 'SUCCEEDED') ? 'SUCCEEDED' : 'RUNNING';
}

/** The job of an instance that has not ended yet. */
export function runningJob(state: ServiceStageState, instance: Instance): Job | undefined {
  return state.jobs.find((job) => job.instance_id === instance.id && !job.settled);
}

/** Lets every job that has ended by now show in its instance. */
export function settleJobs(state: ServiceStageState, now: number): void {
  for (const job of state.jobs.filter((one) => !one.settled)) {
    if (jobStatus(job, now) === 'RUNNING') continue;
    job.settled = true;
    const instance = state.instances.find(({ id }) => id === job.instance_id);
    if (instance) settle(state, job, instance);
  }
}

function settle(state: ServiceStageState, job: Job, instance: Instance): void {
  if (job.action === 'delete') {
    state.instances = state.instances.filter((one) => one !== instance);
    return;
  }
  const end = job.start_time + job.tasks.reduce((sum, { duration }) => sum + duration, 0);
  const failure = job.tasks.find((task) => task.failure !== undefined)?.failure;
  instance.update_time = end;
  instance.deployment = job.deployment;
  if (failure !== undefined) {
    instance.status = instance.available_replica > 0 ? 'PARTIALLY_FAILED' : 'FAILED';
    instance.fail_detail = failure;
    return;
  }
  const stopped = job.action === 'stop' || (job.action === 'scale' && instance.status === 'STOPPED');
  instance.status = stopped ? 'STOPPED' : 'RUNNING';
  instance.available_replica = stopped ? 0 : job.deployment.replica;
  instance.fail_detail = null;
  if (job.action === 'create' || job.action === 'upgrade') {
    instance.snapshots.push({ create_time: end, deployment: job.deployment });
  }
}

function statusOf(task: Task, startTime: number, now: number): TaskStatus {
  if (now < startTime) return 'SUBMITTED';
  if (now < startTime + task.duration) return 'RUNNING';
  return task.failure === undefined ? 'SUCCEEDED' : 'FAILED';
}

/** Images with the tag `missing` are in no registry, and a cluster has only so much room. */
function failureOf(action: JobAction, { artifacts, replica }: Deployment): string | undefined {
  if (action === 'stop' || action === 'delete') return undefined;
  const missing = Object.values(artifacts).find(({ url }) => url?.endsWith(':missing'));
  if (missing) return `Failed to pull image "${missing.url ?? ''}": manifest unknown.`;
  if (replica > room)
    return `Insufficient cpu: 0 of ${String(replica - room)} further pods can be scheduled.`;
  return undefined;
}
