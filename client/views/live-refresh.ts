import type { Clock } from '../../api/clock';
import type { SharedLists } from '../../resources/shared-lists';
import type { LazyTree } from './lazy-tree';
import { isIn } from './row-ids';

/** Age from which lists are read again when a view or a row is shown, in milliseconds. */
const maxAgeWhenShownMs = 30_000;

/** Time after which a setting that turned refreshing off is looked at again, in milliseconds. */
const settingCheckMs = 5_000;

/**
 * Keeps the open rows of a view fresh while somebody sees them: lists that are old are read again when the view is shown
 * or a row is opened, and all of them at a pace while it stays visible. A round begins when the former one has ended.
 */
export class LiveRefresh {
  private visible: AbortController | undefined;
  /** Ids of the rows that were closed after they had been opened. */
  private readonly collapsed = new Set<string>();

  /** @param intervalMs The pace in milliseconds; 0 turns it off. Read again for each round. */
  constructor(
    private readonly tree: Pick<LazyTree, 'openRows'>,
    private readonly lists: Pick<SharedLists, 'renew'>,
    private readonly clock: Clock,
    private readonly intervalMs: () => number,
  ) {}

  /** Begins, or pauses until the view is shown again; running requests that nobody else waits for are cancelled. */
  setVisible(visible: boolean): void {
    if (visible === (this.visible !== undefined)) return;
    this.visible?.abort();
    this.visible = visible ? new AbortController() : undefined;
    if (this.visible) void this.run(this.visible.signal);
  }

  /** Notes that a row was opened or closed by its id; what is open again is read again when it is old. */
  setCollapsed(id: string, collapsed: boolean): void {
    if (collapsed) this.collapsed.add(id);
    else this.collapsed.delete(id);
    if (!collapsed && this.visible) void this.renew(maxAgeWhenShownMs, this.visible.signal);
  }

  dispose(): void {
    this.setVisible(false);
  }

  private async run(signal: AbortSignal): Promise<void> {
    await this.renew(maxAgeWhenShownMs, signal);
    while (!signal.aborted) {
      const interval = this.intervalMs();
      if (!(await this.sleep(interval > 0 ? interval : settingCheckMs, signal))) return;
      // What others read a moment ago is left for the next round.
      if (interval > 0) await this.renew(interval / 2, signal);
    }
  }

  private renew(maxAgeMs: number, signal: AbortSignal): Promise<void> {
    const closed = [...this.collapsed].map((id) => ({ id }));
    const open = this.tree.openRows().filter(({ id }) => !closed.some((row) => isIn(id, row)));
    return this.lists.renew(new Set(open.flatMap(({ keys }) => [...keys])), maxAgeMs, signal);
  }

  /** False when the view was hidden meanwhile. */
  private async sleep(milliseconds: number, signal: AbortSignal): Promise<boolean> {
    try {
      await this.clock.sleep(milliseconds, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    return !signal.aborted;
  }
}
