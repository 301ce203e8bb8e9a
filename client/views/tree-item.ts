import * as vscode from 'vscode';
import type { Appearance, Icon, TreeNode } from './tree-node';

/** Shows a node; a screen reader hears label and description as one sentence. Texts of servers stay plain texts. */
export function toTreeItem(node: TreeNode, appearance: Appearance): vscode.TreeItem {
  const item = new vscode.TreeItem(node.label, collapsibleState(node));
  item.id = node.id;
  item.description = appearance.description;
  item.tooltip = appearance.tooltip ?? node.label;
  item.iconPath = appearance.icon && themeIcon(appearance.icon);
  item.contextValue = contextValueOf(node);
  item.command = node.command;
  const label = appearance.description ? `${node.label}, ${appearance.description}` : node.label;
  item.accessibilityInformation = { label };
  return item;
}

function themeIcon({ id, color }: Icon): vscode.ThemeIcon {
  return new vscode.ThemeIcon(id, color === undefined ? undefined : new vscode.ThemeColor(color));
}

function contextValueOf(node: TreeNode): string {
  const flags = node.flags ?? [];
  return (node.load ? ['refreshable', ...flags] : flags).join(' ');
}

function collapsibleState(node: TreeNode): vscode.TreeItemCollapsibleState {
  if (!node.load) return vscode.TreeItemCollapsibleState.None;
  return node.expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}
