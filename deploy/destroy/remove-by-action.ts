import type { ResourceRef } from '../../resources/resource-action';
import {
  invalidateAfter,
  placeAsPlanned,
  readPlace,
  resultOf,
  runOf,
  type ActionContext,
  type ActionRequest,
} from '../action-plan';
import { departed, gone, removed, type Presence } from '../cloud/departed';
import type { StepRun } from '../deploy-kind';
import type { StepResult } from '../events';

/**
 * Removes something by its action, which reads whether it is gone. Where the answer was lost, or somebody else was faster,
 * what is there now tells.
 *
 * @param removedThing What there is none of afterwards.
 * @param basis The subject as `basisOf` gave it for the plan.
 */
export async function removeByAction(
  request: ActionRequest,
  removedThing: ResourceRef,
  basis: string,
  context: ActionContext,
  stepRun: StepRun,
): Promise<StepResult> {
  const { action } = request;
  const run = runOf(stepRun, context, () => invalidateAfter(action, context));
  const { signal } = run;
  const look = async (): Promise<Presence> =>
    (await readPlace(removedThing, context, signal)) === undefined ? 'gone' : 'there';
  let hasBegun = false;
  try {
    const found = await placeAsPlanned(request, basis, context, signal);
    if ('problem' in found) return (await look()) === 'gone' ? gone() : found.problem;
    hasBegun = true;
    const removal = await removed(() => action.run(found.place, {}, run));
    return removal.result ?? (await departed(look, run, removal));
  } catch (error) {
    return resultOf(error, signal, hasBegun);
  } finally {
    invalidateAfter(action, context);
  }
}
