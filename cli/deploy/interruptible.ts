import type { Terminal } from '../terminal';

/**
 * Does something that Ctrl-C, or a request to terminate, stops between two steps; a second one ends the process at once.
 */
export async function interruptible<T>(
  terminal: Terminal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => {
    controller.abort();
    const text = 'engine-room: Stopping: no further step is started. Once more ends at once.\n';
    terminal.err(text).catch(() => undefined); // nobody reads it, and it is no result
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop);
  }
}
