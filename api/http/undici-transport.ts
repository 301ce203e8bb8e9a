import { maxTimerMs } from '../clock';
import { acceptedEncodings, decodeBody, readBody } from './answer-body';
import { openConnection } from './connect';
import type { Connection } from './connect';
import { isOfUnknownAuthority, transportError } from './failed-request';
import { directNetwork } from './network';
import type { Network } from './network';
import { TransportError } from './transport';
import type { HttpAnswer, HttpRequest, Route, Transport } from './transport';
import { wayTo } from './way';

/**
 * A transport with its own connection pool. The HTTP library is loaded with the first request, because loading it takes
 * longer than everything else here.
 */
export function createUndiciTransport(network: Network = directNetwork): Transport {
  const connections = new Map<string, Promise<Connection>>();
  let authorities: readonly string[] = [];
  let trusting: Promise<void> | undefined;
  let isClosed = false;

  const connectionTo = (url: URL, waits = false): Promise<Connection> => {
    const way = wayTo(url, network, authorities);
    const key = JSON.stringify([url.protocol, waits, { ...way, authorities: authorities.length }]);
    const known = connections.get(key);
    if (known) return known;
    const opening = openConnection(url.protocol, way, waits);
    connections.set(key, opening);
    return opening;
  };

  const exchange = async (request: HttpRequest): Promise<HttpAnswer> => {
    const deadline = AbortSignal.timeout(Math.min(request.timeout, maxTimerMs));
    const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline;
    const url = new URL(request.url);
    let connection: Connection | undefined;
    try {
      connection = await connectionTo(url, request.waits);
      return await untilAborted(answerOf(connection, url, request, signal), signal);
    } catch (error) {
      const route: Route = connection?.route ?? { place: network.place };
      const unopened = connection?.unopened(url);
      throw transportError(error, { request, route, deadline, unopened, isClosed });
    }
  };

  /** Whether authorities of the network have been added since a request was sent with `trusted` of them. */
  const trustMore = async (trusted: number): Promise<boolean> => {
    await (trusting ??= network.authorities().then((found) => void (authorities = found)));
    return authorities.length > trusted;
  };

  return {
    send: async (request) => {
      const trusted = authorities.length;
      try {
        return await exchange(request);
      } catch (error) {
        if (!isOfUnknownAuthority(error) || !(await trustMore(trusted))) throw error;
        return exchange(request);
      }
    },
    close: async () => {
      isClosed = true;
      const opened = await Promise.allSettled(connections.values()); // what never opened needs no closing
      await Promise.all(opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value.close()] : [])));
    },
  };
}

/** Ends the wait at once: the library looks at the signal only when it is connected. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Error('aborted'));
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
  });
}

async function answerOf(
  { dispatcher, route, target }: Connection,
  url: URL,
  { method, headers, body, maximumBytes }: HttpRequest,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const { origin, path, headers: added } = target(url);
  const answer = await dispatcher.request({
    origin,
    path,
    method,
    headers: { 'accept-encoding': acceptedEncodings, ...headers, ...added },
    body,
    signal,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const received = await readBody(answer.body, maximumBytes);
  // Of https the proxy sees only the tunnel: such an answer is the server's.
  if (route.proxy && url.protocol === 'http:' && answer.statusCode === 407) {
    throw new TransportError('proxy-refused', '407', undefined, route);
  }
  const plain = plainHeaders(answer.headers);
  const bytes = await decodeBody(received, plain['content-encoding'] ?? '', maximumBytes).catch(
    (error: unknown) => {
      if (answer.statusCode < 400) throw error;
      return Buffer.alloc(0); // the status says more than a reason that can't be read
    },
  );
  return { status: answer.statusCode, headers: plain, body: new TextDecoder().decode(bytes), bytes };
}

function plainHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return plain;
}
