import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

/**
 * `scale:2000x10`: a sandbox with an engine of so many services, each with so many instances; `deploy`: a slow one, whose
 * ready line stands in place of an address.
 */
export type ServerKind = 'bare' | 'sandbox' | 'deploy' | `scale:${number}x${number}`;

export interface StartedServer {
  readonly address: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Starts a server in a process of its own, so that it shares no event loop with what is measured. `program` is the
 * bundled server, where the start itself is measured; without it the sources are run.
 */
export async function startServer(kind: ServerKind, program?: string): Promise<StartedServer> {
  const script = path.join(import.meta.dirname, 'server.ts');
  const child = spawn(process.execPath, [...(program ? [program] : ['--import', 'tsx', script]), kind], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [address] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    ended.then(() => Promise.reject(new Error(`The server "${kind}" did not start.`))),
  ])) as [string];
  return {
    address,
    pid: child.pid ?? NaN,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
