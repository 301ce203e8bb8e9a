import type { Readable } from 'node:stream';

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The context that a command runs in. */
export interface ProcessContext {
  /** The current folder. */
  readonly folder: string;
  readonly environment: Environment;
  /** Standard input. */
  readonly input: Readable;
  /** Whether a user can be asked. */
  readonly isInteractive: boolean;
}

/** The context of this process. */
export function processContext(): ProcessContext {
  // Standard input is opened on first use: opening it would keep the process alive.
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
