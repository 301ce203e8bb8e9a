import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { NodeFlag } from '../commands/command-table';
import { exportableIn, folderScopeIn, openableIn, opensWhenSelected } from '../documents/openable-kinds';
import { rowCommand } from './row-command';
import type { Icon, PlainTexts, TreeNode } from './tree-node';
import type { ViewName } from './view-table';

/** What a row says besides its node and its texts. */
export interface ItemNotes {
  readonly view: ViewName;
  readonly hasDraft: boolean;
  /** Ids of the actions that the account may run, as far as that is known. */
  readonly actions: readonly string[];
}

/**
 * Converts a node to the editor's tree item; screen readers read label and description as one sentence. Texts are
 * passed as strings, which the editor shows verbatim.
 */
export function toTreeItem(
  node: TreeNode,
  { label, description: given, tooltip, icon }: PlainTexts,
  { view, hasDraft, actions }: ItemNotes,
): vscode.TreeItem {
  const draft = hasDraft ? l10n.t('draft') : '';
  const description = [draft, given ?? ''].filter((text) => text !== '').join(' · ') || undefined;
  const item = new vscode.TreeItem(label, collapsibleState(node));
  item.id = node.id;
  item.description = description;
  if (typeof node.tooltip !== 'function') item.tooltip = tooltip ?? label; // otherwise the editor asks for it
  item.iconPath = icon && themeIcon(icon);
  item.contextValue = contextValueOf(node, [...actions, ...documentFlags(node, hasDraft)]);
  const title = node.command?.title ?? openingOf(node);
  if (title !== undefined) item.command = rowCommand(view, title);
  item.accessibilityInformation = { label: description ? `${label}, ${description}` : label };
  return item;
}

function themeIcon({ id, color }: Icon): vscode.ThemeIcon {
  return new vscode.ThemeIcon(id, color === undefined ? undefined : new vscode.ThemeColor(color));
}

/**
 * What selecting a row that opens its document does: it opens a preview, and the row keeps the focus, since a click does
 * this as well as Shift+Down, which goes on. Enter is a command of its own.
 */
function openingOf(node: TreeNode): string | undefined {
  return opensWhenSelected(node) ? l10n.t('Open as Document') : undefined;
}

function documentFlags(node: TreeNode, hasDraft: boolean): NodeFlag[] {
  const openable = openableIn(node);
  const isComparable = hasDraft || openable?.kind.id === 'kie/revision';
  return [
    ...(folderScopeIn(node) ? (['folder'] as const) : []),
    ...(openable ? (['document'] as const) : []),
    ...(exportableIn(node) ? (['exportable'] as const) : []),
    ...(hasDraft ? (['draft'] as const) : []),
    ...(isComparable ? (['comparable'] as const) : []),
  ];
}

function contextValueOf(node: TreeNode, more: readonly string[]): string {
  const copied = [
    ...(node.serverId === undefined ? [] : ['identified']),
    ...(node.address === undefined ? [] : ['addressed']),
  ];
  const flags = [...(node.flags ?? []), ...copied, ...more];
  return (node.load ? ['refreshable', ...flags] : flags).join(' ');
}

function collapsibleState(node: TreeNode): vscode.TreeItemCollapsibleState {
  if (!node.load) return vscode.TreeItemCollapsibleState.None;
  return node.expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}
