/** Titles of the plans and actions that are being carried out, oldest first. */
export class RunningWork {
  private readonly running: string[] = [];
  private readonly listeners = new Set<() => void>();

  get titles(): readonly string[] {
    return this.running;
  }

  /** Subscribes to changes until disposed. */
  onDidChange(listener: () => void): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  }

  /** Runs a task under a title; its failure is the caller's. */
  async run<T>(title: string, task: () => Promise<T>): Promise<T> {
    this.running.push(title);
    this.announce();
    try {
      return await task();
    } finally {
      this.running.splice(this.running.indexOf(title), 1);
      this.announce();
    }
  }

  private announce(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
