/** Does something once nothing has stirred for a while. */
export class Quiet {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly milliseconds: number,
    private readonly act: () => void,
  ) {}

  /** Starts the waiting, or starts it anew. */
  stir(): void {
    this.cancel();
    this.timer = setTimeout(this.act, this.milliseconds);
  }

  cancel(): void {
    clearTimeout(this.timer);
  }
}
