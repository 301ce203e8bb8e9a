import type { PlannedResource } from './planned-resource';
import { keyOf, type AnyReference } from './states';

/** The resources of a plan, found by their names. */
export class PlannedSet {
  private readonly byKey: ReadonlyMap<string, PlannedResource>;

  constructor(private readonly all: readonly PlannedResource[]) {
    // The first of two documents for one resource counts; the other is refused.
    this.byKey = new Map([...all].reverse().map((one) => [one.key, one]));
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
