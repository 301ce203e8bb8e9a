import type { Socket } from 'node:net';
import { createSecureContext, rootCertificates } from 'node:tls';
import type { ConfiguredProxy, Network, Place } from './network';
import { isOnThisMachine } from './no-proxy';
import { readProxy } from './read-proxy';
import type { Proxy } from './read-proxy';
import { endpointOf, openSocket, openTunnel, secureSocket, timedOut } from './sockets';
import type { TlsSettings } from './sockets';
import type { Route, TransportError, TransportProblem } from './transport';

/** What a connection depends on besides the address of the server. */
export interface Way {
  readonly place: Place;
  readonly proxy?: ConfiguredProxy;
  /** False accepts any certificate, of the proxy or of the server behind it. */
  readonly verifies: boolean;
  /** Certificate authorities to trust in addition to those of Node, as PEM. */
  readonly authorities: readonly string[];
}

/** The way to an address as the network is set up now. */
export function wayTo(url: URL, network: Network, authorities: readonly string[]): Way {
  const { place } = network;
  const proxy = isOnThisMachine(url) ? undefined : network.proxyFor(url);
  return { place, proxy, verifies: proxy === undefined || network.verifiesBehindProxy(), authorities };
}

/** A way whose proxy has been read. */
export interface PreparedWay {
  readonly route: Route;
  readonly proxy?: Proxy;
  readonly tls: TlsSettings;
}

/** The steps to an open connection: with the first host, with a proxy over https, through the proxy, with the server. */
export type WayStep = 'tcp' | 'proxy-tls' | 'tunnel' | 'tls';

/** Runs one step; whoever wants to know takes its time. `host` is the one that the step is about. */
export type RunStep = <T>(step: WayStep, host: string, task: () => Promise<T>) => Promise<T>;

/** Maximum time of a step, in milliseconds. */
const stepTimeoutMs = 10_000;

/** Reads the proxy of a way. @throws TransportError when its address is not valid */
export function prepareWay({ place, proxy: configured, verifies, authorities }: Way): PreparedWay {
  const proxy = configured && readProxy(configured);
  const context =
    authorities.length > 0 ? createSecureContext({ ca: [...rootCertificates, ...authorities] }) : undefined;
  return {
    route: { place, ...(proxy && { proxy: { host: proxy.host, source: proxy.source } }) },
    ...(proxy && { proxy }),
    tls: { verifies, sessions: new Map(), ...(context && { context }) },
  };
}

/**
 * Opens a connection that is ready for requests: to the server, or to the proxy that is given requests of http.
 *
 * @throws TransportError that says which step failed; no request was sent
 */
export async function openWay(
  url: URL,
  { route, proxy, tls }: PreparedWay,
  signal?: AbortSignal,
  run: RunStep = (_step, _host, task) => task(),
): Promise<Socket> {
  const options = { route, timeoutMs: stepTimeoutMs, ...(signal && { signal }) };
  const server = endpointOf(url);
  const first = proxy ? endpointOf(new URL(proxy.origin)) : server;
  const opened = await run('tcp', first.host, () => openSocket(first, problemOf('tcp', route), options));
  const secured = proxy?.origin.startsWith('https:')
    ? await run('proxy-tls', first.host, () =>
        secureSocket(opened, first, tls, problemOf('proxy-tls', route), options),
      )
    : opened;
  if (url.protocol !== 'https:') return secured;
  if (proxy) {
    await run('tunnel', first.host, () => openTunnel(secured, server, proxy.authorization, options));
  }
  return run('tls', server.host, () => secureSocket(secured, server, tls, problemOf('tls', route), options));
}

/** The error for a step that is not over in time. */
export function unfinished(step: WayStep, timeoutMs: number, route: Route): TransportError {
  return timedOut(problemOf(step, route), timeoutMs, route);
}

function problemOf(step: WayStep, { proxy }: Route): TransportProblem {
  switch (step) {
    case 'tcp':
      return proxy ? 'proxy-unreachable' : 'unreachable';
    case 'proxy-tls':
      return 'proxy-unreachable';
    case 'tunnel':
      return 'proxy-refused';
    case 'tls':
      return 'tls';
  }
}
