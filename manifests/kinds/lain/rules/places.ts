import type { Range } from '../../../../parser/range';
import type { LainDocument } from '../document';

/** Where to tell that a top-level key is missing: the first key of the file. */
export function firstKey({ root }: LainDocument): Range {
  return root?.entries[0]?.key.range ?? { start: 0, end: 0 };
}
