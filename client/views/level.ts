import type { ResourceRef } from '../../resources/resource-action';
import { isStateBeside, judge, type Described, type Narrowing } from './filter/narrowing';
import { UniqueIds } from './row-ids';
import type { LongList, TreeNode } from './tree-node';

/** The rows of a level that pass a filter. */
export interface Selection {
  /** Those that are shown. */
  readonly rows: TreeNode[];
  /** Those after them that a search goes on with: what is below them is not known, or they are the first that matches. */
  readonly hidden: readonly TreeNode[];
  /** Number of things that pass the filter; more than rows where only the first of them are shown. */
  readonly passing: number;
}

/** Number of rows of a level that are shown at first, and that *Show More* adds. */
export const rowsPerStep = 1000;

/** What is below one opened row. Rows are made once, when they are shown or looked for. */
export class Level implements Iterable<TreeNode> {
  private readonly made = new Map<number, TreeNode>();
  private readonly ids = new UniqueIds();
  private selected: { readonly key: string; readonly selection: Selection } | undefined;

  /**
   * @param notices Messages above the rows.
   * @param isRead False when what is below the row could not be read.
   * @param onMade Called with each row that is made.
   * @param describeRow Gives the texts and the state, for the filter, of a row that is made, which may have been opened.
   */
  constructor(
    private readonly list: LongList,
    readonly notices: readonly TreeNode[],
    readonly isRead: boolean,
    private readonly onMade: (row: TreeNode) => void,
    private readonly describeRow: (row: TreeNode) => Described,
  ) {}

  /** Number of things, shown or not. */
  get count(): number {
    return this.list.items.length;
  }

  /** All rows. */
  *[Symbol.iterator](): Iterator<TreeNode> {
    for (const [index, item] of this.list.items.entries()) yield this.rowAt(index, item);
  }

  /** The texts and the state of each thing, for the filter. */
  *describe(): Iterable<Described> {
    for (const [index, item] of this.list.items.entries()) yield this.describeAt(index, item);
  }

  /** The row of a resource, shown or not. */
  rowOf(resource: ResourceRef): TreeNode | undefined {
    const index = this.list.items.findIndex((item) => this.list.isAt(item, resource));
    return index < 0 ? undefined : this.rowAt(index, this.list.items[index]);
  }

  /** Number of things down to a row, for as many must be shown to see it. */
  placeOf(row: TreeNode): number {
    for (const [index, one] of this.made) if (one.id === row.id) return index + 1;
    return 0;
  }

  /**
   * The things that pass a filter, as rows up to a number of them.
   *
   * @param key Equal while the answer is the same.
   */
  select(narrowing: Narrowing | undefined, maxRows: number, key: string): Selection {
    if (this.selected?.key === key) return this.selected.selection;
    const isBeside = narrowing && isStateBeside(narrowing, this.describe());
    const asked = isBeside ? { ...narrowing, isInState: false } : narrowing;
    const rows: TreeNode[] = [];
    const hidden: TreeNode[] = [];
    let [passing, isFound] = [0, false];
    for (const [index, item] of this.list.items.entries()) {
      const verdict = asked ? judge(asked, this.describeAt(index, item)) : 'matches';
      if (verdict === 'none') continue;
      passing += 1;
      if (rows.length < maxRows) rows.push(this.rowAt(index, item));
      else if (verdict === 'unsearched' || !isFound) hidden.push(this.rowAt(index, item));
      isFound ||= verdict === 'matches';
    }
    const selection = { rows, hidden, passing };
    this.selected = { key, selection };
    return selection;
  }

  private describeAt(index: number, item: unknown): Described {
    const row = this.made.get(index);
    return row ? this.describeRow(row) : this.list.describe(item);
  }

  private rowAt(index: number, item: unknown): TreeNode {
    const known = this.made.get(index);
    if (known) return known;
    const row = this.ids.uniquely(this.list.rowOf(item));
    this.made.set(index, row);
    this.onMade(row);
    return row;
  }
}
