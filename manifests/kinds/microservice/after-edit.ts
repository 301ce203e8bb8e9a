import type { PolicyTraits } from '../governance';
import type { NameUse } from '../../engine/names';
import type { Range } from '../../../parser/range';
import type { ChangedRange } from '../../../parser/changed-range';
import { nameAt } from '../../engine/parts/shift';

/**
 * The names of a document after an edit in the text of one policy, where that one names `after` what it named `before`:
 * the same ones when nothing was moved. Undefined where it names something else, or in another place of its text.
 */
export function namesAfterEdit(
  names: readonly NameUse[],
  { endBefore, endAfter }: ChangedRange,
  before: readonly NameUse[],
  after: readonly NameUse[],
): readonly NameUse[] | undefined {
  const by = endAfter - endBefore;
  const move = (use: NameUse): NameUse => movedName(use, endBefore, by);
  const isSame = (use: NameUse, index: number): boolean => {
    const other = after[index];
    return other !== undefined && isSameUse(move(use), other);
  };
  if (before.length !== after.length || !before.every(isSame)) return undefined;
  return by === 0 ? names : names.map(move);
}

function movedName(use: NameUse, from: number, by: number): NameUse {
  const range = movedRange(use.range, from, by);
  const extent = use.extent && movedRange(use.extent, from, by);
  return range === use.range && extent === use.extent ? use : nameAt(use, range, extent);
}

function movedRange(range: Range, from: number, by: number): Range {
  const { start, end } = range;
  if (end < from || by === 0) return range;
  return { start: start < from ? start : start + by, end: end + by };
}

function isSameUse(one: NameUse, other: NameUse): boolean {
  return (
    one.kind === other.kind &&
    one.name === other.name &&
    one.role === other.role &&
    one.scope === other.scope &&
    one.fixed === other.fixed &&
    isSameRange(one.range, other.range) &&
    isSameRange(one.extent, other.extent)
  );
}

function isSameRange(one: Range | undefined, other: Range | undefined): boolean {
  return one?.start === other?.start && one?.end === other?.end;
}

/** Whether a policy is to others what it was before. */
export function isSameTraits(one: PolicyTraits, other: PolicyTraits): boolean {
  return (
    one.kind === other.kind &&
    one.name === other.name &&
    one.namesServices === other.namesServices &&
    JSON.stringify(one.methods) === JSON.stringify(other.methods)
  );
}
