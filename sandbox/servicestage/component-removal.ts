import type { Caller } from '../iam/authorize';
import { refuse } from './errors';
import { cancelJob, runningJob, startJob } from './jobs';
import type { Stage } from './stage';
import type { Component, ServiceStageState } from './state';

/** How long a component is being deleted on a real cloud, in milliseconds; measured by nobody, clients poll every 5 s. */
const removalTime = 20_000;

/**
 * Begins to delete a component: it is shown with status 1 for a while, and its application is not empty until it is gone.
 * What runs of it goes with it when that is forced. Source: the vendor's SDKs (status: 0 normal, 1 being deleted).
 */
export function removeComponent(
  stage: Stage,
  component: Component,
  force: boolean,
  { userId }: Caller,
): void {
  const { state, clock, pace } = stage;
  const deployed = state.instances.filter((one) => one.component_id === component.id);
  if (deployed.length > 0 && !force) throw refuse('SVCSTG.00100402');
  for (const instance of deployed) {
    const running = runningJob(state, instance);
    if (running?.action === 'delete') continue;
    if (running) cancelJob(running, clock.now());
    startJob(stage, instance, 'delete', instance.deployment, userId);
  }
  component.gone_time = clock.now() + Math.round(removalTime * pace);
}

/** Throws the refusal of a change of a component that is being deleted. */
export function refuseWhileRemoved({ gone_time }: Component): void {
  if (gone_time !== undefined) throw refuse('SVCSTG.00100432', 'It is being deleted.');
}

/** Takes away the components whose time is over and of which nothing runs any more. */
export function settleRemovals(state: ServiceStageState, now: number): void {
  const isGone = ({ id, gone_time }: Component) =>
    gone_time !== undefined &&
    gone_time <= now &&
    !state.instances.some(({ component_id }) => component_id === id);
  if (state.components.some(isGone)) state.components = state.components.filter((one) => !isGone(one));
}
