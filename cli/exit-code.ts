/** What the process tells its caller. */
export const exitCode = { clean: 0, findings: 1, failed: 1, usage: 2 } as const;

/** What `plan` and `deploy` tell their caller. */
export const deployExit = { reached: 0, failed: 1, changes: 2, running: 3, declined: 4, usage: 64 } as const;

export type ExitCode =
  (typeof exitCode)[keyof typeof exitCode] | (typeof deployExit)[keyof typeof deployExit];

/** The command cannot be carried out as it was given; the message says what to write instead. */
export class UsageError extends Error {}
