import * as vscode from 'vscode';
import { errorNodes } from './error-nodes';
import { Limit } from './limit';
import { Quiet } from './quiet';
import { emptyNode, toTreeItem, type Appearance, type TreeNode } from './tree-node';

/** Requests that one view has under way at a time. */
const parallelLoads = 4;

/** Pause without any opening of rows, in milliseconds, before rows are painted anew. */
const paintPause = 300;

/** Runs a load, showing progress for as long as it takes. */
export type ShowProgress = <T>(task: () => Promise<T>) => Promise<T>;

/**
 * A tree that loads the children of a node when it is opened, once, and keeps them until the node is refreshed.
 * A load that a newer one replaces is aborted. Failures and empty lists become rows.
 */
export class LazyTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<TreeNode | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly children = new Map<string, Promise<TreeNode[]>>();
  private readonly nodes = new WeakSet<TreeNode>();
  private readonly parents = new WeakMap<TreeNode, TreeNode>();
  private readonly appearances = new WeakMap<TreeNode, Appearance>();
  private readonly loads = new Map<string, AbortController>();
  private readonly limit = new Limit(parallelLoads);
  /** Rows whose appearance has changed since they were painted. */
  private readonly unpainted = new Set<TreeNode>();
  private readonly painting = new Quiet(paintPause, () => this.paint());

  constructor(
    private readonly roots: () => Promise<readonly TreeNode[]>,
    private readonly showProgress: ShowProgress,
  ) {}

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return toTreeItem(node, { ...node, ...this.appearances.get(node) });
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return this.parents.get(node);
  }

  getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (this.unpainted.size > 0) this.painting.stir();
    const key = node?.id ?? '';
    const known = this.children.get(key);
    if (known) return known;
    const children = this.load(node);
    this.children.set(key, children);
    return children;
  }

  /** Whether the node is one of this tree. */
  holds(node: TreeNode): boolean {
    return this.nodes.has(node);
  }

  /** Forgets what is below a node, or everything, and loads again what is open. */
  refresh(node?: TreeNode): void {
    const under = node === undefined ? '' : `${node.id}/`;
    for (const [id, load] of this.loads) {
      if (id === node?.id || id.startsWith(under)) load.abort();
    }
    for (const id of this.children.keys()) {
      if (id === (node?.id ?? '') || id.startsWith(under)) this.children.delete(id);
    }
    this.changed.fire(node);
  }

  /** The node that is reached from the roots by the given ids, loading what is on the way. */
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
    for (const load of this.loads.values()) load.abort();
    this.painting.cancel();
    this.changed.dispose();
  }

  private async load(node: TreeNode | undefined): Promise<TreeNode[]> {
    if (!node) return this.loadRoots();
    const { load } = node;
    if (!load) return [];
    this.loads.get(node.id)?.abort();
    const controller = new AbortController();
    this.loads.set(node.id, controller);
    try {
      const { signal } = controller;
      const children = await this.showProgress(() =>
        this.limit.run(() => this.loadChildren(node, load, signal)),
      );
      for (const child of children) this.adopt(child, node);
      return children;
    } finally {
      if (this.loads.get(node.id) === controller) this.loads.delete(node.id);
    }
  }

  private async loadRoots(): Promise<TreeNode[]> {
    const roots = [...(await this.roots())];
    for (const root of roots) this.nodes.add(root);
    return roots;
  }

  private adopt(child: TreeNode, parent: TreeNode): void {
    this.nodes.add(child);
    this.parents.set(child, parent);
  }

  private async loadChildren(
    node: TreeNode,
    load: NonNullable<TreeNode['load']>,
    signal: AbortSignal,
  ): Promise<TreeNode[]> {
    try {
      signal.throwIfAborted();
      const { children, appearance } = await load(signal);
      if (appearance) this.dress(node, appearance);
      return children.length > 0 ? [...children] : [emptyNode(node)];
    } catch (error) {
      return signal.aborted ? [] : errorNodes(node, error);
    }
  }

  /**
   * Shows on a node what its children told. Not at once: painting a row makes the editor ask for its children again
   * (they are kept, so nothing is loaded), and rows that are being opened below it at that moment would stay empty.
   */
  private dress(node: TreeNode, appearance: Appearance): void {
    this.appearances.set(node, appearance);
    this.unpainted.add(node);
    this.painting.stir();
  }

  private paint(): void {
    const rows = [...this.unpainted];
    this.unpainted.clear();
    for (const row of rows) this.changed.fire(row);
  }
}
