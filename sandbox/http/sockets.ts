import { IncomingMessage, STATUS_CODES } from 'node:http';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { Refusal, splitUrl } from './exchange';
import type { WireAnswer } from './exchange';
import { pathFinder } from './paths';
import { wireRequest } from './request';
import type { SandboxService } from './service';

/**
 * A request that upgrades its connection only to a WebSocket. Clients that know HTTP/2, such as Java's, offer `h2c` with
 * their first request; servers in Go ignore that and answer as usual.
 */
export class SocketOrPlainRequest extends IncomingMessage {
  private offered = false;

  /** Node sets it when a request offers an upgrade, and reads it to hand over the connection. */
  get upgrade(): boolean {
    const isSocket = this.headers.upgrade?.toLowerCase() === 'websocket';
    return this.offered && (isSocket || this.method === 'CONNECT');
  }

  set upgrade(offered: unknown) {
    this.offered = offered === true;
  }
}

/** Serves the WebSockets of a service. Returns a function that closes all open ones. */
export function serveSockets(server: Server, service: SandboxService): () => void {
  const sockets = new WebSocketServer({ noServer: true });
  const find = pathFinder((service.sockets ?? []).map((endpoint) => [endpoint.path, endpoint]));
  server.on('upgrade', (message: IncomingMessage, connection: Duplex, head: Buffer) => {
    const found = find(splitUrl(message.url ?? '').path);
    const request = wireRequest(message, found?.parameters);
    try {
      if (!found) throw new Refusal(service.unknownPath(request, () => false));
      const start = found.target.accept(request);
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
