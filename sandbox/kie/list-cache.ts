import type { KieItem, KieState } from './state';

/** Items as lists show them: from a cache that sees changes late. Watches, which ask with a revision, read what is stored. */
export interface ListCache {
  /** The items that a list shows. */
  items(now: number): readonly KieItem[];
  /** To be called before an item is created (`undefined`), changes or goes. */
  willChange(id: string, before: KieItem | undefined, now: number): void;
}

interface Earlier {
  readonly item: KieItem | undefined;
  /** When lists show what has become of it, in milliseconds since 1970. */
  readonly until: number;
}

/** @param lag Milliseconds until a change is seen; 0 for at once. */
export function createListCache(state: KieState, lag: number): ListCache {
  const changed = new Map<string, Earlier>();
  const forget = (now: number) => {
    for (const [id, { until }] of changed) if (until <= now) changed.delete(id);
  };
  return {
    items: (now) => {
      forget(now);
      const others = state.items.filter(({ id }) => !changed.has(id));
      return [...others, ...[...changed.values()].flatMap(({ item }) => item ?? [])];
    },
    willChange: (id, before, now) => {
      forget(now);
      // What was seen first stays seen until its time is over.
      if (lag === 0 || changed.has(id)) return;
      changed.set(id, { item: before && structuredClone(before), until: now + lag });
    },
  };
}
