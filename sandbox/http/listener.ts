import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { catalogue } from '../../api/catalogue/catalogue';
import type { Clock } from '../../api/clock';
import { Refusal, splitUrl } from './exchange';
import type { Endpoint, WireAnswer, WireRequest } from './exchange';
import { badGatewayPage } from './faults';
import type { Faults } from './faults';
import { pathFinder } from './paths';
import { readBody, wireRequest } from './request';
import type { SandboxService } from './service';
import { serveSockets, SocketOrPlainRequest } from './sockets';

export interface ListenerOptions {
  /** 0 for any free port. */
  readonly port: number;
  readonly clock: Clock;
  readonly faults: Faults;
  /** Called after every request that may have changed something; awaited before the answer is sent. */
  readonly changed: () => Promise<void>;
}

export interface Listener {
  /** For example `http://127.0.0.1:30100`. */
  readonly address: string;
  close(): Promise<void>;
}

/** How long a connection may be idle, in milliseconds: longer than clients leave theirs, so that it is they who close. */
const keepAliveTimeout = 72_000;

/**
 * Serves an API on 127.0.0.1. The paths are those of the catalogue, of all the services that the endpoints belong to; an
 * operation without an endpoint is an error at once.
 */
export async function listen(service: SandboxService, listening: ListenerOptions): Promise<Listener> {
  const answer = answers(service, listening);
  const options = { keepAliveTimeout, IncomingMessage: SocketOrPlainRequest };
  const server = createServer(options, (message, response) => {
    void answer(message, endOf(response)).then((result) => {
      if (result) send(service, response, result);
      else response.destroy();
    });
  });
  const closeSockets = service.sockets ? serveSockets(server, service) : () => undefined;
  server.listen(listening.port, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    closeSockets();
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { address: `http://127.0.0.1:${String(portOf(server))}`, close };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The server does not listen on a port.');
  return address.port;
}

/** Gives the answer to each request; none for one whose connection is to break. */
function answers(
  service: SandboxService,
  options: ListenerOptions,
): (message: IncomingMessage, closed: AbortSignal) => Promise<WireAnswer | undefined> {
  const find = pathFinder(endpointsByPath(service));
  const served = (path: string) => find(path) !== undefined;

  async function answer(message: IncomingMessage, closed: AbortSignal): Promise<WireAnswer | undefined> {
    const body = await readBody(message, service.bodyLimit);
    if (!body) return service.tooLarge();
    const found = find(splitUrl(message.url ?? '').path);
    const request = wireRequest(message, found?.parameters, body);
    if (!found) return service.unknownPath(request, served);
    const endpoint = found.target.find(({ operation }) => operation.method === request.method);
    if (!endpoint) return service.wrongMethod(request, found.path);
    return answerOf(service, endpoint, request, closed, options);
  }

  return async (message, closed) => {
    try {
      return await answer(message, closed);
    } catch (error) {
      return error instanceof Refusal ? error.answer : service.broken(error);
    }
  };
}

/** Endpoints by the path of their operations. */
function endpointsByPath(service: SandboxService): Map<string, Endpoint[]> {
  const endpoints = new Map(service.endpoints.map((endpoint) => [endpoint.operation.id, endpoint]));
  const routes = new Map<string, Endpoint[]>();
  const served = new Set(service.endpoints.map((endpoint) => endpoint.operation.service));
  for (const operation of catalogue.filter((one) => served.has(one.service))) {
    const endpoint = endpoints.get(operation.id);
    if (!endpoint) throw new Error(`The sandbox has no endpoint for the operation ${operation.id}.`);
    routes.set(operation.path, [...(routes.get(operation.path) ?? []), endpoint]);
  }
  return routes;
}

async function answerOf(
  service: SandboxService,
  endpoint: Endpoint,
  request: WireRequest,
  closed: AbortSignal,
  { clock, faults, changed }: ListenerOptions,
): Promise<WireAnswer | undefined> {
  if (faults.latency > 0) await clock.sleep(faults.latency);
  const safe = endpoint.operation.effect === 'safe';
  const fault = safe ? faults.choose(request) : undefined;
  if (fault === 'reset') return undefined;
  if (fault === 'unavailable') return service.unavailable();
  if (fault === 'bad gateway') return badGatewayPage();

  try {
    return await endpoint.answer(request, closed);
  } finally {
    if (!safe) await changed();
  }
}

function endOf(response: ServerResponse): AbortSignal {
  const end = new AbortController();
  response.once('close', () => end.abort());
  return end.signal;
}

/** Header names go out as the service spells them. */
function send(
  service: SandboxService,
  response: ServerResponse,
  { status, headers, payload }: WireAnswer,
): void {
  const length = status === 304 ? {} : { 'Content-Length': Buffer.byteLength(payload) };
  response.writeHead(status, { ...service.headers(), ...headers, ...length }).end(payload);
}
