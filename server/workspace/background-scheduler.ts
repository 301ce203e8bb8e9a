import { setTimeout as wait } from 'node:timers/promises';

/** How long background work runs before it lets waiting messages in, in milliseconds. */
const slice = 10;

/** How long the server must be idle before background work continues, in milliseconds. */
const quiet = 100;

/** Lets background work run only while no request waits. */
export class BackgroundScheduler {
  private lastActivity: number;
  private sliceStart: number;

  constructor(private readonly now: () => number = () => performance.now()) {
    this.lastActivity = now();
    this.sliceStart = now();
  }

  /** Called for each request and edit. */
  noteActivity(): void {
    this.lastActivity = this.now();
  }

  /**
   * Awaited between the steps of background work: resolves at once within a time slice, else when the server is idle.
   */
  async yield(): Promise<void> {
    if (this.now() - this.sliceStart < slice && this.isQuiet()) return;
    do await wait(this.isQuiet() ? 0 : quiet);
    while (!this.isQuiet());
    this.sliceStart = this.now();
  }

  private isQuiet(): boolean {
    return this.now() - this.lastActivity >= quiet;
  }
}
