import type { ResolvedConnection } from '../../connections/resolved-connection';
import { itemRef, listRef, type ResourceAction } from '../../resources/resource-action';
import type { ResourceKind } from '../../resources/resource-kind';
import type { RowTexts, TreeNode } from './tree-node';

/** Where a row is: its connection, and the id of the row above it. */
export interface RowPlace {
  readonly target: ResolvedConnection;
  readonly parent: string;
}

/** Actions by id, as the files of `resources/` export them; those on lists are offered with the list. */
export type Actions = Readonly<Record<string, ResourceAction<unknown, unknown>>>;

const named: TreeNode['flags'] = ['named'];

/** Everything that a row says besides what follows from its resource. */
export interface ResourceRow
  extends
    Partial<RowTexts>,
    Pick<
      TreeNode,
      'load' | 'opensDocument' | 'emptyText' | 'expanded' | 'health' | 'isStateless' | 'address' | 'serverId'
    > {
  readonly actions?: Actions;
  readonly flags?: TreeNode['flags'];
  /** Lists below the resource that actions of its row add to. */
  readonly lists?: TreeNode['resources'];
  /** Text for *Copy Name*; the name of the resource by default. */
  readonly copied?: string;
}

/** The row of a resource, with the actions that are offered for it in its state. */
export function resourceNode<Scope, Item>(
  { target, parent }: RowPlace,
  kind: ResourceKind<Scope, Item>,
  scope: Scope,
  item: Item,
  { actions = {}, lists = [], copied, flags, ...row }: ResourceRow,
): TreeNode {
  const name = kind.name(item);
  return {
    label: name,
    ...row,
    id: `${parent}/${kind.id}:${kind.identity(item)}`,
    name: copied ?? name,
    flags: flags ? ['named', ...flags] : named,
    connection: target,
    resources: [itemRef(kind, scope, item), ...lists],
    ...(kind.details && { searched: () => kind.details?.(item) ?? '' }),
    ...offerOf([
      ...offered(actions, 'item', kind.id, item),
      ...lists.flatMap((list) => offered(actions, 'list', list.kind.id)),
    ]),
  };
}

/** The row of a list, with the actions that add to it. */
export function listNode<Scope, Item>(
  { target, parent }: RowPlace,
  kind: ResourceKind<Scope, Item>,
  scope: Scope,
  { actions = {}, lists = [], copied, flags = [], label = '', ...row }: ResourceRow,
): TreeNode {
  return {
    ...row,
    label,
    id: `${parent}/${kind.id}`,
    name: copied ?? label,
    flags: ['named', ...flags],
    connection: target,
    resources: [listRef(kind, scope), ...lists],
    ...offerOf(offered(actions, 'list', kind.id)),
  };
}

/** The list below a row of another kind, such as a connection, with the actions that add to it. */
export function listActions<Scope, Item>(
  kind: ResourceKind<Scope, Item>,
  scope: Scope,
  { actions = {} }: Pick<ResourceRow, 'actions'>,
): Pick<TreeNode, 'resources' | keyof Offer> {
  return { resources: [listRef(kind, scope)], ...offerOf(offered(actions, 'list', kind.id)) };
}

type Offer = Pick<TreeNode, 'actions' | 'operations'>;
type OfferedAction = readonly [id: string, action: ResourceAction<unknown, unknown>];

/** The actions on items or lists of a kind that are offered. */
function offered(
  actions: Actions,
  on: 'item' | 'list',
  kindId: string,
  item?: unknown,
): readonly OfferedAction[] {
  return Object.entries(actions)
    .filter(([, action]) => action.on === on && action.kind.id === kindId)
    .filter(([, action]) => on === 'list' || (action.isOffered?.(item) ?? true));
}

function offerOf(offered: readonly OfferedAction[]): Offer {
  const writing = offered.flatMap(([id, { operations }]) => (operations ? [[id, operations] as const] : []));
  return {
    actions: offered.map(([id]) => id),
    ...(writing.length > 0 && { operations: Object.fromEntries(writing) }),
  };
}

/** Labelled facts for a tooltip, one on each line; those without a text are left out. */
export function facts(...entries: readonly (readonly [label: string, text: string | undefined])[]): string {
  return entries
    .filter(([, text]) => text !== undefined && text !== '')
    .map(([label, text]) => `${label}: ${text ?? ''}`)
    .join('\n');
}
