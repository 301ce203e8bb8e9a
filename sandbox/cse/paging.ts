const usualSize = 100;

/** One page of a list: `offset` counts pages. A limit of 0 is that of a page without a limit. */
export function pageOf<Item>(
  items: readonly Item[],
  { offset = 0, limit = usualSize }: { readonly offset?: number; readonly limit?: number },
): Item[] {
  if (limit === 0) return [...items];
  return items.slice(offset * limit, (offset + 1) * limit);
}
