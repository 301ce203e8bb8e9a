import { createSecureContext, rootCertificates } from 'node:tls';
import type { Dispatcher } from 'undici';
import type { ConfiguredProxy, Network, Place } from './network';
import { isLoopback } from './no-proxy';
import { readProxy } from './read-proxy';
import type { Proxy } from './read-proxy';
import type { Route } from './transport';

/** The way to one server. */
export interface Connection {
  readonly dispatcher: Dispatcher;
  readonly route: Route;
  /** What the dispatcher is asked for to get an address. */
  readonly target: (url: URL) => Target;
}

interface Target {
  readonly origin: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Few, because registries and consoles have few workers and other users. */
const connectionsPerOrigin = 4;
const connectTimeout = 10_000;

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
  const proxy = isLoopback(url) ? undefined : network.proxyFor(url);
  return { place, proxy, verifies: proxy === undefined || network.verifiesBehindProxy(), authorities };
}

/**
 * Opens a way to a server: directly; for http through a proxy that is given the whole address; for https through a
 * tunnel that a proxy opens. Connects with the first request. Of the library, no more may be used than the bundle has
 * (`esbuild.mjs`).
 *
 * @throws TransportError when the address of the proxy is not valid.
 */
export async function openConnection(protocol: string, way: Way): Promise<Connection> {
  const { place, verifies, authorities } = way;
  const proxy = way.proxy && readProxy(way.proxy);
  const { Agent, ProxyAgent } = await import('undici');
  const connect = {
    timeout: connectTimeout,
    ...(!verifies && { rejectUnauthorized: false }),
    ...(authorities.length > 0 && {
      secureContext: createSecureContext({ ca: [...rootCertificates, ...authorities] }),
    }),
  };
  const pool = { connections: connectionsPerOrigin, connect };
  if (!proxy) return { dispatcher: new Agent(pool), route: { place }, target: ownTarget };

  const route = { place, proxy: { host: proxy.host, source: proxy.source } };
  if (protocol === 'http:') {
    return { dispatcher: new Agent(pool), route, target: (url) => targetAtProxy(url, proxy) };
  }
  const { origin: uri, authorization: token } = proxy;
  const tunnels = { ...pool, uri, token, proxyTls: connect, requestTls: connect };
  return { dispatcher: new ProxyAgent(tunnels), route, target: ownTarget };
}

function ownTarget({ origin, pathname, search }: URL): Target {
  return { origin, path: `${pathname}${search}` };
}

function targetAtProxy(url: URL, { origin, authorization }: Proxy): Target {
  return {
    origin,
    path: `${url.origin}${ownTarget(url).path}`,
    headers: {
      host: url.host,
      ...(authorization !== undefined && { 'proxy-authorization': authorization }),
    },
  };
}
