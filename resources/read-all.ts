import type { ListResult } from './resource-kind';

/** How often a list is read at most while it changes. */
const maxReads = 3;

/**
 * The entries of all pages of a list. One that changes while it is read is read again; not complete when it keeps changing.
 * @param begin begins with its first page.
 * @throws ApiError
 */
export async function readAll<Item>(
  begin: () => AsyncGenerator<Item, boolean, undefined>,
): Promise<ListResult<Item>> {
  for (let read = 1; ; read++) {
    const result = await readOnce(begin());
    if (result.complete || read === maxReads) return result;
  }
}

async function readOnce<Item>(pages: AsyncGenerator<Item, boolean, undefined>): Promise<ListResult<Item>> {
  const items: Item[] = [];
  for (;;) {
    const next = await pages.next();
    if (next.done) return { items, complete: next.value };
    items.push(next.value);
  }
}
