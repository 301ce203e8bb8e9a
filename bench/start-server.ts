import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

export interface StartedServer {
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts a server in a process of its own, so that it shares no event loop with what is measured. */
export async function startServer(kind: 'bare' | 'sandbox'): Promise<StartedServer> {
  const script = path.join(import.meta.dirname, 'server.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, kind], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [address] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    ended.then(() => Promise.reject(new Error(`The server "${kind}" did not start.`))),
  ])) as [string];
  return {
    address,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
