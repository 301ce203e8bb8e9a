import { isDeepStrictEqual } from 'node:util';
import { readUntil } from '../../resources/read-until';
import type { SharedLists } from '../../resources/shared-lists';
import type { Difference } from '../compare/compare-fields';
import { compare, type Comparison, type PlannedResource } from './planned-resource';
import { fresh, readNow } from './read-now';
import type { WritePlace } from './row';
import { jobs } from './verify-row';

/** Whether a job runs on a live resource. */
export function isBusy({ row }: Pick<PlannedResource, 'row'>, live: unknown): boolean {
  return live !== undefined && row.condition?.(live)?.state === 'busy';
}

/**
 * What a resource is planned from once the job on it has ended: of what was shown, that in which it differs still. As it was
 * planned when anything else differs, or nothing: the write sees that it has moved. @throws ApiError
 */
export async function afterJob(
  resource: PlannedResource,
  planned: Comparison,
  lists: SharedLists,
  place: WritePlace<unknown>,
): Promise<Comparison | { readonly problem: string }> {
  const { reason } = resource.row.condition?.(planned.live) ?? {};
  if (reason !== undefined) place.run.progress(reason);
  const read = () => readNow(resource, fresh(lists, place));
  const { live } = await readUntil(read, (now) => !isBusy(resource, now.live), place.run, jobs);
  if (live === undefined || isBusy(resource, live)) return planned;
  const { differences } = compare(resource, live);
  const isShown = (one: Difference) => planned.differences.some((other) => isDeepStrictEqual(one, other));
  if (differences.length === 0 || !differences.every(isShown)) return planned;
  const problem = resource.row.obstacle?.(resource.wanted, live, differences, place.session);
  return problem === undefined ? { live, differences } : { problem };
}
