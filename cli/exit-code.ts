/** Exit codes of the process. */
export const exitCode = { clean: 0, findings: 1, failed: 1, usage: 2 } as const;

/** Exit codes of `plan`, `deploy`, `destroy`, `history`, `undo`, `get`, `export` and `kie`. */
export const deployExit = { reached: 0, failed: 1, changes: 2, running: 3, declined: 4, usage: 64 } as const;

export type ExitCode =
  (typeof exitCode)[keyof typeof exitCode] | (typeof deployExit)[keyof typeof deployExit];

/** The command line is not valid; the message says what to write instead. */
export class UsageError extends Error {}
