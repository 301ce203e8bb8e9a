import * as l10n from '@vscode/l10n';
import type { Coverage } from './filter/coverage';
import { TreeFilter, type FilteredTree } from './filter/tree-filter';
import { Level, rowsPerStep, type Selection } from './level';
import { LiveReader, type LiveSources, type LoadOptions } from './live-reader';
import { loadLevel, type Outcome } from './load-level';
import { isLongList, rowList } from './long-list';
import { moreNode, noMatchNode } from './message-nodes';
import { isIn } from './row-ids';
import type { TreeNode } from './tree-node';

/** What is shown below the rows that are loaded: what passes the filter, and of long lists as much as was asked for. */
export class ShownLevels {
  readonly filter: TreeFilter;
  private readonly levels = new Map<string, Level>();
  /** Number of rows that are shown below a row, where that is not the usual one. */
  private readonly maxRows = new Map<string, number>();

  constructor(tree: Pick<FilteredTree, 'parentOf' | 'appearanceOf'>) {
    const contentsOf: FilteredTree['contentsOf'] = ({ id }) => {
      const level = this.levels.get(id);
      return level?.isRead ? () => level.describe() : undefined;
    };
    this.filter = new TreeFilter({ ...tree, contentsOf });
  }

  /** Loads what is below a row, and adds the keys of the lists that this reads. */
  load(node: TreeNode, sources: LiveSources, keys: Set<string>, options: LoadOptions): Promise<Outcome> {
    return loadLevel(node, new LiveReader(sources, keys, options), options.signal);
  }

  /** @param onMade Called with each row that is made. */
  levelOf({ children, notices }: Outcome, onMade: (row: TreeNode) => void): Level {
    const { describe } = this.filter;
    const list = children && isLongList(children) ? children : rowList(children ?? [], describe);
    return new Level(list, notices, children !== undefined, onMade, describe);
  }

  set({ id }: TreeNode, level: Level): void {
    this.levels.set(id, level);
    this.filter.noteRead();
  }

  delete(id: string): void {
    this.levels.delete(id);
  }

  /** Forgets how much is shown of rows that are below none of these. */
  retainBelow(roots: readonly TreeNode[]): void {
    for (const id of this.maxRows.keys()) if (!roots.some((root) => isIn(id, root))) this.maxRows.delete(id);
  }

  /** The rows that are shown in a level, with what stands in place of others. */
  rowsOf(node: TreeNode, level: Level): TreeNode[] {
    const { rows, passing } = this.select(node, level);
    if (level.notices.length === 0 && rows.length === passing && passing > 0) return rows;
    return [
      ...level.notices,
      ...rows,
      ...(passing === 0 && level.count > 0 ? [noMatchNode(node)] : []),
      ...(rows.length < passing ? [moreNode(node, rows.length, passing)] : []),
    ];
  }

  /** The rows below a row that pass the filter; undefined when all of them do. */
  textFor(node: TreeNode): string | undefined {
    if (!this.filter.current || !node.load) return undefined;
    const level = this.levels.get(node.id);
    if (!level?.isRead) {
      return this.filter.verdictOn(node) === 'unsearched' ? l10n.t('not searched') : undefined;
    }
    const { passing } = this.select(node, level);
    return passing < level.count ? l10n.t('{0} of {1} shown', passing, level.count) : undefined;
  }

  /** What the filter has looked at in the tree with these roots, and what it has not. */
  coverage(roots: readonly TreeNode[]): Coverage {
    const walked = this.walk(roots);
    const known = [...this.levels.values()].reduce((sum, { count }) => sum + count, roots.length);
    return { ...walked, searched: known - walked.unsearched.length - walked.unreadable };
  }

  private walk(rows: readonly TreeNode[]): Omit<Coverage, 'searched'> {
    const unsearched: TreeNode[] = [];
    let [unreadable, found]: [number, TreeNode | undefined] = [0, undefined];
    for (const row of rows) {
      const verdict = row.isNotice ? 'none' : this.filter.verdictOn(row);
      if (verdict === 'none') continue;
      const level = row.load && this.levels.get(row.id);
      if (level?.isRead) {
        const { rows: shown, hidden } = this.select(row, level);
        const below = this.walk([...shown, ...hidden]);
        unreadable += below.unreadable;
        for (const one of below.unsearched) unsearched.push(one);
        found ??= below.found;
      } else if (verdict === 'unsearched') {
        if (level) unreadable += 1;
        else unsearched.push(row);
      }
      if (verdict === 'matches') found ??= row;
    }
    return { unsearched, unreadable, found };
  }

  /**
   * Shows more rows of a level, or as many as it takes to see a row.
   *
   * @returns Whether more are to be shown than before.
   */
  extend(node: TreeNode, row?: TreeNode): boolean {
    const shown = this.maxRowsOf(node);
    const wanted = row ? (this.levels.get(node.id)?.placeOf(row) ?? 0) : shown + rowsPerStep;
    if (wanted <= shown) return false;
    this.maxRows.set(node.id, Math.ceil(wanted / rowsPerStep) * rowsPerStep);
    return true;
  }

  private select(node: TreeNode, level: Level): Selection {
    const maxRows = this.maxRowsOf(node);
    return level.select(this.filter.narrowingBelow(node), maxRows, `${this.filter.key} ${String(maxRows)}`);
  }

  private maxRowsOf({ id }: TreeNode): number {
    return this.maxRows.get(id) ?? rowsPerStep;
  }
}
