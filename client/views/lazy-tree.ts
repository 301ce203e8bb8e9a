import { isDeepStrictEqual } from 'node:util';
import type * as vscode from 'vscode';
import type { Clock } from '../../api/clock';
import { LiveReader, unlessSessionEnds, type LiveSources } from './live-reader';
import { isIn, withUniqueIds } from './row-ids';
import { textsOf, type RowState } from './row-state';
import { Troubles } from './troubles';
import { emptyNode, plainTooltip, type PlainTexts, type TreeNode } from './tree-node';

/** Quiet time after the last opening of a row before changed appearances are shown, in milliseconds. */
const appearanceDelayMs = 300;

/** The display of the tree. */
export interface TreeDisplay {
  /** @param texts Plain texts, whatever their origin. */
  toItem(node: TreeNode, texts: PlainTexts): vscode.TreeItem;
  /** Runs a load while showing progress. */
  showProgress<T>(task: () => Promise<T>): Promise<T>;
}

/** The known state below a node. */
interface Branch {
  /** The newest node of its id: rows made again have new nodes, and the editor knows only those. */
  readonly node: TreeNode;
  readonly children: Promise<TreeNode[]>;
  readonly loading: AbortController;
  /** Keys of the shared lists that the children were made from. */
  readonly keys: ReadonlySet<string>;
}

type Listener = (node: TreeNode | undefined) => void;

/**
 * A tree that loads the children of a node when it is opened, once, and keeps them until the node is refreshed or one
 * of the shared lists behind them changes. A newer load aborts the former one. Failures and empty lists become rows;
 * rows that could not be read again stay, marked as outdated. What loading showed about a row belongs to its id, so that it
 * outlives the node when the rows are made again.
 */
export class LazyTree implements vscode.TreeDataProvider<TreeNode> {
  /** What needs attention among everything that was loaded. */
  readonly troubles = new Troubles();
  private readonly listeners = new Set<Listener>();
  private rootNodes: Promise<TreeNode[]> | undefined;
  private readonly branches = new Map<string, Branch>();
  /** Keys of the lists behind the nodes that were opened before, by id: opening them again uses the known lists. */
  private readonly opened = new Map<string, ReadonlySet<string>>();
  /** The nodes of this tree, numbered in the order in which they were made. */
  private readonly nodes = new WeakMap<TreeNode, number>();
  private made = 0;
  private readonly parents = new WeakMap<TreeNode, TreeNode>();
  /** The texts that the editor was last given for a row whose appearance can change. */
  private readonly shown = new WeakMap<TreeNode, PlainTexts>();
  /** By the id of the node. */
  private readonly states = new Map<string, RowState>();
  /** Ids of the rows whose appearance has changed since they were shown. */
  private readonly changedRows = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
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
    const parent = this.parents.get(node);
    return parent && (this.branches.get(parent.id)?.node ?? parent);
  }

  getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (this.changedRows.size > 0) this.showAppearancesSoon();
    if (!node) return (this.rootNodes ??= this.loadRoots());
    const branch = this.branches.get(node.id);
    // While its parent is loaded again the editor may open a former row, which knows only what was read before.
    const isFormer = branch !== undefined && this.isNewer(node, branch.node);
    return (branch === undefined || isFormer ? this.open(node) : branch).children;
  }

  /** Whether the node belongs to this tree. */
  holds(node: TreeNode): boolean {
    return this.nodes.has(node);
  }

  /** Reads everything below a node, or everything, again; open rows are shown as soon as they are loaded. */
  refresh(node?: TreeNode): void {
    this.markBelow(node);
    this.forget(node);
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

  /** The node at a path of ids, loading the nodes on the way. */
  async find(...ids: readonly string[]): Promise<TreeNode | undefined> {
    let found: TreeNode | undefined;
    for (const id of ids) {
      const level = await this.getChildren(found);
      found = level.find((node) => node.id === id);
      if (!found) return undefined;
    }
    return found;
  }

  dispose(): void {
    this.subscription.dispose();
    this.forget();
    clearTimeout(this.timer);
    this.troubles.dispose();
    this.listeners.clear();
  }

  /** Forgets the rows below a node, or all rows. */
  private forget(node?: TreeNode): void {
    for (const [id, branch] of this.branches) {
      if (node && !isIn(id, node)) continue;
      this.branches.delete(id);
      branch.loading.abort();
    }
    if (!node) this.rootNodes = undefined;
  }

  private reloadUsersOf(key: string): void {
    for (const { node, keys } of [...this.branches.values()]) {
      if (!keys.has(key) || !this.branches.has(node.id)) continue;
      this.markBelow(node);
      this.forget(node);
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
    for (const root of roots) this.number(root);
    this.forgetAllBut(roots);
    return roots;
  }

  private textsOf(node: TreeNode): PlainTexts {
    const above = this.parents.get(node);
    const isBelowOld = above !== undefined && this.states.get(above.id)?.isOutdated === true;
    return textsOf(node, (node.load && this.states.get(node.id)) ?? {}, isBelowOld, this.clock.now());
  }

  private number(node: TreeNode): void {
    this.nodes.set(node, ++this.made);
  }

  private isNewer(node: TreeNode, other: TreeNode): boolean {
    return (this.nodes.get(node) ?? 0) > (this.nodes.get(other) ?? 0);
  }

  /** Forgets what is known about rows that are below none of these: a connection that comes back begins anew. */
  private forgetAllBut(roots: readonly TreeNode[]): void {
    for (const ids of [this.states, this.opened]) {
      for (const id of ids.keys()) if (!roots.some((root) => isIn(id, root))) ids.delete(id);
    }
    this.troubles.retainBelow(roots);
  }

  private open(node: TreeNode): Branch {
    const loading = new AbortController();
    const isKnown = this.opened.has(node.id);
    const options = { signal: loading.signal, ...(isKnown && { maxAgeMs: Infinity }) };
    const live = new LiveReader(this.sources, options);
    this.opened.set(node.id, live.keys);
    const branch: Branch = {
      node,
      children: this.load(node, live, loading.signal),
      loading,
      keys: live.keys,
    };
    this.branches.get(node.id)?.loading.abort();
    this.branches.set(node.id, branch);
    return branch;
  }

  private async load(node: TreeNode, live: LiveReader, signal: AbortSignal): Promise<TreeNode[]> {
    const { load } = node;
    if (!load) return [];
    const loaded = await this.display.showProgress(() => this.loadChildren(node, load, live, signal));
    const children = withUniqueIds(loaded);
    for (const child of children) {
      this.number(child);
      this.parents.set(child, node);
    }
    return children;
  }

  private async loadChildren(
    node: TreeNode,
    load: NonNullable<TreeNode['load']>,
    live: LiveReader,
    signal: AbortSignal,
  ): Promise<TreeNode[]> {
    try {
      const { children, appearance, troubled = [] } = await unlessSessionEnds(() => load(live), signal);
      const { outdated, readAt } = live;
      if (!signal.aborted) this.troubles.note(node, troubled, children);
      if (!signal.aborted && (appearance || outdated)) {
        this.changeState(node, {
          appearance: appearance ?? {},
          readAt,
          asOf: outdated?.readAt,
          isOutdated: outdated !== undefined,
        });
      }
      if (outdated) return [...(await reasons(node, outdated.error)), ...children];
      return children.length > 0 ? [...children] : [emptyNode(node)];
    } catch (error) {
      if (signal.aborted) return [];
      this.troubles.note(node, [], []);
      if (this.states.delete(node.id)) this.showAgain(node.id);
      return await reasons(node, error);
    }
  }

  /**
   * Shown with a delay, and only where the texts differ: showing a row again makes the editor ask for its children again,
   * rows that are being opened below it would stay empty, and a tree that had the focus takes it back.
   */
  private changeState({ id }: TreeNode, state: RowState): void {
    this.states.set(id, state);
    this.showAgain(id);
  }

  private showAgain(id: string): void {
    this.changedRows.add(id);
    this.showAppearancesSoon();
  }

  private showAppearancesSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const rows = [...this.changedRows];
      this.changedRows.clear();
      for (const id of rows) {
        const branch = this.branches.get(id);
        if (branch && !this.isShown(branch.node)) this.fire(branch.node);
      }
    }, appearanceDelayMs);
  }

  /** Whether the editor shows the row with the texts that it has now. */
  private isShown(node: TreeNode): boolean {
    return isDeepStrictEqual(this.shown.get(node), this.textsOf(node));
  }

  private fire(node: TreeNode | undefined): void {
    for (const listener of [...this.listeners]) listener(node);
  }
}

/** Rows with the reason of a failure; what makes them is loaded with the first one. */
async function reasons(node: TreeNode, error: unknown): Promise<TreeNode[]> {
  const { errorNodes } = await import('./error-nodes');
  return errorNodes(node, error);
}
