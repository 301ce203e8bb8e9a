import { isIn } from './row-ids';
import type { TreeNode } from './tree-node';

/** How long the editor has to ask for what is below a row that it shows open, in milliseconds. */
const delayMs = 500;

/**
 * Rows that were read, and are to be read again although nobody asks: the editor asks only for what is below rows that are
 * open, and a folded row would go on saying what it said before.
 */
export class FoldedRows {
  /** By id. */
  private readonly waiting = new Map<string, TreeNode>();
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param isInSight Whether the row above is open: what is below folded rows is read when they are opened.
   * @param read Reads what is below a row.
   */
  constructor(
    private readonly isInSight: (row: TreeNode) => boolean,
    private readonly read: (row: TreeNode) => void,
  ) {}

  /** What is known below these rows is no longer true. */
  expect(rows: Iterable<TreeNode>): void {
    for (const row of rows) this.waiting.set(row.id, row);
    if (this.waiting.size > 0) this.timer ??= setTimeout(() => this.readWaiting(), delayMs);
  }

  /** A row was made, perhaps again: the editor knows only the newest one of its id. */
  noteMade(row: TreeNode): void {
    if (this.waiting.has(row.id)) this.waiting.set(row.id, row);
  }

  /** A row was opened, by whomever. */
  noteOpened({ id }: TreeNode): void {
    this.waiting.delete(id);
  }

  /** Forgets the rows that are below none of these. */
  retainBelow(roots: readonly TreeNode[]): void {
    for (const id of this.waiting.keys()) if (!roots.some((root) => isIn(id, root))) this.waiting.delete(id);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.waiting.clear();
  }

  private readWaiting(): void {
    this.timer = undefined;
    const rows = [...this.waiting.values()].filter((row) => this.isInSight(row));
    this.waiting.clear();
    for (const row of rows) this.read(row);
  }
}
