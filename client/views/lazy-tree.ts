import type * as vscode from 'vscode';
import type { Clock } from '../../api/clock';
import { Branches, type Branch } from './branches';
import { ChangedRows } from './changed-rows';
import type { Coverage } from './filter/coverage';
import type { ViewFilter } from './filter/view-filter';
import { FoldedRows } from './folded-rows';
import type { Level } from './level';
import type { LiveSources, LoadOptions } from './live-reader';
import { MadeRows } from './made-rows';
import { RowStates } from './row-states';
import type { ShownLevels } from './shown-levels';
import type { TreeDisplay } from './tree-display';
import { Troubles } from './troubles';
import { plainTooltip, type TreeNode } from './tree-node';

type Listener = (node: TreeNode | undefined) => void;

/**
 * A tree that loads the children of a node when it is opened, once, and keeps them until the node is refreshed or one
 * of the shared lists behind them changes. A newer load aborts the former one. Failures and empty lists become rows;
 * rows that could not be read again stay, marked as outdated. A filter leaves out what does not match; of long lists only the
 * first rows are shown until more are asked for.
 */
export class LazyTree implements vscode.TreeDataProvider<TreeNode> {
  /** What needs attention among everything that was loaded. */
  readonly troubles = new Troubles();
  private readonly listeners = new Set<Listener>();
  private rootNodes: Promise<TreeNode[]> | undefined;
  private readonly branches = new Branches();
  /** What is shown below rows; made when it is first needed. */
  private shownLevels: ShownLevels | undefined;
  private readonly made = new MadeRows();
  private readonly states: RowStates;
  private readonly changedRows = new ChangedRows((ids) => {
    for (const id of ids) {
      const branch = this.branches.get(id);
      if (branch && !this.states.isShown(branch.node)) this.fire(branch.node);
    }
  });
  private readonly folded = new FoldedRows(
    (row) => {
      const parent = this.made.parentOf(row);
      return parent === undefined || this.branches.has(parent.id);
    },
    (row) => {
      if (!this.branches.has(row.id)) this.open(row);
    },
  );
  private readonly subscription: { dispose(): void };

  constructor(
    private readonly roots: () => Promise<readonly TreeNode[]>,
    private readonly sources: LiveSources,
    private readonly display: TreeDisplay,
    clock: Pick<Clock, 'now'>,
  ) {
    this.states = new RowStates(
      (row) => this.made.parentOf(row),
      (row) => this.shownLevels?.textFor(row),
      clock,
    );
    this.subscription = sources.lists.onDidChange(({ key, same }) => {
      if (!same) this.reloadUsersOf(key);
    });
  }

  /** The editor's `Event`: called with the node to show again; undefined means the whole tree. */
  readonly onDidChangeTreeData = (listener: Listener): { dispose(): void } => {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  };

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return this.display.toItem(node, this.states.show(node));
  }

  /** Called for the row under the pointer whose tooltip is made only then. */
  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    if (typeof node.tooltip === 'function') item.tooltip = plainTooltip(node.tooltip());
    return item;
  }

  getParent(node: TreeNode): TreeNode | undefined {
    const parent = this.made.parentOf(node);
    return parent && (this.branches.get(parent.id)?.node ?? parent);
  }

  /** The rows that are shown below a row. */
  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    this.changedRows.postpone();
    if (!node) return (this.rootNodes ??= this.loadRoots());
    const level = await this.levelOf(node);
    const rows = (await this.levels()).rowsOf(node, level);
    for (const row of rows) if (!this.holds(row)) this.noteMade(row, node);
    return rows;
  }

  /** Everything below a row, shown or not. */
  levelOf(node: TreeNode): Promise<Level> {
    const branch = this.branches.get(node.id);
    // While its parent is loaded again the editor may open a former row, which knows only what was read before.
    const isFormer = branch !== undefined && this.made.isNewer(node, branch.node);
    return (branch === undefined || isFormer ? this.open(node) : branch).level;
  }

  /** Whether the node belongs to this tree. */
  holds(node: TreeNode): boolean {
    return this.made.has(node);
  }

  /** Whether the roots were asked for since they were last forgotten. */
  get isRead(): boolean {
    return this.rootNodes !== undefined;
  }

  /** What the view is narrowed to. */
  get narrowedTo(): ViewFilter | undefined {
    return this.shownLevels?.filter.current;
  }

  /** Shows only what a filter looks for; undefined shows everything. */
  async narrow(filter: ViewFilter | undefined): Promise<void> {
    (await this.levels()).filter.set(filter);
    this.fire(undefined);
  }

  /** What the filter has looked at, and what it has not. */
  async coverage(): Promise<Coverage> {
    return (await this.levels()).coverage(await this.getChildren());
  }

  /** Shows more rows of a long list, or of that above a row that stands for the others. */
  showMore(row: TreeNode): void {
    const list = row.load ? row : this.getParent(row);
    if (list && this.shownLevels?.extend(list)) this.fire(list);
  }

  /** Makes a row and those above it visible where a filter, or the length of a list, leaves them out. */
  async uncover(row: TreeNode): Promise<void> {
    const parent = this.getParent(row);
    if (!parent) return;
    await this.uncover(parent);
    const levels = await this.levels();
    if (levels.filter.verdictOn(row) === 'none') await this.narrow(undefined);
    if (levels.extend(parent, row)) this.fire(parent);
  }

  /** Reads everything below a node, or everything, again; open rows are shown as soon as they are loaded. */
  refresh(node?: TreeNode): void {
    this.states.markBelow(node);
    this.forgetUntilRead(node);
    this.sources.lists.invalidateKeys(this.branches.keysIn(node));
    this.fire(node);
  }

  /** The rows that were opened, with the keys of the lists behind them. */
  openRows(): readonly { readonly id: string; readonly keys: ReadonlySet<string> }[] {
    return this.branches.lists();
  }

  /** Makes the rows again from the known lists, for example after the connections changed. */
  rebuild(): void {
    this.forget();
    this.fire(undefined);
  }

  /** Shows the texts of all rows again, without reading anything. */
  showTexts(): void {
    this.fire(undefined);
  }

  /** The ids of the nodes from the root to a node. */
  pathTo(node: TreeNode): readonly string[] {
    const parent = this.getParent(node);
    return parent ? [...this.pathTo(parent), node.id] : [node.id];
  }

  /** The node at a path of ids, loading the nodes on the way. */
  async find(...ids: readonly string[]): Promise<TreeNode | undefined> {
    let found: TreeNode | undefined;
    for (const id of ids) {
      const rows: Iterable<TreeNode> = found ? await this.levelOf(found) : await this.getChildren();
      found = [...rows].find((node) => node.id === id);
      if (!found) return undefined;
    }
    return found;
  }

  dispose(): void {
    this.subscription.dispose();
    this.forget();
    this.changedRows.dispose();
    this.folded.dispose();
    this.troubles.dispose();
    this.listeners.clear();
  }

  /** Like `forget`; what stays folded is read again too. */
  private forgetUntilRead(node?: TreeNode): void {
    this.folded.expect(this.forget(node));
  }

  private noteMade(row: TreeNode, parent: TreeNode): void {
    this.made.add(row, parent);
    this.folded.noteMade(row);
    this.states.noteMade(row);
  }

  /** Forgets the rows below a node, or all rows. Returns the rows that were open. */
  private forget(node?: TreeNode): readonly TreeNode[] {
    const forgotten = this.branches.forget(node);
    for (const { id } of forgotten) this.shownLevels?.delete(id);
    if (!node) this.rootNodes = undefined;
    return forgotten;
  }

  private reloadUsersOf(key: string): void {
    for (const node of this.branches.usersOf(key)) {
      if (!this.branches.has(node.id)) continue; // forgotten with a row above it
      this.states.markBelow(node);
      this.forgetUntilRead(node);
      this.fire(node);
    }
  }

  private async loadRoots(): Promise<TreeNode[]> {
    const roots = [...(await this.roots())];
    for (const root of roots) this.made.add(root);
    this.forgetAllBut(roots);
    return roots;
  }

  /** Forgets what is known about rows that are below none of these: a connection that comes back begins anew. */
  private forgetAllBut(roots: readonly TreeNode[]): void {
    this.states.retainBelow(roots);
    this.branches.retainBelow(roots);
    this.folded.retainBelow(roots);
    this.shownLevels?.retainBelow(roots);
    this.troubles.retainBelow(roots);
  }

  private open(node: TreeNode): Branch {
    this.folded.noteOpened(node);
    return this.branches.add(node, (keys, options) => this.load(node, keys, options));
  }

  private async load(node: TreeNode, keys: Set<string>, options: LoadOptions): Promise<Level> {
    const levels = await this.levels();
    const outcome = await this.display.showProgress(() => levels.load(node, this.sources, keys, options));
    const level = levels.levelOf(outcome, (row) => this.noteMade(row, node));
    if (!options.signal.aborted) {
      this.troubles.note(node, outcome.troubled, level);
      if (this.states.note(node, outcome) || this.narrowedTo) this.changedRows.add(node.id);
      levels.set(node, level);
    }
    return level;
  }

  private async levels(): Promise<ShownLevels> {
    if (this.shownLevels) return this.shownLevels;
    const { ShownLevels } = await this.display.loadLevels();
    return (this.shownLevels ??= new ShownLevels({
      parentOf: (row) => this.getParent(row),
      appearanceOf: (row) => this.states.appearanceOf(row),
    }));
  }

  private fire(node: TreeNode | undefined): void {
    for (const listener of [...this.listeners]) listener(node);
  }
}
