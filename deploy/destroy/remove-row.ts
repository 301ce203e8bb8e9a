import { catchUp, readUntil } from '../../resources/read-until';
import { resultOf } from '../action-plan';
import { moved } from '../cloud/apply-row';
import { departed, gone, presenceOf, removed, untilGone } from '../cloud/departed';
import { basisOf, type PlannedResource } from '../cloud/planned-resource';
import { fresh } from '../cloud/read-now';
import type { WritePlace, Written } from '../cloud/row';
import type { WritePlaces } from '../cloud/write-places';
import type { DeployContext, StepRun } from '../deploy-kind';
import type { StepResult } from '../events';
import { Going } from './going';
import type { AnyRemoval, LiveRow } from './removal';

/**
 * Removes one resource: reads it again first, stops when it is not what the plan was made from or when something is in it
 * that the plan did not name, deletes it without force, and reads until it is gone.
 */
export function removeRow(
  row: LiveRow,
  context: DeployContext,
  places: WritePlaces,
  stepRun: StepRun,
): Promise<StepResult> {
  const { resource, live } = row;
  return inPlace(resource, places, stepRun, async (place, begin) => {
    const now = await resource.row.find(resource.names, fresh(context.lists, place));
    if (now.state === 'absent') return gone();
    if (now.state !== 'present') return { state: 'failed', message: now.reason };
    if (basisOf(resource, now) !== basisOf(resource, { live })) {
      return { state: 'failed', message: moved(now.live, { live }) };
    }
    const left = await leftNow({ ...row, live: now.live, place }, context, place);
    if (left !== undefined) return { state: 'failed', message: left };
    begin();
    const removal = await removed(() => send(row.removal, now.live, fresh(context.lists, place)));
    const { state } = removal.result ?? {};
    if (removal.result && state !== 'done') return removal.result;
    return departed(() => presenceOf(resource, fresh(context.lists, place)), place.run, removal);
  });
}

/** Follows a deletion that has begun already. */
export function followRemoval(
  resource: PlannedResource,
  context: DeployContext,
  places: WritePlaces,
  stepRun: StepRun,
): Promise<StepResult> {
  return inPlace(resource, places, stepRun, (place) =>
    untilGone(() => presenceOf(resource, fresh(context.lists, place)), place.run),
  );
}

/** The result for what there is none of. */
export function goneAlready(): Promise<StepResult> {
  return Promise.resolve(gone());
}

/** Does something where a resource is; when what it belonged to is gone, so is the resource. */
async function inPlace(
  resource: PlannedResource,
  places: WritePlaces,
  stepRun: StepRun,
  work: (place: WritePlace<unknown>, begin: () => void) => Promise<StepResult>,
): Promise<StepResult> {
  const run = places.runOf(resource, stepRun);
  let hasBegun = false;
  try {
    const place = await places.of(resource, run);
    if ('problem' in place) return { state: 'failed', message: place.problem };
    return await work(place, () => (hasBegun = true));
  } catch (error) {
    return resultOf(error, run.signal, hasBegun);
  } finally {
    places.changed(resource);
  }
}

/** The row's own deletion forces nothing; where it has none, the action writes. */
async function send(removal: AnyRemoval, live: unknown, place: WritePlace<unknown>): Promise<Written> {
  const { row, action, byAction } = removal;
  if (!byAction || !action) return row.remove?.(live, place);
  const { session, list, run } = place;
  return action.run({ session, list, scope: removal.scope(place), subject: removal.subject(live) }, {}, run);
}

/** What is in it now; lists may show for a moment what other steps have removed. */
function leftNow(
  { removal, live, place }: LiveRow,
  { lists, openEngine }: DeployContext,
  writing: WritePlace<unknown>,
): Promise<string | undefined> {
  const { session } = place;
  const look = async () => {
    const { list } = fresh(lists, writing);
    const actionPlace = { session, list, scope: removal.scope(place), subject: removal.subject(live) };
    return removal.left?.({ ...actionPlace, going: new Going(), openEngine });
  };
  return readUntil(look, (left) => left === undefined, writing.run, catchUp);
}
