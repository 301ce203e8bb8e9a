import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Place } from '../connections/place';
import { plainText } from '../plain-text';

/** How a thing is doing: its icon and colour. The words belong into the description. */
export type Health = 'good' | 'waiting' | 'bad' | 'unknown';

/** What a node tells about itself; may become known only when its children are loaded. */
export interface Appearance {
  readonly description?: string;
  readonly tooltip?: string;
  readonly icon?: vscode.ThemeIcon;
}

/** Children, and what loading them told about their parent. */
export interface Loaded {
  readonly children: readonly TreeNode[];
  readonly appearance?: Appearance;
}

/** One row of a view. */
export interface TreeNode extends Appearance {
  /** Stable, and unique in its view: it holds the key of the connection. */
  readonly id: string;
  readonly label: string;
  /** Flags that menus ask for (`refreshable`, `named`, `connection` …). */
  readonly flags?: readonly string[];
  /** Loads the children when the node is opened; leaves have none. */
  readonly load?: (signal: AbortSignal) => Promise<Loaded>;
  /** Shown in place of children when there are none. */
  readonly emptyText?: string;
  readonly place?: Place;
  readonly expanded?: boolean;
  readonly command?: vscode.Command;
  /** What *Copy Name* copies; the label when absent. */
  readonly name?: string;
}

const healthIcons: Readonly<Record<Health, readonly [icon: string, color: string]>> = {
  good: ['pass', 'testing.iconPassed'],
  waiting: ['sync', 'charts.yellow'],
  bad: ['error', 'testing.iconFailed'],
  unknown: ['circle-outline', 'disabledForeground'],
};

/** The icon of a state, in the colours of the editor's theme. */
export function healthIcon(health: Health): vscode.ThemeIcon {
  const [icon, color] = healthIcons[health];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
}

/** Shows a node, its texts as they are; a screen reader hears label and description as one sentence. */
export function toTreeItem(node: TreeNode, appearance: Appearance): vscode.TreeItem {
  const label = plainText(node.label);
  const description = appearance.description === undefined ? undefined : plainText(appearance.description);
  const item = new vscode.TreeItem(label, collapsibleState(node));
  item.id = node.id;
  item.description = description;
  item.tooltip = plainText(appearance.tooltip ?? node.label);
  item.iconPath = appearance.icon;
  item.contextValue = contextValueOf(node);
  item.command = node.command;
  item.accessibilityInformation = { label: description ? `${label}, ${description}` : label };
  return item;
}

function contextValueOf(node: TreeNode): string {
  const flags = node.flags ?? [];
  return (node.load ? ['refreshable', ...flags] : flags).join(' ');
}

function collapsibleState(node: TreeNode): vscode.TreeItemCollapsibleState {
  if (!node.load) return vscode.TreeItemCollapsibleState.None;
  return node.expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

/** A row that only says something. */
export function messageNode(parentId: string, text: string, icon = 'info'): TreeNode {
  return { id: `${parentId}/message`, label: text, icon: new vscode.ThemeIcon(icon) };
}

/** Stands in place of children that there are none of. */
export function emptyNode(parent: TreeNode): TreeNode {
  return messageNode(parent.id, parent.emptyText ?? l10n.t('Nothing here'));
}
