import type { PlannedResource } from './planned-resource';
import { keyOf, parentsOf, titleOfNames, type AnyReference, type PlannedNames } from './states';

/** The resources of a plan, found by their names. */
export class PlannedSet implements PlannedNames {
  private readonly byKey: ReadonlyMap<string, PlannedResource>;

  constructor(private readonly all: readonly PlannedResource[]) {
    // The first of two documents for one resource counts; the other is refused.
    this.byKey = new Map([...all].reverse().map((one) => [one.key, one]));
  }

  /** A name for a resource that no other one of the plan has. */
  uniqueName({ row, names, key }: PlannedResource): string {
    const title = titleOfNames(row, names);
    const isShared = this.all.some((one) => one.key !== key && titleOfNames(one.row, one.names) === title);
    return isShared ? `${row.kind} ${Object.values(names).join('/')}` : title;
  }

  /** Whether another resource has the same name so far, which only one of them can be. */
  isAlsoRenamed({ row, previously, key }: PlannedResource): boolean {
    const former = previously && keyOf({ row, names: previously });
    return this.all.some(
      (one) => one.key !== key && one.previously && keyOf({ row: one.row, names: one.previously }) === former,
    );
  }

  namesOf(wanted: AnyReference['row']): readonly string[] {
    return this.all.flatMap(({ row, names }) => (row === wanted ? (names['name'] ?? []) : []));
  }

  /** What belongs to a resource, directly or through others of the plan. */
  below(resource: PlannedResource): readonly PlannedResource[] {
    const children = this.all.filter((one) =>
      Object.values(parentsOf(one)).some((parent) => this.find(parent) === resource),
    );
    return [...new Set(children.flatMap((child) => [child, ...this.below(child)]))];
  }

  /** The resource that a reference means; names that the reference leaves out match any, if only one does. */
  find(reference: AnyReference): PlannedResource | undefined {
    const exact = this.byKey.get(keyOf(reference));
    if (exact) return exact;
    const found = this.all.filter(
      ({ row, names, key }) =>
        row === reference.row &&
        this.byKey.get(key)?.names === names &&
        Object.entries(reference.names).every(([name, text]) => names[name] === text),
    );
    return found.length === 1 ? found[0] : undefined;
  }
}
