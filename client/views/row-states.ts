import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../../api/clock';
import type { Outcome } from './load-level';
import { isIn } from './row-ids';
import { textsOf, type RowState } from './row-state';
import type { Appearance, PlainTexts, TreeNode } from './tree-node';

/**
 * What loading showed about the rows of a tree, and what the editor shows of it. It belongs to the id of a row, so that it
 * outlives the node when the rows are made again.
 */
export class RowStates {
  private readonly states = new Map<string, RowState>();
  /** The texts that the editor was last given for a row whose appearance can change. */
  private readonly shown = new WeakMap<TreeNode, PlainTexts>();

  /**
   * @param parentOf The row above a row, as it was when the row was made.
   * @param filteredIn What a filter leaves of the rows below a row, in words.
   */
  constructor(
    private readonly parentOf: (row: TreeNode) => TreeNode | undefined,
    private readonly filteredIn: (row: TreeNode) => string | undefined,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  appearanceOf({ id }: TreeNode): Appearance | undefined {
    return this.states.get(id)?.appearance;
  }

  /** Keeps what loading a row showed about it. Returns whether its appearance may be another one. */
  note({ id }: TreeNode, { state, children }: Outcome): boolean {
    if (state) this.states.set(id, state);
    return state !== undefined || (children === undefined && this.states.delete(id));
  }

  /** What its list says of a row that was made again is newer than what was read below it before. */
  noteMade({ id, description }: TreeNode): void {
    if (description !== undefined && this.states.get(id)?.asOf !== undefined) this.states.delete(id);
  }

  /** Marks what is known about the rows below a node, or all rows: it is shown with its time until it is read again. */
  markBelow(node?: TreeNode): void {
    for (const [id, state] of this.states) {
      if (node && (id === node.id || !isIn(id, node))) continue;
      this.states.set(id, { ...state, asOf: state.readAt });
    }
  }

  /** Forgets what is known about rows that are below none of these. */
  retainBelow(roots: readonly TreeNode[]): void {
    for (const id of this.states.keys()) if (!roots.some((root) => isIn(id, root))) this.states.delete(id);
  }

  /** The texts of a row, for the editor to show. */
  show(node: TreeNode): PlainTexts {
    const texts = this.textsOf(node);
    if (node.load) this.shown.set(node, texts);
    return texts;
  }

  /** Whether the editor shows the row with the texts that it has now. */
  isShown(node: TreeNode): boolean {
    return isDeepStrictEqual(this.shown.get(node), this.textsOf(node));
  }

  private textsOf(node: TreeNode): PlainTexts {
    const above = this.parentOf(node);
    const isBelowOld = above !== undefined && this.states.get(above.id)?.isOutdated === true;
    const state = (node.load && this.states.get(node.id)) ?? {};
    return textsOf(node, state, { isBelowOld, filtered: this.filteredIn(node), now: this.clock.now() });
  }
}
