/** Calls `act` once no trigger has come for the given time. */
export class Debouncer {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly milliseconds: number,
    private readonly act: () => void,
  ) {}

  /** Starts or restarts the wait. */
  trigger(): void {
    this.cancel();
    this.timer = setTimeout(this.act, this.milliseconds);
  }

  cancel(): void {
    clearTimeout(this.timer);
  }
}
