/** What the process tells its caller. */
export const exitCode = { clean: 0, findings: 1, failed: 1, usage: 2 } as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** The command cannot be carried out as it was given; the message says what to write instead. */
export class UsageError extends Error {}
