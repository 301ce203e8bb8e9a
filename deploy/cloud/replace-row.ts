import * as l10n from '@vscode/l10n';
import { ApiError } from '../../api/errors/api-error';
import { isLostAnswer } from '../../api/errors/lost-answer';
import { failureOf } from '../failures';
import { departed, presenceOf, removed, untilGone } from './departed';
import { basisOf, type Comparison, type PlannedResource } from './planned-resource';
import { readNow } from './read-now';
import type { WritePlace, Written } from './row';
import { titleOfNames } from './states';

/** Finds the place of a resource, or says why there is none. @throws ApiError */
export type PlaceOf = (
  resource: PlannedResource,
) => Promise<WritePlace<unknown> | { readonly problem: string }>;

/**
 * Deletes a resource and creates it again. Whatever happens in between, it is said that it was deleted: deploying again
 * creates it. @throws ApiError when the deletion is refused, or the answer to the creation was lost
 */
export async function replace(
  resource: PlannedResource,
  live: unknown,
  place: WritePlace<unknown>,
): Promise<Written> {
  const { row, wanted, names } = resource;
  const notDeleted = await remove(resource, live, place);
  if (notDeleted) return notDeleted.state === 'running' ? notCreated(notDeleted.message) : notDeleted;
  try {
    return await row.create(wanted, names, place);
  } catch (error) {
    if (!(error instanceof ApiError) || isLostAnswer(error)) throw error;
    return notCreated(failureOf(error));
  }
}

/** A resource inside of one that is replaced, and what its step was made from. */
export interface Inside {
  readonly resource: PlannedResource;
  readonly planned: Comparison;
}

/**
 * Deletes what the plan describes of a resource's inside, the innermost first: servers delete only what is empty. The plan
 * creates it again afterwards. Nothing is deleted while one of them is not as planned. What kept something from being
 * deleted; undefined when all of it is gone. @throws ApiError
 *
 * @param inside Each before what belongs to it.
 * @param onDeleted Called for each that is gone.
 */
export async function removeInside(
  inside: readonly Inside[],
  placeOf: PlaceOf,
  onDeleted: (resource: PlannedResource) => void,
): Promise<Written> {
  const found: { readonly child: PlannedResource; readonly live: unknown; place: WritePlace<unknown> }[] = [];
  for (const { resource: child, planned } of [...inside].reverse()) {
    const failed = (reason: string): Written => ({
      state: 'failed',
      message: `${child.row.kind} ${titleOfNames(child.row, child.names)}: ${reason}`,
    });
    const place = await placeOf(child);
    if ('problem' in place) return failed(place.problem);
    const { live, problem, isLeaving } = await readNow(child, place);
    if (isLeaving) {
      const { state, message } = await untilGone(() => presenceOf(child, place), place.run);
      if (state !== 'done') return { state: 'running', message };
      onDeleted(child);
      continue;
    }
    if (problem !== undefined) return failed(problem);
    if (live === undefined && planned.isLeaving) continue;
    if (basisOf(child, { live }) !== basisOf(child, planned)) {
      return failed(l10n.t('It has been changed in the meantime: plan again.'));
    }
    found.push({ child, live, place });
  }
  for (const { child, live, place } of found) {
    if (!child.row.remove) continue; // it goes with what it belongs to
    place.run.progress(l10n.t('Deleting {0} {1}', child.row.kind, titleOfNames(child.row, child.names)));
    const notDeleted = await remove(child, live, place);
    if (notDeleted) return notDeleted;
    onDeleted(child);
  }
  return undefined;
}

/** Deletes a resource and waits until it is gone; undefined then. @throws ApiError when it is refused, or its answer was lost */
async function remove(
  resource: PlannedResource,
  live: unknown,
  place: WritePlace<unknown>,
): Promise<Written> {
  const removal = await removed(async () => resource.row.remove?.(live, place));
  if (removal.result && removal.result.state !== 'done') return removal.result;
  try {
    const { state, message } = await departed(() => presenceOf(resource, place), place.run, removal);
    return state === 'done' ? undefined : { state: 'running', message };
  } catch (error) {
    if (!place.signal.aborted) throw error;
    return { state: 'running', message: l10n.t('It was stopped.') };
  }
}

function notCreated(reason: string): Written {
  return {
    state: 'failed',
    message: l10n.t('It was deleted, but not created again: deploy again. {0}', reason),
  };
}
