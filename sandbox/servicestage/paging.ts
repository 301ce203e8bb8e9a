interface Page {
  readonly limit?: number;
  readonly offset?: number;
  readonly order?: 'desc' | 'asc';
  readonly order_by?: string;
}

const all = 1000;

/** One page of a list, the newest first unless asked otherwise. */
export function pageOf<Item extends object>(items: readonly Item[], page: Page): Item[] {
  const { limit = 10, offset = 0, order = 'desc', order_by = 'create_time' } = page;
  const sign = order === 'asc' ? 1 : -1;
  const sorted = [...items].sort(
    (one, other) => sign * compare(member(one, order_by), member(other, order_by)),
  );
  return limit === all ? sorted : sorted.slice(offset, offset + limit);
}

function member(item: object, name: string): unknown {
  const members: [string, unknown][] = Object.entries(item);
  return members.find(([key]) => key === name)?.[1];
}

function compare(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return String(one).localeCompare(String(other), 'en', { numeric: true });
}
