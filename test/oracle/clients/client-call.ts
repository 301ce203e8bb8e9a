import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** What became of one call of a real client. */
export interface ClientCall {
  readonly service: string;
  readonly operation: string;
  /** Why it failed; absent when client and sandbox agreed. */
  readonly reason?: string;
}

/** Runs a client that prints its calls, one line of JSON each. @throws Error when it ends with a failure of its own */
export async function callsOf(
  command: string,
  options: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<readonly ClientCall[]> {
  const child = spawn(command, options, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-4000)));
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const calls: ClientCall[] = [];
  for await (const line of createInterface(child.stdout)) calls.push(JSON.parse(line) as ClientCall);
  const [code] = await ended;
  if (code !== 0) throw new Error(`${command} ended with ${String(code)}:\n${log}`);
  return calls;
}
