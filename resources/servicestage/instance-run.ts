import * as l10n from '@vscode/l10n';
import type { ComponentInstance } from '../../api/catalogue/servicestage/shapes';
import { readUntil } from '../read-until';
import type { ActionPlace, ActionResult, ActionRun, ResourceAction } from '../resource-action';
import { seen } from '../seen';
import { componentOverviews } from './component-overviews';
import { followJob } from './follow-job';
import { describeStatus, stateOf } from './instance-status';
import { componentInstances, snapshots, type ComponentScope } from './instances';
import { stageJobs } from './jobs';

export type InstancePlace = ActionPlace<ComponentScope, ComponentInstance>;
export type InstanceAction = ResourceAction<ComponentScope, ComponentInstance>;

/** How long the instance may lag behind its job. */
const lag = { pauseMs: 5000, waitTimeoutMs: 60_000 };

/** What all actions on an instance share: what they affect, and what must not change before they write. */
export const onInstance = {
  kind: componentInstances,
  on: 'item',
  affects: [snapshots, stageJobs, componentOverviews],
  basis: ({ version, status_detail }: ComponentInstance) => {
    const { status, replica, last_job_id } = status_detail ?? {};
    return [version, status, replica, last_job_id];
  },
  obstacle: ({ subject }: Pick<InstancePlace, 'subject'>) => busyObstacle(subject),
} as const;

/** Why nothing can be done with an instance now. Source: resources §4, codes 00100419, 00100423 and 00100432. */
export function busyObstacle({ status_detail }: ComponentInstance): string | undefined {
  if (stateOf(status_detail) !== 'changing') return undefined;
  return l10n.t('It is {0}: wait until its job has ended.', describeStatus(status_detail));
}

/** What actions on a running instance share besides: stopped, it must be started first. */
export const onRunningInstance = {
  ...onInstance,
  isOffered: ({ status_detail }: ComponentInstance) => {
    const state = stateOf(status_detail);
    return state !== 'changing' && state !== 'stopped';
  },
  obstacle: ({ subject }: Pick<InstancePlace, 'subject'>) => {
    return isStopped(subject) ? l10n.t('It is stopped: start it first.') : busyObstacle(subject);
  },
} as const;

/** The obstacle as a member of a plan; none when it is undefined. */
export function withObstacle(obstacle: string | undefined): { readonly obstacle?: string } {
  return obstacle === undefined ? {} : { obstacle };
}

/** What is to be true of an instance in the end, and how to say that it is. */
export interface InstanceGoal {
  readonly isReached: (instance: ComponentInstance | undefined) => boolean;
  readonly done: (instance: ComponentInstance | undefined) => string;
}

/** Follows a job of an instance to its end, then reads the instance until it is as wanted. @throws ApiError */
export async function finishJob(
  { session, scope, subject }: InstancePlace,
  jobId: string,
  run: ActionRun,
  { isReached, done }: InstanceGoal,
): Promise<ActionResult> {
  const followed = await followJob(session, jobId, run);
  if (followed.state === 'failed' || followed.state === 'running') return followed;
  const read = () => componentInstances.read(session, scope, subject.id, run.signal);
  const instance = await readUntil(() => seen(read, run, lag.pauseMs), isReached, run, lag);
  return isReached(instance) ? { state: 'done', message: done(instance) } : shortfall(subject.name, instance);
}

/** A job that succeeded, but has not led to what was wanted. */
function shortfall(name: string, instance: ComponentInstance | undefined): ActionResult {
  return { state: 'failed', message: whatFellShort(name, instance) };
}

function whatFellShort(name: string, instance: ComponentInstance | undefined): string {
  if (!instance) return l10n.t('The job succeeded, but {0} no longer exists.', name);
  const { status_detail: detail, version } = instance;
  const status = describeStatus(detail);
  if (isRunning(instance)) {
    return l10n.t(
      'The job succeeded, but something else has changed {0} since: it is {1}, in version {2}.',
      name,
      status,
      version ?? '',
    );
  }
  const { available_replica: available, replica } = detail ?? {};
  return l10n.t(
    'The job succeeded, but {0} is {1}, with {2} of {3} replicas.',
    name,
    status,
    available ?? 0,
    replica ?? 0,
  );
}

export function isStopped({ status_detail }: ComponentInstance): boolean {
  return stateOf(status_detail) === 'stopped';
}

/** Whether all wanted copies of an instance run. */
export function isRunning(instance: ComponentInstance | undefined): boolean {
  return stateOf(instance?.status_detail) === 'running';
}

/** The number of copies in words, such as `3 of 3 replicas`. */
export function describeReplicas(instance: ComponentInstance | undefined): string {
  const { available_replica: available, replica } = instance?.status_detail ?? {};
  return l10n.t('{0} of {1} replicas', available ?? 0, replica ?? 0);
}
