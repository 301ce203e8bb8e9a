import type { CseState, Engine, EngineChange, EngineJob, EngineStatus, JobType } from '../state';
import { phasesOf } from './phases';
import type { Failure } from './phases';
import { progressOf } from './progress';

const during: Record<JobType, EngineStatus> = {
  Create: 'Creating',
  Delete: 'Deleting',
  Upgrade: 'Upgrading',
  Modify: 'Modifying',
};

const afterFailure: Record<JobType, EngineStatus> = {
  Create: 'CreateFailed',
  Delete: 'Available',
  Upgrade: 'UpgradeFailed',
  Modify: 'ModifyFailed',
};

export interface JobStart {
  readonly type: JobType;
  readonly change: EngineChange;
  readonly createUser: string;
  readonly now: number;
  /** Factor on the durations of a real cloud. */
  readonly pace: number;
  readonly attempt?: number;
  readonly failure?: Failure | undefined;
}

/** Starts a job on an engine, which shows it in its status at once. */
export function startJob(state: CseState, engine: Engine, start: JobStart): EngineJob {
  const { type, change, createUser, now, pace, attempt = 1, failure } = start;
  const job: EngineJob = {
    id: state.nextJobId,
    engineId: engine.id,
    engineName: engine.name,
    projectId: engine.projectId,
    type,
    createUser,
    startTime: now,
    attempt,
    phases: phasesOf(state, type, pace, failure),
    change,
    settled: false,
  };
  state.nextJobId += 1;
  state.jobs.push(job);
  engine.latestJobId = job.id;
  engine.status = during[type];
  return job;
}

/** A started job, in the form of the answers of operations that start one. */
export function started({ engineId, engineName, id }: EngineJob) {
  return { id: engineId, name: engineName, jobId: id };
}

/** Applies the results of jobs that have ended by now to their engines. */
export function settleJobs(state: CseState, now: number): void {
  for (const job of state.jobs) {
    if (job.settled) continue;
    const { status } = progressOf(job, now);
    if (status !== 'Finished' && status !== 'Error') continue;
    job.settled = true;
    settle(state, job, status === 'Finished');
  }
}

function settle(state: CseState, job: EngineJob, succeeded: boolean): void {
  const engine = state.engines.find((one) => one.id === job.engineId);
  if (!engine) return;
  if (!succeeded) {
    engine.status = afterFailure[job.type];
    return;
  }
  if (job.type === 'Delete') {
    state.engines = state.engines.filter((one) => one !== engine);
    state.jobs = state.jobs.filter((one) => one.engineId !== engine.id);
    state.kies = Object.fromEntries(Object.entries(state.kies).filter(([id]) => id !== engine.id));
    return;
  }
  Object.assign(engine, job.change);
  engine.status = 'Available';
}
