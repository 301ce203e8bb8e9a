import type { Range } from '../../../parser/range';
import { replaceFix } from '../rules/did-you-mean';
import type { Fix } from '../rules/rule';
import type { Schema } from './schema';
import { isInRange } from './value';

/**
 * Numbers within the limits of a schema that may be meant by one outside of them: the number without a zero too many, and the
 * nearest limit. A person has to choose: both mean something else than what is written.
 */
export function rangeFixes(range: Range, number: number, schema: Schema): readonly Fix[] {
  if (!Number.isFinite(number)) return [];
  const { minimum = -Infinity, maximum = Infinity } = schema;
  const likely = [
    ...(number > maximum && number % 10 === 0 ? [number / 10] : []),
    Math.max(minimum, Math.min(maximum, number)),
  ];
  return [...new Set(likely)]
    .filter((one) => Number.isFinite(one) && isInRange(one, schema))
    .map((one) => ({ ...replaceFix(range, String(one)), onlyWhenAsked: true }));
}
