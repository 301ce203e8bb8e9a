import { listedType } from './engines';
import { progressOf } from './progress';
import type { PhaseProgress, TaskProgress } from './progress';
import type { EngineJob } from '../state';

/** A job with its steps in phases. */
export function detailedJob(job: EngineJob, now: number) {
  const { phases } = progressOf(job, now);
  return {
    ...commonOf(job, now),
    type: job.type,
    tasks: phases.map((phase, index) => shownPhase(job, phase, stepsBefore(phases, index))),
  };
}

/** A job as the list shows it: with its steps one after the other. */
export function listedJob(job: EngineJob, now: number) {
  const steps = progressOf(job, now).phases.flatMap(({ tasks }) => tasks);
  return {
    ...commonOf(job, now),
    type: listedType(job),
    tasks: steps.map((step, order) => shownTask(job, step, order)),
  };
}

function commonOf(job: EngineJob, now: number) {
  const { status, startTime, endTime } = progressOf(job, now);
  return {
    id: job.id,
    engineId: job.engineId,
    description: job.attempt > 1 ? `Attempt ${String(job.attempt)}` : '',
    status,
    scheduling: endTime === 0 ? 1 : 0,
    createUser: job.createUser,
    startTime,
    endTime,
    context: JSON.stringify(job.change),
  };
}

function shownPhase(job: EngineJob, progress: PhaseProgress, firstOrder: number) {
  const { phase, tasks, status, startTime, endTime } = progress;
  return {
    taskName: phase.taskName,
    taskNames: phase.tasks.map((one) => one.taskName),
    status,
    startTime,
    endTime,
    taskExecutorBrief: {
      duration: phase.tasks.reduce((sum, one) => sum + one.duration, 0),
      description: phase.description,
    },
    tasks: tasks.map((step, index) => shownTask(job, step, firstOrder + index)),
  };
}

function shownTask(job: EngineJob, { task, status, startTime, endTime }: TaskProgress, taskOrder: number) {
  return {
    jobId: job.id,
    id: task.id,
    type: job.type,
    assigned: startTime === 0 ? '' : 'engine-manager-0',
    taskName: task.taskName,
    engineName: job.engineName,
    taskOrder,
    status,
    startTime,
    endTime,
    createTime: job.startTime,
    updateTime: Math.max(job.startTime, startTime, endTime),
    timeout: -1,
    log: status === 'Error' ? (task.failure ?? '') : '',
    output: '{}',
    taskExecutorBrief: { duration: task.duration, description: task.description },
  };
}

function stepsBefore(phases: readonly PhaseProgress[], index: number): number {
  return phases.slice(0, index).reduce((sum, { tasks }) => sum + tasks.length, 0);
}
