import type { Range } from './range';
import type { Entry, Node } from './node';

/** What stands at an offset: the key of an entry, or a value (of an entry, in a list, or the root). */
export type Spot =
  | { readonly on: 'key'; readonly entry: Entry; readonly range: Range }
  | { readonly on: 'value'; readonly node: Node; readonly range: Range };

/** The innermost key or scalar at an offset; undefined between nodes. */
export function nodeAt(root: Node | undefined, offset: number): Spot | undefined {
  if (root === undefined || !contains(root.range, offset)) return undefined;
  switch (root.kind) {
    case 'map':
      return entryAt(root.entries, offset);
    case 'list':
      return nodeAt(
        root.items.find((item) => contains(item.range, offset)),
        offset,
      );
    case 'scalar':
    case 'alias':
      return { on: 'value', node: root, range: root.range };
  }
}

function entryAt(entries: readonly Entry[], offset: number): Spot | undefined {
  const entry = entries.find(({ range }) => contains(range, offset));
  if (entry === undefined) return undefined;
  if (contains(entry.key.range, offset)) return { on: 'key', entry, range: entry.key.range };
  return nodeAt(entry.value, offset);
}

function contains({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset <= end && start < end;
}
