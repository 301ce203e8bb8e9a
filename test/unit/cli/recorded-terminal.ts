import type { ExitCode } from '../../../cli/exit-code';
import { run } from '../../../cli/run';

/** What one command line wrote and answered. */
export interface Outcome {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process and records what it writes. */
export async function runRecorded(...args: readonly string[]): Promise<Outcome> {
  let out = '';
  let err = '';
  const code = await run(args, {
    out: (text) => Promise.resolve(void (out += text)),
    err: (text) => Promise.resolve(void (err += text)),
    coloured: false,
  });
  return { code, out, err };
}
