import { setMaxListeners } from 'node:events';
import type { Socket } from 'node:net';
import type { Dispatcher } from 'undici';
import type { Proxy } from './read-proxy';
import type { Route } from './transport';
import { openWay, prepareWay } from './way';
import type { RunStep, Way, WayStep } from './way';

/** The way to one server. */
export interface Connection {
  readonly dispatcher: Dispatcher;
  readonly route: Route;
  /** What the dispatcher is asked for to get an address. */
  readonly target: (url: URL) => Target;
  /** The step that is under way when no connection to the server has been open yet: nothing has been sent to it. */
  readonly unopened: (url: URL) => WayStep | undefined;
  /** Cancels running requests, and connecting. */
  close(): Promise<void>;
}

interface Target {
  readonly origin: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Few, because registries and consoles have few workers and other users. */
const connectionsPerOrigin = 4;

/** For requests that wait for changes: they cost a server little, and must not keep others from being sent. */
const waitingConnectionsPerOrigin = 32;

/** Stands for every server of http that a proxy is given the address of: all of them share the way to the proxy. */
const behindProxy = 'http://behind.proxy';

/**
 * Opens a way to a server: directly; for http through a proxy that is given the whole address; for https through a
 * tunnel that a proxy opens. Connects with the first request. Of the library, no more may be used than the bundle has
 * (`esbuild.mjs`).
 *
 * @param waits Whether it is for requests that wait for changes.
 * @throws TransportError when the address of the proxy is not valid.
 */
export async function openConnection(protocol: string, way: Way, waits: boolean): Promise<Connection> {
  const prepared = prepareWay(way);
  const { proxy, route } = prepared;
  const { Agent } = await import('undici');
  const forwards = proxy !== undefined && protocol === 'http:';
  const closing = new AbortController();
  setMaxListeners(0, closing.signal); // each connection listens to it until it is open: with many at once Node warns
  const progress = new Progress();
  const open = (target: URL) =>
    progress.follow(target.origin, (run) => openWay(target, prepared, closing.signal, run));
  const dispatcher = new Agent({
    connections: waits ? waitingConnectionsPerOrigin : connectionsPerOrigin,
    connect: ({ protocol: scheme, host }, callback) => {
      // Of http behind a proxy the library knows only the proxy.
      const target = new URL(forwards ? behindProxy : `${scheme}//${host}`);
      open(target).then(
        (socket) => callback(null, socket),
        (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
      );
    },
  });
  return {
    dispatcher,
    route,
    target: forwards ? (url) => targetAtProxy(url, proxy) : ownTarget,
    unopened: (url) => progress.stepOf(forwards ? behindProxy : url.origin),
    close: async () => {
      closing.abort();
      await dispatcher.destroy();
    },
  };
}

/** How far the connections to each server have come. */
class Progress {
  private readonly steps = new Map<string, WayStep>();
  private readonly opened = new Set<string>();

  /** The step that takes so long; undefined when a connection to this origin has been open. */
  stepOf(origin: string): WayStep | undefined {
    return this.opened.has(origin) ? undefined : this.steps.get(origin);
  }

  async follow(origin: string, open: (run: RunStep) => Promise<Socket>): Promise<Socket> {
    const socket = await open((step, _host, task) => {
      this.steps.set(origin, step);
      return task();
    });
    this.opened.add(origin);
    return socket;
  }
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
