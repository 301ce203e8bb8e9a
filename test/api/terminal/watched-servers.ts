import { once } from 'node:events';
import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type IsMeant = (name: string, number: number) => boolean;

/** Servers in front of others: they see each request, and can end its sender. */
export interface WatchedServers {
  /** The address in front of another one. */
  inFrontOf(address: string): Promise<string>;
  /** Methods and paths of all requests, oldest first. */
  readonly requests: string[];
  /** When they arrived, in milliseconds. */
  readonly times: number[];
  /** The same of the writes that a server has carried out. */
  readonly written: string[];
  /**
   * Calls something once, at a request: before it is passed on, or when it has been carried out and before its answer is.
   *
   * @param isMeant Tells the request by its method and path, and its number, the first of which is 0.
   */
  endAt(isMeant: IsMeant, when: 'before' | 'after', end: () => void): void;
  close(): Promise<void>;
}

/** Starts without any server. */
export function watchedServers(): WatchedServers {
  const servers: ReturnType<typeof createServer>[] = [];
  const requests: string[] = [];
  const times: number[] = [];
  const written: string[] = [];
  let ending: { readonly isMeant: IsMeant; readonly when: string; readonly end: () => void } | undefined;

  async function pass(address: string, from: IncomingMessage, to: ServerResponse): Promise<void> {
    const name = `${from.method ?? ''} ${(from.url ?? '').replace(/\?.*/, '')}`;
    const number = requests.push(name) - 1;
    times.push(performance.now());
    const meant = ending?.isMeant(name, number) === true ? ending : undefined;
    if (meant) ending = undefined;
    if (meant?.when === 'before') return meant.end();
    const target = new URL(from.url ?? '/', address);
    const { method, headers } = from;
    const out = send(target, { method, headers: { ...headers, host: target.host } });
    from.pipe(out);
    const [answer] = (await once(out, 'response')) as [IncomingMessage];
    const isDone = (answer.statusCode ?? 500) < 300;
    if (from.method !== 'GET' && isDone) written.push(name);
    if (meant) return meant.end();
    to.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(to);
  }

  return {
    requests,
    times,
    written,
    inFrontOf: async (address) => {
      const server = createServer((from, to) => {
        pass(address, from, to).catch(() => to.destroy());
      });
      servers.push(server);
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    },
    endAt: (isMeant, when, end) => void (ending = { isMeant, when, end }),
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
        await once(server, 'close');
      }
    },
  };
}
