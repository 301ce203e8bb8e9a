import { isDeepStrictEqual } from 'node:util';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ComparedItem } from '../../deploy/kie/compare-sides';
import type { NodeFlag } from '../commands/command-row';
import { plainText } from '../plain-text';
import { timeInWords } from '../views/row-state';
import type { OldState } from './compared-now';
import { ComparedPages } from './compared-pages';
import { comparisonNodes, type ComparisonNode, type SideNames } from './comparison-nodes';

const viewId = 'engineRoomComparison';
const itemFlag: NodeFlag = 'comparedItem';

/** The view of what differs between two sides; an item opens in the diff editor. */
export class ComparisonView implements vscode.TreeDataProvider<ComparisonNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly pages = new ComparedPages();
  private readonly tree = vscode.window.createTreeView(viewId, {
    treeDataProvider: this,
    canSelectMany: true,
    showCollapseAll: true,
  });
  readonly onDidChangeVisibility = this.tree.onDidChangeVisibility;
  private names: SideNames = { left: '', right: '' };
  private nodes: readonly ComparisonNode[] = [];

  /** Shows what differs, in place of the comparison before; the focus goes to the first row. */
  async show(items: readonly ComparedItem[], names: SideNames): Promise<void> {
    this.names = names;
    this.nodes = comparisonNodes(items, names);
    this.pages.clear();
    await vscode.commands.executeCommand('setContext', 'engineRoom.hasComparison', true);
    this.tree.title = plainText(l10n.t('{0} ↔ {1}', names.left, names.right));
    this.describe(items.length === 0);
    this.changed.fire();
    const [first] = this.nodes;
    if (first) await this.tree.reveal(first, { focus: true, expand: true });
  }

  /**
   * Shows what differs by now; selection and focus stay.
   *
   * @param old Since when it could not be read again, and why.
   */
  update(items: readonly ComparedItem[], old?: OldState): void {
    this.describe(items.length === 0, old);
    const nodes = comparisonNodes(items, this.names);
    if (isDeepStrictEqual(nodes, this.nodes)) return;
    this.nodes = nodes;
    // Open pages follow, also those of rows in closed groups.
    for (const item of items) this.opening(item);
    this.changed.fire();
  }

  /** The items of a row that a menu passes and of those selected with it; without one, of the selected rows. */
  itemsOf(argument: unknown, selected: unknown): readonly ComparedItem[] {
    const [row] = this.own([argument]);
    const others = this.own(Array.isArray(selected) ? selected : []);
    const rows = row ? (others.includes(row) ? others : [row]) : this.own(this.tree.selection);
    const items = rows.flatMap(({ item, children }) => item ?? children.flatMap((child) => child.item ?? []));
    return [...new Set(items)];
  }

  /** Forgets the comparison and hides the view. */
  async close(): Promise<void> {
    this.nodes = [];
    this.pages.clear();
    this.changed.fire();
    await vscode.commands.executeCommand('setContext', 'engineRoom.hasComparison', false);
  }

  getChildren(node?: ComparisonNode): ComparisonNode[] {
    return [...(node ? node.children : this.nodes)];
  }

  getParent(node: ComparisonNode): ComparisonNode | undefined {
    return this.nodes.find(({ children }) => children.includes(node));
  }

  getTreeItem({ id, label, description, tooltip, icon, item }: ComparisonNode): vscode.TreeItem {
    const { Expanded, None } = vscode.TreeItemCollapsibleState;
    const row = new vscode.TreeItem(plainText(label), item ? None : Expanded);
    row.id = id;
    if (description !== undefined) row.description = plainText(description);
    row.tooltip = plainText(tooltip);
    row.iconPath = new vscode.ThemeIcon(icon.id, new vscode.ThemeColor(icon.color));
    const spoken = description === undefined ? label : `${label}, ${description}`;
    row.accessibilityInformation = { label: plainText(spoken) };
    if (item) {
      row.contextValue = itemFlag;
      row.command = this.opening(item);
    }
    return row;
  }

  /** Whether somebody sees it. */
  get visible(): boolean {
    return this.tree.visible;
  }

  dispose(): void {
    this.tree.dispose();
    this.pages.dispose();
    this.changed.dispose();
  }

  private describe(areSame: boolean, old?: OldState): void {
    this.tree.message = plainText(old?.reason ?? (areSame ? l10n.t('Both are the same.') : ''));
    this.tree.description = old && l10n.t('as of {0}', timeInWords(old.readAt, old.now));
  }

  /** Any extension can call a command with anything: only what was made here is a row. */
  private own(rows: readonly unknown[]): readonly ComparisonNode[] {
    const all = this.nodes.flatMap((node) => [node, ...node.children]);
    return rows.flatMap((row) => all.find((node) => node === row) ?? []);
  }

  private opening({ id, key, left, right }: ComparedItem): vscode.Command {
    const sides = [this.pages.add('left', id, left, right), this.pages.add('right', id, right, left)];
    const title = plainText(`${key}: ${this.names.left} ↔ ${this.names.right}`);
    return {
      command: 'vscode.diff',
      title,
      arguments: [...sides, title, { preview: true, preserveFocus: true }],
    };
  }
}
