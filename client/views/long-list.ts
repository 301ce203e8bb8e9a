import type { ResourceKind } from '../../resources/resource-kind';
import type { Described } from './filter/narrowing';
import type { Children, Health, LongList, TreeNode } from './tree-node';

/** How the items of a kind are shown. */
export interface ItemRows<Item> {
  readonly rowOf: (item: Item) => TreeNode;
  /** The state; left out where items have none. */
  readonly healthOf?: (item: Item) => Health | 'unread' | undefined;
}

/** The items of a kind as rows. */
export function itemList<Scope, Item>(
  kind: ResourceKind<Scope, Item>,
  items: readonly Item[],
  { rowOf, healthOf }: ItemRows<Item>,
): LongList<Item> {
  return {
    items,
    rowOf,
    describe: (item) => describeItem(kind, item, healthOf?.(item)),
    isAt: (item, resource) => resource.kind.id === kind.id && kind.identity(item) === resource.identity,
  };
}

/** The texts of an item (its name, what tells it apart from others, its identity) and its state, for the filter. */
export function describeItem<Scope, Item>(
  kind: ResourceKind<Scope, Item>,
  item: Item,
  health: Described['health'],
): Described {
  const text = `${kind.name(item)} ${kind.details?.(item) ?? ''} ${kind.identity(item)}`;
  return { text, health, isItem: true, opens: true };
}

/** Rows that are made already. */
export function rowList(
  rows: readonly TreeNode[],
  describe: (row: TreeNode) => Described,
): LongList<TreeNode> {
  return {
    items: rows,
    describe,
    rowOf: (row) => row,
    isAt: ({ resources = [] }, { kind, identity }) =>
      resources.some((one) => one.kind.id === kind.id && one.identity === identity),
  };
}

/** Whether children are a list that is made into rows when it is shown. */
export function isLongList(children: Children): children is LongList {
  return 'rowOf' in children;
}
