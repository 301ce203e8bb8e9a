/** Quiet time after the last opening of a row before changed appearances are shown, in milliseconds. */
const delayMs = 300;

/**
 * Rows whose appearance has changed since they were shown. They are shown again with a delay: showing a row makes the editor
 * ask for its children again, rows that are being opened below it would stay empty, and a tree that had the focus takes it
 * back.
 */
export class ChangedRows {
  private readonly ids = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  /** @param show Shows rows again by their ids. */
  constructor(private readonly show: (ids: readonly string[]) => void) {}

  add(id: string): void {
    this.ids.add(id);
    this.postpone();
  }

  /** Waits again, since a row is being opened. */
  postpone(): void {
    if (this.ids.size === 0) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const ids = [...this.ids];
      this.ids.clear();
      this.show(ids);
    }, delayMs);
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}
