import { ApiError } from '../../api/errors/api-error';
import { isLostAnswer } from '../../api/errors/lost-answer';
import type { SharedLists } from '../../resources/shared-lists';
import type { PlannedResource } from './planned-resource';
import type { WritePlace, Written } from './row';
import { findIn, isLeaving } from './states';
import { readWholeList } from './whole-list';

/** A resource as it is now, undefined when there is none; or why that is not known. */
export type Now =
  | { readonly live: unknown; readonly problem?: undefined; readonly isLeaving?: undefined }
  | { readonly live?: undefined; readonly problem: string; readonly isLeaving: boolean };

/** Finds a resource by its names, and reads it in full. @throws ApiError */
export async function readNow(resource: PlannedResource, place: WritePlace<unknown>): Promise<Now> {
  const { row, wanted } = resource;
  const found = await findIn(resource, place);
  if (found.state === 'absent') return { live: undefined };
  if (found.state !== 'present') return { problem: found.reason, isLeaving: isLeaving(found) };
  return { live: row.detail ? await row.detail(found.live, wanted, place) : found.live };
}

/** The place with lists that are read again. */
export function fresh(lists: SharedLists, place: WritePlace<unknown>): WritePlace<unknown> {
  const { session, signal } = place;
  return {
    ...place,
    list: (kind, scope) => readWholeList(lists, session, kind, scope, signal),
  };
}

/** The answer to a write, or the error when it was lost. */
export interface Sent {
  readonly result?: Written;
  readonly lost?: ApiError;
  /** Set when nothing was sent, or what was sent was refused: it is there already. */
  readonly isUntouched?: true;
}

/** A lost answer is no failure: what is there now tells. @throws ApiError */
export async function sent(write: () => Promise<Written>): Promise<Sent> {
  try {
    return { result: await write() };
  } catch (error) {
    if (error instanceof ApiError && isLostAnswer(error)) return { lost: error };
    throw error;
  }
}
