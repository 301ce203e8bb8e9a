import { Command, InvalidArgumentError, Option } from 'commander';
import type { RunningSandbox, SandboxOptions } from '../../sandbox/main';
import { UsageError } from '../exit-code';
import type { ExitCode } from '../exit-code';
import type { ProcessContext } from '../process-context';
import { sandboxGreeting } from '../sandbox-greeting';
import { loadBundle, ownCommand } from '../siblings';
import type { Terminal } from '../terminal';

interface Flags {
  readonly port?: number;
  readonly data?: string;
  readonly seed?: string;
  readonly latency?: number;
  readonly lag?: number;
  readonly cache?: number;
  readonly badGateway?: number;
  readonly unfriendly?: boolean;
  readonly rbac?: boolean;
  readonly fail?: number;
  readonly tokenTtl?: number;
  readonly lainGeneration?: 'async' | 'sync';
  readonly pace?: number;
  readonly exitWithParent?: boolean;
}

/** `engine-room sandbox`: a local cloud in one process, until it is stopped. */
export function sandboxCommand(
  terminal: Terminal,
  _finish: (code: ExitCode) => void,
  { isInteractive }: Pick<ProcessContext, 'isInteractive'>,
): Command {
  return new Command('sandbox')
    .description(
      'Starts an embedded control plane on this machine and prints its addresses as one line of JSON.',
    )
    .option('--port <number>', 'port of the first service; 0 for any free ports', port)
    .option('--data <file>', 'keep the state in this file across restarts')
    .option(
      '--seed <seed>',
      'initial state: demo, empty, or scale:2000x10 for 2000 services with 10 instances each',
    )
    .option('--latency <ms>', 'delay of every response in milliseconds', number({}))
    .option(
      '--lag <ms>',
      'how late the registry shows changed instances (departed ones eight times as late) and lists show changed configuration items, as real ones do',
      number({}),
    )
    .option('--cache <ms>', 'how long ServiceStage and CSE may answer a read as they did before', number({}))
    .option('--bad-gateway <count>', 'answer one read request in this many with 502', number({ min: 1 }))
    .option('--unfriendly', 'as late and unreliable as real clouds: --lag 300 --cache 2000 --bad-gateway 50')
    .option(
      '--rbac',
      'an engine with sign-in, accounts and roles; the printed line has its root account. Without it, as in a real engine, anyone may do anything and there are no accounts',
    )
    .option('--fail <rate>', 'share of read requests that fail, 0 to 1', number({ max: 1 }))
    .option('--token-ttl <seconds>', 'lifetime of tokens in seconds', number({ min: 1 }))
    .addOption(
      new Option('--lain-generation <generation>', 'how the LAIN console answers deployments').choices([
        'async',
        'sync',
      ]),
    )
    .option('--pace <factor>', 'durations relative to those of a real cluster, 1 for the same', number({}))
    .option('--exit-with-parent', 'stop when standard input ends, as it does when the parent process exits')
    .action(async (flags: Flags) => {
      const running = await start(flags);
      const stopped = stopRequest(flags.exitWithParent ?? false);
      try {
        const line = JSON.stringify(running.ready);
        await terminal.out(`${line}\n`);
        if (isInteractive) await terminal.err(sandboxGreeting(line, ownCommand(), process.platform));
        await stopped;
      } finally {
        await running.close();
      }
    });
}

async function start(flags: Flags): Promise<RunningSandbox> {
  const bundle = loadBundle('sandbox');
  if (!isSandboxBundle(bundle))
    throw new UsageError('sandbox.js is of another version: run "npm run build".');
  const { fail: failRate, cache: readCache, rbac, port, data, seed, latency, lag, ...others } = flags;
  const { badGateway, unfriendly, tokenTtl, lainGeneration, pace } = others;
  const options: SandboxOptions = {
    ...{ port, data, seed, latency, lag, readCache, failRate, badGateway, unfriendly },
    ...{ tokenTtl, lainGeneration, pace },
    ...(lag !== undefined && { kieLag: lag }),
    registryAuthentication: rbac === true ? 'rbac' : 'none',
  };
  try {
    return await bundle.startSandbox(options);
  } catch (error) {
    throw new UsageError(
      `The sandbox can't start: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** The exports of `dist/sandbox.js`. */
interface SandboxBundle {
  startSandbox(options: SandboxOptions): Promise<RunningSandbox>;
}

function isSandboxBundle(value: unknown): value is SandboxBundle {
  return (
    typeof value === 'object' &&
    value !== null &&
    'startSandbox' in value &&
    typeof value.startSandbox === 'function'
  );
}

/**
 * Waits for Ctrl-C, SIGTERM or, if requested, the end of the parent process. A second signal ends the process at once.
 */
function stopRequest(withParent: boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      // A listener on the parent's channel would keep this process alive.
      process.removeListener('disconnect', stop);
      process.stdin.destroy();
      resolve();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    if (!withParent) return;
    process.once('disconnect', stop);
    process.stdin.once('end', stop).resume();
  });
}

/** The services have ports in a row, of which the last one must be a port too. */
const lastFirstPort = 65_535 - 5;

/** Parses the port of the first service. */
function port(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= lastFirstPort) return Number(text);
  throw new InvalidArgumentError(
    `Write a whole number from 0 to ${lastFirstPort}; the services have six ports in a row.`,
  );
}

/** Parses a number option within limits. */
function number({ min = 0, max = Infinity }: { readonly min?: number; readonly max?: number }) {
  return (text: string): number => {
    const value = Number(text);
    if (text.trim() !== '' && value >= min && value <= max) return value;
    const limits = max === Infinity ? `${min} or more` : `from ${min} to ${max}`;
    throw new InvalidArgumentError(`Write a number, ${limits}.`);
  };
}
