import type { Writable } from 'node:stream';

/** Where a command writes: results on `out`, everything else on `err`. */
export interface Terminal {
  out(text: string): Promise<void>;
  err(text: string): Promise<void>;
  /** Whether a person looks at `out`, so that colours help. */
  readonly coloured: boolean;
}

/** The reader of a pipe has gone (`engine-room lint | head`): no error, only a reason to stop. */
export class OutputClosed extends Error {}

/** The terminal of this process; each write ends when the text has been handed over. */
export function processTerminal(): Terminal {
  return {
    out: writerTo(process.stdout),
    err: writerTo(process.stderr),
    coloured: Boolean(process.stdout.isTTY) && !process.env.NO_COLOR,
  };
}

/** Writes to a stream one text after the other; rejects with `OutputClosed` when nobody reads any more. */
export function writerTo(stream: Writable): (text: string) => Promise<void> {
  // A failed write rejects below; without a listener the stream would end the process as well.
  stream.on('error', () => undefined);
  return (text) =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => {
        if (!error) resolve();
        else if ('code' in error && error.code === 'EPIPE') reject(new OutputClosed());
        else reject(error);
      });
    });
}
