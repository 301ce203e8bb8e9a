/** Does something once nothing has stirred for a while. */
export class Debouncer {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly milliseconds: number,
    private readonly act: () => void,
  ) {}

  /** Starts the waiting, or starts it anew. */
  trigger(): void {
    this.cancel();
    this.timer = setTimeout(this.act, this.milliseconds);
  }

  cancel(): void {
    clearTimeout(this.timer);
  }
}
