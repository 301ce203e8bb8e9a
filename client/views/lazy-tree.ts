import { isDeepStrictEqual } from 'node:util';
import type * as vscode from 'vscode';
import type { Clock } from '../../api/clock';
import { ChangedRows } from './changed-rows';
import type { Coverage } from './filter/coverage';
import type { ViewFilter } from './filter/view-filter';
import { FoldedRows } from './folded-rows';
import type { Level } from './level';
import type { LiveSources, LoadOptions } from './live-reader';
import type { Outcome } from './load-level';
import { MadeRows } from './made-rows';
import { isIn } from './row-ids';
import { textsOf, type RowState } from './row-state';
import type { ShownLevels } from './shown-levels';
import type { TreeDisplay } from './tree-display';
import { Troubles } from './troubles';
import { plainTooltip, type PlainTexts, type TreeNode } from './tree-node';

/** The known state below a node. */
interface Branch {
  /** The newest node of its id: rows made again have new nodes, and the editor knows only those. */
  readonly node: TreeNode;
  readonly level: Promise<Level>;
  readonly loading: AbortController;
  /** Keys of the shared lists that the children were made from. */
  readonly keys: ReadonlySet<string>;
}

type Listener = (node: TreeNode | undefined) => void;

/**
 * A tree that loads the children of a node when it is opened, once, and keeps them until the node is refreshed or one
 * of the shared lists behind them changes. A newer load aborts the former one. Failures and empty lists become rows;
 * rows that could not be read again stay, marked as outdated. What loading showed about a row belongs to its id, so that it
 * outlives the node when the rows are made again. A filter leaves out what does not match; of long lists only the first rows
 * are shown until more are asked for.
 */
export class LazyTree implements vscode.TreeDataProvider<TreeNode> {
  /** What needs attention among everything that was loaded. */
  readonly troubles = new Troubles();
  private readonly listeners = new Set<Listener>();
  private rootNodes: Promise<TreeNode[]> | undefined;
  private readonly branches = new Map<string, Branch>();
  /** What is shown below rows; made when it is first needed. */
  private shownLevels: ShownLevels | undefined;
  /** Keys of the lists behind the nodes that were opened before, by id: opening them again uses the known lists. */
  private readonly opened = new Map<string, ReadonlySet<string>>();
  private readonly made = new MadeRows();
  /** The texts that the editor was last given for a row whose appearance can change. */
  private readonly shown = new WeakMap<TreeNode, PlainTexts>();
  /** By the id of the node. */
  private readonly states = new Map<string, RowState>();
  private readonly changedRows = new ChangedRows((ids) => {
    for (const id of ids) {
      const branch = this.branches.get(id);
      if (branch && !this.isShown(branch.node)) this.fire(branch.node);
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
    private readonly clock: Pick<Clock, 'now'>,
  ) {
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
    const texts = this.textsOf(node);
    if (node.load) this.shown.set(node, texts);
    return this.display.toItem(node, texts);
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
    this.markBelow(node);
    this.forgetUntilRead(node);
    const known = [...this.opened].filter(([id]) => !node || isIn(id, node));
    this.sources.lists.invalidateKeys(new Set(known.flatMap(([, keys]) => [...keys])));
    this.fire(node);
  }

  /** The rows that were opened, with the keys of the lists behind them. */
  openRows(): readonly { readonly id: string; readonly keys: ReadonlySet<string> }[] {
    return [...this.branches].map(([id, { keys }]) => ({ id, keys }));
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
    const known = [...this.branches.values()].map((branch) => branch.node);
    this.folded.expect(known.filter(({ id }) => !node || isIn(id, node)));
    this.forget(node);
  }

  /** What its list says of a row that was made again is newer than what was read below it before. */
  private noteMade(row: TreeNode, parent: TreeNode): void {
    this.made.add(row, parent);
    this.folded.noteMade(row);
    if (row.description !== undefined && this.states.get(row.id)?.asOf !== undefined)
      this.states.delete(row.id);
  }

  /** Forgets the rows below a node, or all rows. */
  private forget(node?: TreeNode): void {
    for (const [id, branch] of this.branches) {
      if (node && !isIn(id, node)) continue;
      this.branches.delete(id);
      this.shownLevels?.delete(id);
      branch.loading.abort();
    }
    if (!node) this.rootNodes = undefined;
  }

  private reloadUsersOf(key: string): void {
    for (const { node, keys } of [...this.branches.values()]) {
      if (!keys.has(key) || !this.branches.has(node.id)) continue;
      this.markBelow(node);
      this.forgetUntilRead(node);
      this.fire(node);
    }
  }

  /** Marks what is known about the rows below a node, or all rows: it is shown with its time until it is read again. */
  private markBelow(node?: TreeNode): void {
    for (const [id, state] of this.states) {
      if (node && (id === node.id || !isIn(id, node))) continue;
      this.states.set(id, { ...state, asOf: state.readAt });
    }
  }

  private async loadRoots(): Promise<TreeNode[]> {
    const roots = [...(await this.roots())];
    for (const root of roots) this.made.add(root);
    this.forgetAllBut(roots);
    return roots;
  }

  private textsOf(node: TreeNode): PlainTexts {
    const above = this.made.parentOf(node);
    const isBelowOld = above !== undefined && this.states.get(above.id)?.isOutdated === true;
    const state = (node.load && this.states.get(node.id)) ?? {};
    return textsOf(node, state, {
      isBelowOld,
      filtered: this.shownLevels?.textFor(node),
      now: this.clock.now(),
    });
  }

  /** Forgets what is known about rows that are below none of these: a connection that comes back begins anew. */
  private forgetAllBut(roots: readonly TreeNode[]): void {
    for (const ids of [this.states, this.opened]) {
      for (const id of ids.keys()) if (!roots.some((root) => isIn(id, root))) ids.delete(id);
    }
    this.folded.retainBelow(roots);
    this.shownLevels?.retainBelow(roots);
    this.troubles.retainBelow(roots);
  }

  private open(node: TreeNode): Branch {
    const loading = new AbortController();
    const isKnown = this.opened.has(node.id);
    const options = { signal: loading.signal, ...(isKnown && { maxAgeMs: Infinity }) };
    const keys = new Set<string>();
    this.opened.set(node.id, keys);
    this.folded.noteOpened(node);
    const branch: Branch = { node, level: this.load(node, keys, options), loading, keys };
    this.branches.get(node.id)?.loading.abort();
    this.branches.set(node.id, branch);
    return branch;
  }

  private async load(node: TreeNode, keys: Set<string>, options: LoadOptions): Promise<Level> {
    const levels = await this.levels();
    const outcome = await this.display.showProgress(() => levels.load(node, this.sources, keys, options));
    const level = levels.levelOf(outcome, (row) => this.noteMade(row, node));
    if (!options.signal.aborted) {
      this.troubles.note(node, outcome.troubled, level);
      this.noteState(node, outcome);
      levels.set(node, level);
    }
    return level;
  }

  private async levels(): Promise<ShownLevels> {
    if (this.shownLevels) return this.shownLevels;
    const { ShownLevels } = await this.display.loadLevels();
    return (this.shownLevels ??= new ShownLevels({
      parentOf: (row) => this.getParent(row),
      appearanceOf: ({ id }) => this.states.get(id)?.appearance,
    }));
  }

  private noteState({ id }: TreeNode, { state, children }: Outcome): void {
    if (state) this.states.set(id, state);
    const isForgotten = !state && children === undefined && this.states.delete(id);
    if (state || isForgotten || this.narrowedTo) this.changedRows.add(id);
  }

  /** Whether the editor shows the row with the texts that it has now. */
  private isShown(node: TreeNode): boolean {
    return isDeepStrictEqual(this.shown.get(node), this.textsOf(node));
  }

  private fire(node: TreeNode | undefined): void {
    for (const listener of [...this.listeners]) listener(node);
  }
}
