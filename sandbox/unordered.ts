import { createHash } from 'node:crypto';

/**
 * The entries of a set as a real server answers them: neither in the order in which they were written nor, where there are
 * more than two, in that of their texts. What was written alike always comes in the same order.
 */
export function unordered<Entry>(entries: readonly Entry[]): Entry[] {
  const texts = new Map(entries.map((entry) => [entry, JSON.stringify(entry)]));
  const by = (key: (text: string) => string) =>
    [...entries].sort((one, other) => compare(key(texts.get(one) ?? ''), key(texts.get(other) ?? '')));
  const avoided = [entries, ...(entries.length > 2 ? [by((text) => text)] : [])];
  let shuffled = by(digest);
  for (let turns = 0; turns < entries.length && avoided.some((one) => isSame(one, shuffled)); turns += 1) {
    shuffled = [...shuffled.slice(1), ...shuffled.slice(0, 1)];
  }
  return shuffled;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function isSame(entries: readonly unknown[], others: readonly unknown[]): boolean {
  return entries.every((entry, index) => entry === others[index]);
}
