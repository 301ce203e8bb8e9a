import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import type { ExitCode } from '../../../cli/exit-code';
import { run } from '../../../cli/run';
import type { ProcessContext } from '../../../cli/process-context';
import type { Terminal } from '../../../cli/terminal';

/** What one command line wrote and answered. */
export interface Outcome {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process and records what it writes. */
export function runRecorded(...args: readonly string[]): Promise<Outcome> {
  return runIn({}, ...args);
}

/** The same in other context than those of this process. */
export async function runIn(context: Partial<ProcessContext>, ...args: readonly string[]): Promise<Outcome> {
  const { terminal, written } = recordedTerminal();
  const nothing = { folder: tmpdir(), environment: {}, input: Readable.from([]), isInteractive: false };
  const code = await run(args, terminal, { ...nothing, ...context });
  return { code, ...written() };
}

/** A terminal, and what was written to it. */
export function recordedTerminal() {
  let out = '';
  let err = '';
  const terminal: Terminal = {
    out: (text) => Promise.resolve(void (out += text)),
    err: (text) => Promise.resolve(void (err += text)),
    coloured: false,
  };
  return { terminal, written: () => ({ out, err }) };
}
