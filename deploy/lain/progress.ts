import type { App, Pod, Proc } from '../../api/catalogue/lain/shapes';
import { isHealthy, versionOf } from '../../resources/lain/pod-state';

/** The state before a deployment, as needed to follow it. */
export interface Before {
  /** Errors that existed before and say nothing about this deployment. */
  readonly errors: readonly string[];
  /** Containers that ran before: a redeployment is done when all of them are gone. */
  readonly containers: readonly string[];
}

/** Progress of one proc. */
export interface ProcProgress {
  readonly name: string;
  /** Desired number of instances. */
  readonly wanted: number;
  /** Number of existing pods, on any version. */
  readonly pods: number;
  /** Number of healthy pods on the wanted version. */
  readonly ready: number;
  /** Last error of the scheduler; empty when there is none. */
  readonly error: string;
}

/** Progress of a deployment. */
export interface Progress {
  readonly state: 'pending' | 'done' | 'failed';
  readonly procs: readonly ProcProgress[];
  /** Reason of a failure, else empty. */
  readonly error: string;
}

/** The conditions for success. */
export interface Goal {
  /** Meta version that every pod must run; undefined while the console has not named it. */
  readonly version: string | undefined;
  readonly before: Before;
  /** True when the same version is deployed again: then only new containers count. */
  readonly restart: boolean;
  /** True once an old error can no longer be a leftover. */
  readonly oldErrorsCount: boolean;
}

/**
 * Progress of a deployment, from the app's state: done when the console has the version on record and every proc has
 * all its pods, each healthy and on that version; failed as soon as the console or the scheduler reports an error.
 * Portals don't count: their pods belong to the clients. Source: LAIN console API §6.
 */
export function judgeProgress(app: App, goal: Goal): Progress {
  const procs = app.procs.map((proc) => measure(proc, goal));
  const error = [app.deployerror, ...procs.map((proc) => proc.error)].find((text) => counts(text, goal));
  if (error !== undefined) return { state: 'failed', procs, error };
  const recorded = goal.version !== undefined && app.metaversion === goal.version;
  const complete = procs.every((proc) => proc.ready === proc.wanted && proc.pods === proc.wanted);
  return { state: recorded && complete ? 'done' : 'pending', procs, error: '' };
}

/** Number of pods by meta version. */
export function countVersions(app: App): Map<string, number> {
  const counted = new Map<string, number>();
  for (const pod of app.procs.flatMap((proc) => proc.pods)) {
    const version = versionOf(pod) ?? '';
    counted.set(version, (counted.get(version) ?? 0) + 1);
  }
  return counted;
}

function measure(proc: Proc, goal: Goal): ProcProgress {
  const ready = proc.pods.filter((pod) => isReady(pod, goal)).length;
  return {
    name: proc.procname,
    wanted: proc.numinstances,
    pods: proc.pods.length,
    ready,
    error: proc.lasterror,
  };
}

function isReady(pod: Pod, goal: Goal): boolean {
  if (!isHealthy(pod) || versionOf(pod) !== goal.version) return false;
  return !goal.restart || !goal.before.containers.includes(pod.containerid);
}

function counts(error: string, goal: Goal): boolean {
  return error !== '' && (goal.oldErrorsCount || !goal.before.errors.includes(error));
}
