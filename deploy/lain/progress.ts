import type { App, Pod, Proc } from '../../api/catalogue/lain/shapes';
import type { Before } from './plan';

/** How far one proc has come. */
export interface ProcProgress {
  readonly name: string;
  /** Instances that it shall have. */
  readonly wanted: number;
  /** Pods that are there, on whichever version. */
  readonly pods: number;
  /** Pods that are healthy and run the wanted version. */
  readonly ready: number;
  /** Last error of the scheduler; empty when there is none. */
  readonly error: string;
}

/** How far a deployment has come. */
export interface Progress {
  readonly state: 'pending' | 'done' | 'failed';
  readonly procs: readonly ProcProgress[];
  /** Why it failed; empty unless it did. */
  readonly error: string;
}

/** What must be true in the end. */
export interface Goal {
  /** Meta version that every pod must run; undefined while the console has not named it. */
  readonly version: string | undefined;
  readonly before: Before;
  /** True when the same version is deployed again: then only new containers count. */
  readonly restart: boolean;
  /** True once an error that was there before can no longer be a left-over. */
  readonly oldErrorsCount: boolean;
}

/**
 * Judges by an app whether its deployment is done: the console has the version on record, and every proc has all
 * its pods, each healthy and on that version. Failed as soon as the console or the scheduler reports an error.
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

/** The meta version that a pod runs; undefined when its environment doesn't say. LAIN console API §4. */
export function versionOf(pod: Pod): string | undefined {
  const prefix = 'LAIN_APP_RELEASE_VERSION=';
  return pod.envs.find((entry) => entry.startsWith(prefix))?.slice(prefix.length);
}

/** Whether the console calls a pod healthy. */
export function isHealthy(pod: Pod): boolean {
  return pod.status === 'True';
}

/** Number of pods by the meta version they run. */
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
