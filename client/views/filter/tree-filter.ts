import { below, judge, narrowingOf, type Described, type Narrowing, type Verdict } from './narrowing';
import { healthOfIcon, type Appearance, type TreeNode } from '../tree-node';
import { isWithoutEffect, type ViewFilter } from './view-filter';

/** What a filter asks a tree for. */
export interface FilteredTree {
  parentOf(row: TreeNode): TreeNode | undefined;
  /** What loading a row showed about it. */
  appearanceOf(row: TreeNode): Appearance | undefined;
  /** What is known below an opened row; undefined while it is not opened, or was not read. */
  contentsOf(row: TreeNode): (() => Iterable<Described>) | undefined;
}

/** The filter of one view. */
export class TreeFilter {
  private chosen: ViewFilter | undefined;
  private changes = 0;
  /** What is asked below a row, by its id; as long as no more is known. */
  private readonly narrowings = new Map<string, Narrowing>();

  constructor(private readonly tree: FilteredTree) {}

  get current(): ViewFilter | undefined {
    return this.chosen;
  }

  /** Sets a filter; one without effect is none. */
  set(filter: ViewFilter | undefined): void {
    this.chosen = filter && !isWithoutEffect(filter) ? filter : undefined;
    this.noteRead();
  }

  /** Notes that more is known than before. */
  noteRead(): void {
    this.changes += 1;
    this.narrowings.clear();
  }

  /** Equal while the filter selects the same. */
  get key(): string {
    return this.chosen ? String(this.changes) : '';
  }

  /** What is asked of the rows below a row; undefined without a filter. */
  narrowingBelow(row: TreeNode): Narrowing | undefined {
    const known = this.narrowings.get(row.id);
    if (known) return known;
    const above = this.narrowingAbove(row);
    if (!above) return undefined;
    const narrowing = below(above, this.describe(row));
    this.narrowings.set(row.id, narrowing);
    return narrowing;
  }

  /** Whether a row is shown, and whether that is only because not everything is known. */
  verdictOn(row: TreeNode): Verdict {
    const above = this.narrowingAbove(row);
    return above ? judge(above, this.describe(row)) : 'matches';
  }

  /** What the filter knows of a row. */
  readonly describe = (row: TreeNode): Described => {
    const {
      label,
      name = '',
      searched,
      resources = [],
      health,
      icon,
      isNotice,
      isStateless,
      load,
      contents,
    } = row;
    const appearance = this.tree.appearanceOf(row);
    return {
      text: [label, name, searched?.() ?? ''].join(' '),
      health: healthOfIcon(appearance?.icon) ?? healthOfIcon(icon) ?? health,
      isItem: resources[0]?.identity !== undefined,
      isStateless,
      opens: load !== undefined,
      contents: this.tree.contentsOf(row) ?? contents,
      ...(isNotice && { isNotice }),
    };
  };

  private narrowingAbove(row: TreeNode): Narrowing | undefined {
    if (!this.chosen) return undefined;
    const parent = this.tree.parentOf(row);
    return parent ? this.narrowingBelow(parent) : narrowingOf(this.chosen);
  }
}
