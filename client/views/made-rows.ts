import type { TreeNode } from './tree-node';

/** The rows that a tree has made: in which order, and below which row each is. */
export class MadeRows {
  private readonly numbers = new WeakMap<TreeNode, number>();
  private readonly parents = new WeakMap<TreeNode, TreeNode>();
  private count = 0;

  /** Adds a row; without a parent it is a root, or stays below the row that it was below. */
  add(row: TreeNode, parent?: TreeNode): void {
    this.numbers.set(row, ++this.count);
    if (parent) this.parents.set(row, parent);
  }

  /** Whether the row was made here. */
  has(row: TreeNode): boolean {
    return this.numbers.has(row);
  }

  /** The row above a row, as it was when the row was made. */
  parentOf(row: TreeNode): TreeNode | undefined {
    return this.parents.get(row);
  }

  /** Whether a row was made after another one. */
  isNewer(row: TreeNode, other: TreeNode): boolean {
    return (this.numbers.get(row) ?? 0) > (this.numbers.get(other) ?? 0);
  }
}
