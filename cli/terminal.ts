import type { Writable } from 'node:stream';

/** The outputs of a command: results on `out`, everything else on `err`. */
export interface Terminal {
  out(text: string): Promise<void>;
  err(text: string): Promise<void>;
  /** Whether `out` is a terminal that supports color. */
  readonly coloured: boolean;
}

/** The reader of a pipe has closed it (`engine-room lint | head`): not an error, but a reason to stop. */
export class OutputClosed extends Error {}

/** The output can't be written, for example because the disk is full. */
export class OutputFailed extends Error {}

/** The terminal of this process; a write resolves when the text has been passed on. */
export function processTerminal(): Terminal {
  return {
    out: writerTo(process.stdout),
    err: writerTo(process.stderr),
    coloured: Boolean(process.stdout.isTTY) && !process.env.NO_COLOR,
  };
}

/**
 * Writes texts to a stream in order; rejects with `OutputClosed` when the reader has closed it, else with
 * `OutputFailed`.
 */
export function writerTo(stream: Writable): (text: string) => Promise<void> {
  // A failed write rejects below; without a listener the stream would also end the process.
  stream.on('error', () => undefined);
  return (text) =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => {
        if (!error) resolve();
        else if ('code' in error && error.code === 'EPIPE') reject(new OutputClosed());
        else reject(new OutputFailed(`The output can't be written: ${error.message}`));
      });
    });
}
