import type { Wanted } from '../cloud/wanted';
import type { DeployContext } from '../deploy-kind';
import { titleOf } from '../plan';
import { Going } from './going';
import { RowRemovals } from './plan-rows';

/**
 * What keeps resources from being deleted together, in one sentence: something in them that the documents do not name, or
 * a state. @throws ApiError when a service refuses the caller
 */
export async function removalObstacle(
  wanted: readonly Wanted[],
  context: DeployContext,
  signal: AbortSignal,
): Promise<string | undefined> {
  const rows = new RowRemovals(wanted, context, new Going(), signal);
  await rows.find();
  const blocked = (await rows.steps()).find(
    ({ step }) => step.action === 'blocked' || step.action === 'unknown',
  );
  if (!blocked) return undefined;
  const { step } = blocked;
  return `${step.kind} ${titleOf(step)}: ${step.reason ?? ''}`;
}
