import * as vscode from 'vscode';
import type { Icon, RowTexts, TreeNode } from './tree-node';

/**
 * Converts a node to the editor's tree item; screen readers read label and description as one sentence. Texts are
 * passed as strings, which the editor shows verbatim.
 */
export function toTreeItem(node: TreeNode, { label, description, tooltip, icon }: RowTexts): vscode.TreeItem {
  const item = new vscode.TreeItem(label, collapsibleState(node));
  item.id = node.id;
  item.description = description;
  item.tooltip = tooltip ?? label;
  item.iconPath = icon && themeIcon(icon);
  item.contextValue = contextValueOf(node);
  item.command = node.command;
  item.accessibilityInformation = { label: description ? `${label}, ${description}` : label };
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
