import type { EngineJob, JobPhase, JobTask } from '../state';

export type ProgressStatus = 'Init' | 'Executing' | 'Error' | 'Finished';

/** Progress of a job or task. Times are milliseconds since 1970, 0 for the future. */
export interface Progress {
  readonly status: ProgressStatus;
  readonly startTime: number;
  readonly endTime: number;
}

export interface TaskProgress extends Progress {
  readonly task: JobTask;
}

export interface PhaseProgress extends Progress {
  readonly phase: JobPhase;
  readonly tasks: readonly TaskProgress[];
}

export interface JobProgress extends Progress {
  readonly phases: readonly PhaseProgress[];
}

/** Progress of a job at a time: its tasks run one after the other, and the first failing one ends it. */
export function progressOf(job: EngineJob, now: number): JobProgress {
  const phases: PhaseProgress[] = [];
  let startTime: number | undefined = job.startTime;
  for (const phase of job.phases) {
    const tasks: TaskProgress[] = [];
    for (const task of phase.tasks) {
      const progress: TaskProgress = { task, ...progressOfTask(task, startTime, now) };
      tasks.push(progress);
      startTime = progress.status === 'Finished' ? progress.endTime : undefined;
    }
    phases.push({ phase, tasks, ...sumOf(tasks) });
  }
  return { phases, ...sumOf(phases), startTime: job.startTime };
}

function progressOfTask(task: JobTask, startTime: number | undefined, now: number): Progress {
  if (startTime === undefined || now < startTime) return { status: 'Init', startTime: 0, endTime: 0 };
  const endTime = startTime + task.duration;
  if (now < endTime) return { status: 'Executing', startTime, endTime: 0 };
  return { status: task.failure === undefined ? 'Finished' : 'Error', startTime, endTime };
}

function sumOf(parts: readonly Progress[]): Progress {
  const startTime = parts[0]?.startTime ?? 0;
  const failed = parts.find((part) => part.status === 'Error');
  if (failed) return { status: 'Error', startTime, endTime: failed.endTime };
  if (parts.every((part) => part.status === 'Finished')) {
    return { status: 'Finished', startTime, endTime: parts.at(-1)?.endTime ?? 0 };
  }
  return { status: startTime === 0 ? 'Init' : 'Executing', startTime, endTime: 0 };
}
