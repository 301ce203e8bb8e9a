import type { Paging } from './catalogue/operation';
import { isRecord } from './values';

/**
 * The entries of a list, page by page; each page is requested on demand. An entry that moves to a later page in the
 * meantime is returned once. The list ends when its total has been seen, or with a page without new entries: an empty
 * one, or a repeated one from a server without paging.
 * @returns whether all entries were seen as far as can be told: fewer than the total, a total that changes, and an entry of
 * an earlier page all mean that the list has changed while it was read, so that an entry may have been skipped.
 * @param ask sends the operation with an input and returns the validated answer.
 * @param input its own start and page size, if any, take precedence.
 */
export async function* entriesOf(
  paging: Paging,
  input: Readonly<Record<string, unknown>>,
  ask: (input: Record<string, unknown>) => Promise<unknown>,
): AsyncGenerator<unknown, boolean, undefined> {
  const size = input[paging.size] ?? paging.usualSize;
  const start = input[paging.start];
  const begin = typeof start === 'number' ? start : paging.first;
  const skipped = paging.counts === 'entries' ? begin : (begin - paging.first) * Number(size);
  const seen = new Set<string>();
  const totals = new Set<number>();
  let received = 0;
  let hasMoved = false;
  for (let position = begin; ;) {
    const answer = await ask({ ...input, [paging.start]: position, [paging.size]: size });
    const { entries, total } = readPage(paging, answer);
    if (total !== undefined) totals.add(total);
    const before = new Set(seen);
    for (const entry of entries) {
      const identity = identityOf(paging, entry);
      if (seen.has(identity)) continue;
      seen.add(identity);
      yield entry;
    }
    received += entries.length;
    const isRepeated = seen.size === before.size && entries.length === before.size; // from a server without paging
    hasMoved ||= !isRepeated && entries.some((entry) => before.has(identityOf(paging, entry)));
    const isEnd = total !== undefined && skipped + received >= total;
    if (isEnd || seen.size === before.size)
      return !hasMoved && totals.size <= 1 && (isEnd || total === undefined);
    position += paging.counts === 'entries' ? entries.length : 1;
  }
}

function readPage(paging: Paging, answer: unknown): { entries: readonly unknown[]; total?: number } {
  const members = isRecord(answer) ? answer : {};
  const entries = members[paging.items];
  const total = paging.total === undefined ? undefined : members[paging.total];
  return {
    entries: Array.isArray(entries) ? entries : [],
    total: typeof total === 'number' ? total : undefined,
  };
}

function identityOf({ key }: Paging, entry: unknown): string {
  const value = key !== undefined && isRecord(entry) ? entry[key] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(entry);
}
