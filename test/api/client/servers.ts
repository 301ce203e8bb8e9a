import { createServer, request } from 'node:http';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A server on a free port of this machine. */
export interface FakeServer {
  readonly address: string;
  readonly requests: IncomingMessage[];
  readonly server: Server;
  close(): Promise<void>;
}

/** Starts a server that answers everything with the given function and remembers what it was asked. */
export async function startServer(answer: RequestListener): Promise<FakeServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    requests,
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A proxy, and what it was asked for. */
export interface FakeProxy extends FakeServer {
  /** Hosts and ports that tunnels were opened to. */
  readonly tunnels: string[];
  /** Addresses that were requested without a tunnel. */
  readonly forwarded: string[];
}

/**
 * Starts a proxy that takes everything to one server, whatever name is asked for.
 *
 * @param account `user:password` that it requires.
 */
export async function startProxy(target: string, account?: string): Promise<FakeProxy> {
  const tunnels: string[] = [];
  const forwarded: string[] = [];
  const wanted = account && `Basic ${Buffer.from(account).toString('base64')}`;
  const isStranger = ({ headers }: IncomingMessage) => wanted && headers['proxy-authorization'] !== wanted;
  const proxy = await startServer((message, response) => {
    const address = message.url ?? '';
    if (isStranger(message)) return void response.writeHead(407).end('Who are you?');
    if (!URL.canParse(address)) return void response.writeHead(400).end();
    forwarded.push(address);
    const { pathname, search } = new URL(address);
    const { method, headers } = message;
    const onward = request(new URL(`${pathname}${search}`, target), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    message.pipe(onward);
  });
  proxy.server.on('connect', (message, socket) => {
    if (isStranger(message)) return void socket.end('HTTP/1.1 407 Who are you?\r\n\r\n');
    tunnels.push(message.url ?? '');
    const end = connect(Number(new URL(target).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      end.pipe(socket).pipe(end);
    });
    // Both ends vanish when the test ends.
    end.on('error', () => socket.destroy());
    socket.on('error', () => end.destroy());
  });
  return { ...proxy, tunnels, forwarded };
}
