import type { Command } from 'commander';
import { duration } from '../duration';

/** How a plan is confirmed and reported, as the command line says it. */
export interface RunFlags {
  readonly yes?: true;
  readonly confirm?: string;
  readonly json?: true;
}

/** Like `RunFlags`, for a command that may stop watching before the end. */
export interface WatchedRunFlags extends RunFlags {
  /** In milliseconds. */
  readonly timeout?: number;
}

/** Adds the options of `RunFlags` to a command. */
export function withRunOptions(command: Command): Command {
  return command
    .option('--yes', `${command.name()} without confirmation`)
    .option('--confirm <name>', 'name of the protected connection, as the confirmation')
    .option('--json', 'print events as lines of JSON for programs');
}

/** Adds the options of `WatchedRunFlags` to a command. */
export function withWatchedRunOptions(command: Command): Command {
  return withRunOptions(command).option(
    '--timeout <time>',
    'stop watching after this time: 90s, 10m, 1h',
    duration,
  );
}
