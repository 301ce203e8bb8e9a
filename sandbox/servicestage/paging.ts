import { naturalOrder } from '../../api/natural-order';

interface Page {
  readonly limit?: number;
  readonly offset?: number;
  readonly order?: 'desc' | 'asc';
  readonly order_by?: string;
}

const all = 1000;

/**
 * One page of a list that is in the order of creation: the newest first unless asked otherwise. What is alike stays in
 * the order of creation, or in the reverse one. A field that no item has sorts nothing.
 */
export function pageOf<Item extends object>(items: readonly Item[], page: Page): Item[] {
  const { limit = 10, offset = 0, order = 'desc', order_by = 'create_time' } = page;
  const sorted = [...items].sort((one, other) => compare(member(one, order_by), member(other, order_by)));
  if (order === 'desc') sorted.reverse();
  return limit === all ? sorted : sorted.slice(offset, offset + limit);
}

function member(item: object, name: string): unknown {
  const members: [string, unknown][] = Object.entries(item);
  return members.find(([key]) => key === name)?.[1];
}

function compare(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return naturalOrder(String(one), String(other));
}
