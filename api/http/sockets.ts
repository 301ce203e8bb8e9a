import { request } from 'node:http';
import net from 'node:net';
import type { Socket } from 'node:net';
import tls from 'node:tls';
import type { SecureContext, TLSSocket } from 'node:tls';
import { TransportError } from './transport';
import type { Route, TransportProblem } from './transport';

/** Limits of one step on the way to a server. */
export interface StepOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  readonly route: Route;
}

/** A host as sockets take it, without the brackets of IPv6, and its port. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** What TLS needs besides the name of the server. */
export interface TlsSettings {
  /** False accepts any certificate. */
  readonly verifies: boolean;
  /** By default with the authorities of Node. */
  readonly context?: SecureContext;
  /** Sessions to resume, by the name of the server. */
  readonly sessions?: Map<string, Buffer>;
}

/** Maximum number of sessions that are kept for resuming. */
const maxSessions = 100;
const keepAliveDelayMs = 60_000;

/** The endpoint of an address. */
export function endpointOf({ hostname, port, protocol }: URL): Endpoint {
  const host = hostname.replace(/^\[|\]$/g, '');
  return { host, port: Number(port || (protocol === 'https:' ? 443 : 80)) };
}

/** The error for a step that took too long; nothing was sent. */
export function timedOut(problem: TransportProblem, timeoutMs: number, route: Route): TransportError {
  return new TransportError(problem, `no answer after ${timeoutMs} ms`, 'ETIMEDOUT', route);
}

/** Opens a TCP connection. @throws TransportError; nothing was sent */
export async function openSocket(
  { host, port }: Endpoint,
  problem: TransportProblem,
  options: StepOptions,
): Promise<Socket> {
  const socket = net.connect({ host, port });
  socket.setNoDelay(true).setKeepAlive(true, keepAliveDelayMs);
  await settled(socket, 'connect', problem, options);
  return socket;
}

/**
 * Begins TLS on a connection and verifies the certificate.
 *
 * @throws TransportError; nothing was sent but the handshake
 */
export async function secureSocket(
  socket: Socket,
  { host }: Endpoint,
  { verifies, context, sessions }: TlsSettings,
  problem: TransportProblem,
  options: StepOptions,
): Promise<TLSSocket> {
  const name = host.replace(/\.$/, '');
  const secured = tls.connect({
    socket,
    host: name,
    servername: net.isIP(name) === 0 ? name : '',
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: verifies,
    ...(context && { secureContext: context }),
    ...(sessions?.has(name) && { session: sessions.get(name) }),
  });
  secured.on('session', (session: Buffer) => {
    if (sessions && sessions.size < maxSessions) sessions.set(name, session);
  });
  await settled(secured, 'secureConnect', problem, options);
  return secured;
}

/** Asks a proxy to connect to a server. @throws TransportError of problem `proxy-refused` when it doesn't */
export function openTunnel(
  socket: Socket,
  { host, port }: Endpoint,
  authorization: string | undefined,
  options: StepOptions,
): Promise<void> {
  const path = net.isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`;
  return within<void>(options, 'proxy-refused', (resolve, reject) => {
    const refuse = (reason: string) =>
      reject(new TransportError('proxy-refused', reason, undefined, options.route));
    const asking = request({
      method: 'CONNECT',
      path,
      headers: {
        host: path,
        'proxy-connection': 'keep-alive',
        ...(authorization !== undefined && { 'proxy-authorization': authorization }),
      },
      createConnection: () => socket,
    });
    // Stays: an error that comes after the step has ended must not end the process.
    asking.on('error', (error: NodeJS.ErrnoException) => refuse(brokeOff(error) ? '' : error.message));
    asking.once('connect', ({ statusCode = 0 }, _socket, head: Buffer) => {
      if (statusCode < 200 || statusCode > 299) return refuse(String(statusCode));
      if (head.length > 0) socket.unshift(head);
      resolve();
    });
    asking.end();
  }).catch((error: unknown) => {
    socket.destroy();
    throw error;
  });
}

/** The proxy has closed the connection without an answer. */
function brokeOff({ code }: NodeJS.ErrnoException): boolean {
  return code === 'ECONNRESET' || code === 'EPIPE';
}

/** Waits until a socket is open; a failure destroys it. */
function settled(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  problem: TransportProblem,
  options: StepOptions,
): Promise<void> {
  return within<void>(options, problem, (resolve, reject) => {
    socket.once(event, () => resolve());
    // Stays for the life of the socket: an error that comes before its user listens must not end the process.
    socket.on('error', (error) => {
      const { message, code } = reasonOf(error);
      reject(new TransportError(problem, message, code, options.route));
    });
  }).catch((error: unknown) => {
    socket.destroy();
    throw error;
  });
}

/** Several addresses of one name fail together; the first one's reason is reported. */
function reasonOf(error: Error): { readonly message: string; readonly code?: string } {
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return reasonOf(error.errors[0]);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { message: error.message, code };
}

/** Ends a step that takes too long or is cancelled. */
function within<T>(
  { timeoutMs, signal, route }: StepOptions,
  problem: TransportProblem,
  begin: (resolve: (value: T) => void, reject: (error: TransportError) => void) => void,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const cancel = () => fail(new TransportError('cancelled', 'cancelled', undefined, route));
    const expire = () => fail(timedOut(problem, timeoutMs, route));
    const timer = setTimeout(expire, timeoutMs);
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    };
    const fail = (error: TransportError) => {
      end();
      reject(error);
    };
    if (signal?.aborted) return cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    begin((value) => {
      end();
      resolve(value);
    }, fail);
  });
}
