import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A child process at the head of a process group of its own. */
export interface Running {
  /** Process id; nothing when the program could not be started. */
  readonly id: number | undefined;
  /** Everything that it printed so far, both streams. */
  output(): string;
  /** The first line of standard output or standard error that the pattern matches; fails when the process ends or the time is over. */
  line(pattern: RegExp, timeout: number): Promise<string>;
  /** Resolves when the process has ended, with how it ended: an exit code or the name of a signal. */
  readonly ended: Promise<number | string>;
  /** Ends the process and everything that it started. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
}

/** Starts a program in a process group of its own; the group also ends when this process exits. */
export function start(command: string, args: readonly string[], options: StartOptions = {}): Running {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines = collectLines(child);
  const killGroup = (): void => endGroup(child, 'SIGKILL');
  process.once('exit', killGroup);
  const ended = endOf(child);
  void ended.then(() => process.off('exit', killGroup));

  return {
    id: child.pid,
    ended,
    output: () => lines.seen.join('\n'),
    line: (pattern, timeout) => waitForLine(lines, pattern, timeout, ended, [command, ...args].join(' ')),
    async stop() {
      endGroup(child, 'SIGTERM');
      const force = setTimeout(killGroup, 3_000);
      await ended;
      clearTimeout(force);
      killGroup();
    },
  };
}

/** Runs a program to its end with its output shown; fails when it does not exit with 0. */
export async function run(
  command: string,
  args: readonly string[],
  options: StartOptions = {},
): Promise<void> {
  const code = await exitCode(command, args, options);
  if (code !== 0) throw new Error(`\`${command} ${args.join(' ')}\` ended with ${code}.`);
}

/** Runs a program to its end with its output shown and gives its exit code (or how else it ended). */
export function exitCode(
  command: string,
  args: readonly string[],
  options: StartOptions = {},
): Promise<number | string> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const stop = (): void => void child.kill();
  process.once('exit', stop);
  return endOf(child).finally(() => process.off('exit', stop));
}

/** The path of a program on the PATH, if it is there. */
export function findProgram(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/**
 * Turns Ctrl-C, termination and a closed terminal into an ordinary exit, which ends what `start` started. The end of
 * the parent counts too: a terminated npm ends the shell that it started, but not what runs in that shell.
 */
export function exitOnSignal(): void {
  const end = (): never => process.exit(130);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) end();
  }, 500).unref();
}

interface Lines {
  readonly seen: string[];
  listener?: (line: string) => void;
}

function collectLines(child: ChildProcess): Lines {
  const lines: Lines = { seen: [] };
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      lines.seen.push(line);
      lines.listener?.(line);
    });
  }
  return lines;
}

/** Resolves with how a process ended, also when it could not even be started. */
function endOf(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
}

async function waitForLine(
  lines: Lines,
  pattern: RegExp,
  timeout: number,
  ended: Promise<number | string>,
  command: string,
): Promise<string> {
  const seen = lines.seen.find((line) => pattern.test(line));
  if (seen !== undefined) return seen;

  let timer: NodeJS.Timeout | undefined;
  const found = new Promise<string>((resolve) => {
    lines.listener = (line) => {
      if (pattern.test(line)) resolve(line);
    };
  });
  const tooLate = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`did not print ${pattern} within ${timeout / 1000} s`), timeout);
  });
  try {
    const failed = Promise.race([ended.then((how) => `ended with ${how}`), tooLate]).then((why) => {
      throw new Error(`\`${command}\` ${why}. It printed:\n${lines.seen.join('\n')}`);
    });
    return await Promise.race([found, failed]);
  } finally {
    clearTimeout(timer);
    lines.listener = undefined;
  }
}

function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid !== undefined) endProcess(-child.pid, signal);
}

/** Signals a process, or the process group of a negative id; one that has ended already is fine. */
export function endProcess(id: number, signal: NodeJS.Signals): void {
  try {
    process.kill(id, signal);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

/** ESRCH: every process of the group has ended already. */
function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ESRCH';
}
