import { join } from 'node:path';
import { root } from './paths';
import { start } from './processes';

/** A sandbox process with the demo's seed. */
export interface Sandbox {
  /** Process id, for who wants to end it alone. */
  readonly id: number | undefined;
  /** Its ready line: JSON with addresses and credentials. */
  readonly ready: string;
  readonly ended: Promise<number | string>;
  stop(): Promise<void>;
}

/**
 * Starts the built sandbox on a free port and waits for its ready line.
 *
 * @param pace How long its jobs take, relative to those of a real cluster; the sandbox's own default when left out.
 */
export async function startSandbox(pace?: number): Promise<Sandbox> {
  const cli = join(root, 'dist/cli.js');
  const paced = pace === undefined ? [] : ['--pace', String(pace)];
  const process_ = start(process.execPath, [cli, 'sandbox', '--port', '0', '--seed', 'demo', ...paced]);
  const ready = await process_.line(/^\{.*\}$/, 20_000);
  return { id: process_.id, ready, ended: process_.ended, stop: () => process_.stop() };
}
