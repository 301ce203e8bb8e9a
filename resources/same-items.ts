import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';

/** Number of items that are compared in one turn; a turn takes a few milliseconds. */
const itemsPerTurn = 500;

/** Whether two lists have equal items in the same order. Long lists are compared in several turns of the event loop. */
export async function areSame(one: readonly unknown[], other: readonly unknown[]): Promise<boolean> {
  if (one.length !== other.length) return false;
  for (const [index, item] of one.entries()) {
    if (index > 0 && index % itemsPerTurn === 0) await nextTurn();
    if (!isDeepStrictEqual(item, other[index])) return false;
  }
  return true;
}
