import type { Services } from '../services';
import { LiveRefresh } from '../views/live-refresh';
import { refreshInterval } from '../views/refresh-interval';

/** Keeps the lists that are compared fresh while somebody sees the comparison, and tells when they change. */
export class ComparisonRefresh {
  private keys: ReadonlySet<string> = new Set();
  private readonly refresh: LiveRefresh;
  private readonly subscription: { dispose(): void };

  constructor({ lists, clock }: Pick<Services, 'lists' | 'clock'>, onDidChange: () => void) {
    const rows = { openRows: () => [{ id: 'comparison', keys: this.keys }] };
    this.refresh = new LiveRefresh(rows, lists, clock, refreshInterval);
    this.subscription = lists.onDidChange(({ key, same }) => {
      if (this.keys.has(key) && !same) onDidChange();
    });
  }

  /** @param keys Of the lists; none to end. */
  watch(keys: readonly string[]): void {
    this.keys = new Set(keys);
  }

  /** Begins, with what is old by now, or pauses. */
  setVisible(visible: boolean): void {
    this.refresh.setVisible(visible);
  }

  dispose(): void {
    this.subscription.dispose();
    this.refresh.dispose();
  }
}
