import type { ResourceKind } from '../../resources/resource-kind';
import { itemList } from './long-list';
import { listNode, type ResourceRow, type RowPlace } from './resource-node';
import type { Health, Icon, TreeNode } from './tree-node';

/** The row of a list, and how its items are shown. */
export interface CountedRow<Item> extends Omit<ResourceRow, 'load'> {
  readonly icon: Icon;
  /** The list opened, in the order of rows; as it was read when left out. */
  readonly ordered?: (items: readonly Item[]) => readonly Item[];
  /** The number in words; only the number when left out. */
  readonly countText?: (items: readonly Item[]) => string;
  /** The state of an item; left out where items have none. */
  readonly healthOf?: (item: Item) => Health | 'unread' | undefined;
  readonly rowOf: (below: RowPlace, item: Item) => TreeNode;
}

/** A list that is read when it is opened, and counted then. */
export function countedNode<Scope, Item>(
  place: RowPlace,
  kind: ResourceKind<Scope, Item>,
  scope: Scope,
  { ordered = (items) => items, countText = countOf, healthOf, rowOf, ...row }: CountedRow<Item>,
): TreeNode {
  const { target } = place;
  const node: TreeNode = listNode(place, kind, scope, {
    ...row,
    load: async (live) => {
      const items = await live.list(target, kind, scope);
      const below = { target, parent: node.id };
      return {
        children: itemList(kind, ordered(items), {
          rowOf: (item) => rowOf(below, item),
          ...(healthOf && { healthOf }),
        }),
        appearance: { description: countText(items), icon: row.icon },
      };
    },
  });
  return node;
}

function countOf(items: readonly unknown[]): string {
  return String(items.length);
}
