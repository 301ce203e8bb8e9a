import type { Readable } from 'node:stream';

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where a command line stands. */
export interface ProcessContext {
  /** The current folder. */
  readonly folder: string;
  readonly environment: Environment;
  /** Standard input. */
  readonly input: Readable;
  /** Whether a person is there who can be asked. */
  readonly isInteractive: boolean;
}

/** The context of this process. */
export function processContext(): ProcessContext {
  // Standard input is opened when it is first used: opening it would keep the process alive.
  return {
    folder: process.cwd(),
    environment: process.env,
    get input() {
      return process.stdin;
    },
    get isInteractive() {
      return process.stdin.isTTY === true && process.stderr.isTTY === true;
    },
  };
}
