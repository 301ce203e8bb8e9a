const collator = new Intl.Collator('en', { numeric: true });

/**
 * Compares two texts for sorting: by letters, and numbers in them by value (`item-2` before `item-10`). For long lists:
 * `localeCompare` with options makes a collator each time, which takes longer than to compare.
 */
export function naturalOrder(one: string, other: string): number {
  return collator.compare(one, other);
}
