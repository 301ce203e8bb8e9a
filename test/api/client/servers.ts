import { createServer } from 'node:http';
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

/** Starts a proxy that opens a tunnel to one server, whatever name is asked for, and remembers the names. */
export async function startProxy(target: string): Promise<FakeServer & { readonly tunnels: string[] }> {
  const tunnels: string[] = [];
  const proxy = await startServer((_, response) => void response.writeHead(400).end());
  proxy.server.on('connect', (request, socket) => {
    tunnels.push(request.url ?? '');
    const end = connect(Number(new URL(target).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      end.pipe(socket).pipe(end);
    });
    // Both ends vanish when the test ends.
    end.on('error', () => socket.destroy());
    socket.on('error', () => end.destroy());
  });
  return { ...proxy, tunnels };
}
