import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { lainToken } from '../../../api/auth/lain-token';
import { noCredentials } from '../../../api/auth/credentials';
import { listKieKvs } from '../../../api/catalogue/kie/configurations';
import type { KieItem } from '../../../api/catalogue/kie/shapes';
import { getApp } from '../../../api/catalogue/lain/apps';
import { listVersions } from '../../../api/catalogue/lain/repos';
import type { App } from '../../../api/catalogue/lain/shapes';
import { createClient, type ApiClient } from '../../../api/client';
import type { RunningSandbox, SandboxOptions } from '../../../sandbox/options';
import { startSandbox } from '../../../sandbox/sandbox';
import { shipped } from '../../shipped';
import { fastTime } from './fast-time';

const cli = shipped('cli');

/** What a command line wrote, and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command line that runs. */
export interface Running {
  readonly ended: Promise<Ended>;
  /** Waits for a line on standard output. */
  line(pattern: RegExp): Promise<string>;
  interrupt(): void;
  /** Ends the process at once, as a crash does. */
  kill(): void;
}

/** A folder to work in, a sandbox, and the command line in a process of its own that is signed in to it. */
export interface Terminal {
  readonly folder: string;
  readonly sandbox: RunningSandbox;
  readonly lain: ApiClient;
  write(name: string, content: string): Promise<void>;
  /** Runs a command line to its end. */
  run(...args: readonly string[]): Promise<Ended>;
  start(...args: readonly string[]): Running;
  /** Starts it with other addresses of the sandbox. */
  startAt(ready: RunningSandbox['ready'], ...args: readonly string[]): Running;
  app(name: string): Promise<App>;
  /** Pushed versions, newest first. */
  versions(app: string): Promise<readonly string[]>;
  items(): Promise<readonly KieItem[]>;
  close(): Promise<void>;
}

/** Name of the LAIN connection, of the engine's, and of the same console where it is protected. */
export const [cluster, engine, production] = ['cluster', 'engine', 'production'] as const;

/** A configuration item as files hold it, with labels that no other items have. */
export const item = (key: string, value: string) => ({
  key,
  value,
  value_type: 'text',
  status: 'enabled',
  labels: { app: 'terminal' },
});

/**
 * Pods take some milliseconds where `pace` is not given.
 *
 * @param speed How many times as fast as ours the time of sandbox and command line goes.
 */
export async function openTerminal(options: SandboxOptions = {}, speed = 10): Promise<Terminal> {
  const time = fastTime(speed);
  const sandbox = await startSandbox({ pace: 0.002, unfriendly: true, clock: time.clock, ...options });
  const folder = await mkdtemp(path.join(tmpdir(), 'engine-room-terminal-'));
  const { lain, registry, kie, credentials } = sandbox.ready;
  const connections = [
    { type: 'lain', name: cluster, console: lain, authentication: 'token' },
    { type: 'lain', name: production, console: lain, authentication: 'token', protected: true },
    { type: 'engine', name: engine, registry, kie, authentication: 'none' },
  ];
  const write = (name: string, content: string) => writeFile(path.join(folder, name), content);
  await write('engine-room.json', JSON.stringify({ connections }));
  const console = createClient({ address: lain, credentials: lainToken(credentials.lain) });
  const configuration = createClient({ address: kie, credentials: noCredentials() });
  const started = new Set<ReturnType<typeof spawn>>();

  const start = (...args: readonly string[]): Running => startAt(sandbox.ready, ...args);

  function startAt(ready: RunningSandbox['ready'], ...args: readonly string[]): Running {
    const environment = {
      PATH: process.env['PATH'],
      HOME: folder,
      ENGINE_ROOM_TOKEN: credentials.lain.accessToken,
      ENGINE_ROOM_SANDBOX: JSON.stringify(ready),
      ...time.environment,
    };
    const child = spawn(process.execPath, [...time.options, cli, ...args], {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    started.add(child);
    const seen: string[] = [];
    const lines = createInterface(child.stdout).on('line', (line) => seen.push(line));
    const closed = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    return {
      ended: closed.then(([out, err, [code]]) => ({ out, err, code: code as number | null })),
      line: async (pattern) => {
        for (;;) {
          const found = seen.find((line) => pattern.test(line));
          if (found !== undefined) return found;
          await once(lines, 'line');
        }
      },
      interrupt: () => void child.kill('SIGINT'),
      kill: () => void child.kill('SIGKILL'),
    };
  }

  return {
    folder,
    sandbox,
    lain: console,
    write,
    start,
    startAt,
    run: (...args) => start(...args).ended,
    app: async (appName) => (await console.call(getApp, { appName })).app,
    versions: async (appName) => (await console.call(listVersions, { appName })).version.tags,
    items: async () => (await configuration.call(listKieKvs, { project_id: 'default' })).data,
    close: async () => {
      for (const child of started) child.kill('SIGKILL');
      await Promise.all([console.close(), configuration.close()]);
      await sandbox.close();
      await rm(folder, { recursive: true });
    },
  };
}
