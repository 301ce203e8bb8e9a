import type { Workspace } from './workspace';

/** Refreshes documents whose findings may have changed because of others, after a pause in the changes. */
export class Refresher {
  private timer: NodeJS.Timeout | undefined;
  private seen: string;

  constructor(
    private readonly workspace: Workspace,
    /** Changes whenever what documents depend on does. */
    private readonly stamp: () => string,
    private readonly show: () => void,
    /** Milliseconds without another change. */
    private readonly pause = 300,
  ) {
    this.seen = stamp();
  }

  /** Called when something has changed that other documents may depend on. */
  schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), this.pause);
  }

  private async refresh(): Promise<void> {
    await this.workspace.settle();
    const stamp = this.stamp();
    if (stamp === this.seen) return;
    this.seen = stamp;
    this.show();
  }
}
