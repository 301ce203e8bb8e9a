import { compareFields, type Difference } from '../compare/compare-fields';
import type { DeployRow } from './row';
import type { AnyReference } from './states';
import type { Names, Wanted } from './wanted';

/** A resource that a document describes, with the row of its kind. */
export interface PlannedResource extends AnyReference {
  readonly row: DeployRow<unknown, unknown>;
  readonly names: Names;
  readonly wanted: Wanted;
  readonly key: string;
}

/** What a plan was made from: the live resource, undefined for one that is created, and in what it differs. */
export interface Comparison {
  readonly live: unknown;
  readonly differences: readonly Difference[];
  /** It is wanted to be empty, and there is none. */
  readonly isAbsentAsWanted?: true;
}

/** Compares a resource with what is wanted. */
export function compare({ row, wanted }: PlannedResource, live: unknown): Comparison {
  const there = live === undefined ? {} : row.valueOf(live);
  const differences = compareFields(wanted.value, there, wanted.kind.schema);
  const isAbsentAsWanted =
    live === undefined &&
    row.emptyIsAbsent &&
    compareFields({ spec: wanted.value['spec'] }, {}, wanted.kind.schema).length === 0;
  return isAbsentAsWanted ? { live, differences: [], isAbsentAsWanted } : { live, differences };
}

/** What must be the same when the resource is read again before the write. */
export function basisOf({ row }: PlannedResource, { live }: Pick<Comparison, 'live'>): string {
  if (live === undefined) return '';
  return JSON.stringify([row.basis ? row.basis(live) : live]);
}
