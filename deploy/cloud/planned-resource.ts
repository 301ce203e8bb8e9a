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
  /** What was there is being deleted. */
  readonly isLeaving?: boolean;
}

/** Compares a resource with what is wanted. */
export function compare(resource: PlannedResource, live: unknown): Comparison {
  const { row, wanted } = resource;
  const there = live === undefined ? {} : row.valueOf(live);
  const differences = [
    ...renaming(resource, live),
    ...compareFields(wanted.value, there, wanted.kind.schema),
  ];
  const isAbsentAsWanted =
    live === undefined &&
    row.emptyIsAbsent &&
    compareFields({ spec: wanted.value['spec'] }, {}, wanted.kind.schema).length === 0;
  return isAbsentAsWanted ? { live, differences: [], isAbsentAsWanted } : { live, differences };
}

/** The name, when the resource was found by the one that it has so far. */
function renaming({ row, names, previously }: PlannedResource, live: unknown): readonly Difference[] {
  const [from, to] = [live === undefined ? undefined : row.nameOf?.(live), names['name']];
  if (previously === undefined || from === undefined || from === to) return [];
  return [{ path: ['metadata', 'name'], from, to, changedBy: 'update', isSecret: false }];
}

/** What must be the same when the resource is read again before the write. */
export function basisOf({ row }: PlannedResource, { live }: Pick<Comparison, 'live'>): string {
  if (live === undefined) return '';
  return JSON.stringify([row.basis ? row.basis(live) : live]);
}
