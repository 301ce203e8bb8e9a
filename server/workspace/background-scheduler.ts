import { setTimeout as wait } from 'node:timers/promises';

/** How long background work goes on before it lets waiting messages in, in milliseconds. */
const slice = 10;

/** How long nothing must have been asked before background work goes on, in milliseconds. */
const quiet = 100;

/** Lets background work run only while no one waits for an answer. */
export class BackgroundScheduler {
  private lastActivity: number;
  private sliceStart: number;

  constructor(private readonly now: () => number = () => performance.now()) {
    this.lastActivity = now();
    this.sliceStart = now();
  }

  /** A request or an edit has come in. */
  noteActivity(): void {
    this.lastActivity = this.now();
  }

  /** To be awaited between the steps of background work: goes on at once within a slice of time, else when it is quiet. */
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
