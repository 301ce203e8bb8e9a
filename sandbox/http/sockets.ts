import { STATUS_CODES } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { Refusal, splitUrl } from './exchange';
import type { WireAnswer, WireRequest } from './exchange';
import type { SandboxService } from './service';

/** Serves the WebSockets of a service. Returns a function that closes all open ones. */
export function serveSockets(server: Server, service: SandboxService): () => void {
  const sockets = new WebSocketServer({ noServer: true });
  const routes = (service.sockets ?? []).map((endpoint) => ({ endpoint, pattern: patternOf(endpoint.path) }));
  server.on('upgrade', (message: IncomingMessage, connection: Duplex, head: Buffer) => {
    const { path } = splitUrl(message.url ?? '');
    const route = routes.find(({ pattern }) => pattern.test(path));
    const request = wireRequest(message, route?.pattern.exec(path)?.groups ?? {});
    try {
      if (!route) throw new Refusal(service.unknownPath(request, () => false));
      const start = route.endpoint.accept(request);
      sockets.handleUpgrade(message, connection, head, (socket) => {
        socket.on('error', () => {
          socket.terminate(); // a client that disconnects or breaks the protocol affects no others
        });
        start(socket);
      });
    } catch (error) {
      refuse(connection, service, error instanceof Refusal ? error.answer : service.broken(error));
    }
  });
  return () => {
    for (const socket of sockets.clients) socket.terminate();
  };
}

function refuse(connection: Duplex, service: SandboxService, answer: WireAnswer): void {
  const { status, headers, payload } = answer;
  connection.on('error', () => connection.destroy());
  const lines = Object.entries({ ...service.headers(), ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  connection.end(
    `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}` +
      `Content-Length: ${String(Buffer.byteLength(payload))}\r\nConnection: close\r\n\r\n${payload}`,
  );
}

function wireRequest(message: IncomingMessage, path: Readonly<Record<string, string>>): WireRequest {
  const url = message.url ?? '';
  const headers = Object.entries(message.headers).map(
    ([name, value]) => [name, String(value ?? '')] as const,
  );
  return {
    method: message.method ?? 'GET',
    url,
    path: { ...path },
    query: Object.fromEntries(new URLSearchParams(splitUrl(url).query)),
    headers: Object.fromEntries(headers),
    body: Buffer.alloc(0),
  };
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
}
