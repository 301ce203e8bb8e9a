import type { Level } from './level';
import type { LoadOptions } from './live-reader';
import { isIn } from './row-ids';
import type { TreeNode } from './tree-node';

/** What is known below an opened row. */
export interface Branch {
  /** The newest node of its id: rows made again have new nodes, and the editor knows only those. */
  readonly node: TreeNode;
  readonly level: Promise<Level>;
  readonly loading: AbortController;
  /** Keys of the shared lists that the children were made from. */
  readonly keys: ReadonlySet<string>;
}

/** Loads what is below a row, and adds the keys of the lists that this reads. */
type Load = (keys: Set<string>, options: LoadOptions) => Promise<Level>;

/** The rows of a tree that are open, each loaded once until it is forgotten. */
export class Branches {
  private readonly open = new Map<string, Branch>();
  /** Keys of the lists behind the rows that were opened before, by id: opening them again uses the known lists. */
  private readonly opened = new Map<string, ReadonlySet<string>>();

  get(id: string): Branch | undefined {
    return this.open.get(id);
  }

  has(id: string): boolean {
    return this.open.has(id);
  }

  /** Opens a row; a load of it that still runs is aborted. */
  add(node: TreeNode, load: Load): Branch {
    const loading = new AbortController();
    const isKnown = this.opened.has(node.id);
    const options = { signal: loading.signal, ...(isKnown && { maxAgeMs: Infinity }) };
    const keys = new Set<string>();
    this.opened.set(node.id, keys);
    const branch: Branch = { node, level: load(keys, options), loading, keys };
    this.open.get(node.id)?.loading.abort();
    this.open.set(node.id, branch);
    return branch;
  }

  /**
   * Forgets the rows below a node with the node, or all rows, and aborts their loads.
   *
   * @returns The rows that were open.
   */
  forget(node?: TreeNode): readonly TreeNode[] {
    const forgotten = this.rows().filter(({ id }) => !node || isIn(id, node));
    for (const { id } of forgotten) {
      this.open.get(id)?.loading.abort();
      this.open.delete(id);
    }
    return forgotten;
  }

  /** Forgets that rows were opened that are below none of these. */
  retainBelow(roots: readonly TreeNode[]): void {
    for (const id of this.opened.keys()) if (!roots.some((root) => isIn(id, root))) this.opened.delete(id);
  }

  /** The rows that are open. */
  rows(): readonly TreeNode[] {
    return [...this.open.values()].map(({ node }) => node);
  }

  /** The rows that are open and were made from a list, by its key. */
  usersOf(key: string): readonly TreeNode[] {
    return this.rows().filter(({ id }) => this.open.get(id)?.keys.has(key) === true);
  }

  /** The ids of the open rows with the keys of the lists behind them. */
  lists(): readonly { readonly id: string; readonly keys: ReadonlySet<string> }[] {
    return [...this.open].map(([id, { keys }]) => ({ id, keys }));
  }

  /** The keys of the lists behind the rows below a node, or all rows, that are open or were before. */
  keysIn(node?: TreeNode): ReadonlySet<string> {
    const known = [...this.opened].filter(([id]) => !node || isIn(id, node));
    return new Set(known.flatMap(([, keys]) => [...keys]));
  }
}
