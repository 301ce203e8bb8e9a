import { ApiError } from '../../api/errors/api-error';
import { failureOf } from '../../deploy/failures';
import { compareSides, type ComparedItem, type ItemSide } from '../../deploy/kie/compare-sides';
import type { KnownSide } from '../../deploy/kie/item-side';
import type { Side } from './side';

/** What is compared. */
export interface Sides {
  readonly left: Side;
  readonly right: Side;
}

/** The items of both sides, and when they were read last, in milliseconds since 1970. */
export interface Shown {
  readonly left: ItemSide;
  readonly right: ItemSide;
  readonly readAt: number;
}

/** Why what is shown could not be read again; times in milliseconds since 1970. */
export interface OldState {
  readonly readAt: number;
  readonly now: number;
  readonly reason: string;
}

/**
 * What the lists of both sides have by now; what can't be read again stays as it was shown.
 *
 * @param now In milliseconds since 1970.
 */
export async function comparedNow(
  { left, right }: Sides,
  shown: Shown,
  now: number,
): Promise<{ readonly shown: Shown; readonly old?: OldState }> {
  try {
    const [one, other] = await Promise.all([known(left, shown.left), known(right, shown.right)]);
    const error = one.error ?? other.error;
    if (error) throw error;
    return { shown: { left: one, right: other, readAt: now } };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { shown, old: { readAt: shown.readAt, now, reason: failureOf(error) } };
  }
}

/** What differs between two sides. */
export function differing({ left, right }: Shown): readonly ComparedItem[] {
  return compareSides(left, right).filter(({ state }) => state !== 'same');
}

/** The items of a side as its list has them; those of a file stay as they were read. @throws ApiError */
async function known({ place, labels }: Side, shown: ItemSide): Promise<KnownSide> {
  return place.list ? place.list.known(labels) : shown;
}
