import { lookup } from 'node:dns/promises';
import net from 'node:net';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Clock } from '../clock';
import { isOfUnknownAuthority } from './failed-request';
import type { Network } from './network';
import { endpointOf } from './sockets';
import { TransportError } from './transport';
import type { Route } from './transport';
import { openWay, prepareWay, wayTo } from './way';
import type { PreparedWay, WayStep } from './way';

/** One step on the way to a server, and what it found or why it failed. */
export interface ProbedStep {
  readonly step: 'proxy' | 'dns' | WayStep;
  /** The host that the step is about: of the server, or of the proxy. */
  readonly host: string;
  readonly milliseconds: number;
  /**
   * Of `proxy` its host and the name of the variable or setting, nothing without one; of `dns` the addresses; of TLS its
   * version and the end of the certificate.
   */
  readonly found: readonly string[];
  readonly error?: TransportError;
}

export interface ProbeOptions {
  readonly network: Network;
  readonly clock: Pick<Clock, 'now'>;
  readonly signal?: AbortSignal | undefined;
  /** Called after each step, in order. */
  readonly report: (step: ProbedStep) => void;
}

/**
 * Opens a connection as requests to this address do, and reports each step; stops at the first one that fails. No request
 * is sent to the server.
 *
 * @returns Whether the connection was opened.
 */
export async function probeWay(url: URL, options: ProbeOptions): Promise<boolean> {
  const { network, signal } = options;
  const steps = new StepReporter(options);
  try {
    const way = await steps.run('proxy', endpointOf(url).host, () =>
      Promise.resolve().then(() => prepareWay(wayTo(url, network, []))),
    );
    await resolveFirst(url, way, steps);
    const socket = await connect(url, way, options, steps);
    socket.destroy();
    return signal?.aborted !== true;
  } catch (error) {
    if (error instanceof TransportError) return false;
    throw error;
  }
}

/** Runs steps, takes their times and reports them, each once. */
class StepReporter {
  private readonly reported = new Set<string>();

  constructor(private readonly options: ProbeOptions) {}

  /** @param holds Whether a failure is not to be reported now. */
  async run<T>(
    step: ProbedStep['step'],
    host: string,
    task: () => Promise<T>,
    holds: (error: TransportError) => boolean = () => false,
  ): Promise<T> {
    const { clock } = this.options;
    const start = clock.now();
    try {
      const result = await task();
      this.report({ step, host, milliseconds: clock.now() - start, found: factsOf(result) });
      return result;
    } catch (error) {
      if (error instanceof TransportError && !holds(error)) {
        this.report({ step, host, milliseconds: clock.now() - start, found: [], error });
      }
      throw error;
    }
  }

  private report(step: ProbedStep): void {
    if (this.reported.has(step.step) || this.options.signal?.aborted) return;
    this.reported.add(step.step);
    this.options.report(step);
  }
}

function factsOf(result: unknown): readonly string[] {
  if (Array.isArray(result)) return result.map(String);
  if (result instanceof TLSSocket) {
    return [result.getProtocol() ?? '', result.getPeerCertificate().valid_to].filter((text) => text !== '');
  }
  return isPrepared(result) && result.proxy ? [result.proxy.host, result.proxy.source] : [];
}

function isPrepared(result: unknown): result is PreparedWay {
  return typeof result === 'object' && result !== null && 'route' in result;
}

/** Resolves the name of the first host, which connecting does once more. */
async function resolveFirst(url: URL, { proxy, route }: PreparedWay, steps: StepReporter): Promise<void> {
  const { host } = endpointOf(proxy ? new URL(proxy.origin) : url);
  if (net.isIP(host) !== 0) return;
  await steps.run('dns', host, async () => {
    try {
      return (await lookup(host, { all: true })).map(({ address }) => address);
    } catch (error) {
      throw unresolved(error, route);
    }
  });
}

function unresolved(error: unknown, route: Route): TransportError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  const message = error instanceof Error ? error.message : String(error);
  return new TransportError(route.proxy ? 'proxy-unreachable' : 'unreachable', message, code, route);
}

/** Opens the way; a certificate that Node does not trust is tried again with the authorities of the network. */
async function connect(
  url: URL,
  way: PreparedWay,
  { network, signal }: ProbeOptions,
  steps: StepReporter,
): Promise<Socket> {
  const attempt = (prepared: PreparedWay, isLast: boolean) =>
    openWay(url, prepared, signal, (step, host, task) =>
      steps.run(step, host, task, (error) => !isLast && isOfUnknownAuthority(error)),
    );
  try {
    return await attempt(way, false);
  } catch (error) {
    if (!isOfUnknownAuthority(error)) throw error;
  }
  return attempt(prepareWay(wayTo(url, network, await network.authorities())), true);
}
