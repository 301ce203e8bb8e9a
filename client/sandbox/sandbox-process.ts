import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface RunningProcess {
  /** The line that it printed when it was ready. */
  readonly readyLine: string;
  /** Resolves when the process has ended for any reason. */
  readonly ended: Promise<void>;
  stop(): void;
}

/**
 * Starts `engine-room sandbox` from the bundled command line and waits for its first line. Its stderr goes to `log`.
 * Rejects when the process ends before it is ready.
 */
export async function startSandboxProcess(cli: string, log: (line: string) => void): Promise<RunningProcess> {
  const { fork } = await import('node:child_process');
  const child = fork(cli, ['sandbox', '--port', '0', '--seed', 'demo', '--exit-with-parent'], {
    silent: true,
    execArgv: [],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  if (child.stderr) createInterface(child.stderr).on('line', log);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return { readyLine: await firstLine(child), ended, stop: () => void child.kill() };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout) createInterface(child.stdout).once('line', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The sandbox ended with code ${code ?? 'none'}.`)));
  });
}
