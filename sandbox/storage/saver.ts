/**
 * Serializes calls of a slow `write`: it never runs twice at a time, and a call's promise resolves after a write that
 * began later than the call.
 */
export function createSaver(write: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let waiting: Promise<void> | undefined;

  const run = (): Promise<void> => {
    const current = write().finally(() => {
      running = undefined;
    });
    running = current;
    return current;
  };

  return () => {
    if (!running) return run();
    waiting ??= running
      .catch(() => undefined) // reported to those who waited for that write
      .then(() => {
        waiting = undefined;
        return run();
      });
    return waiting;
  };
}
