import { fastify } from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { catalogue } from '../../api/catalogue/catalogue';
import type { Clock } from '../../api/clock';
import { Refusal, splitUrl } from './exchange';
import type { Endpoint, WireAnswer, WireRequest } from './exchange';
import type { SandboxService } from './service';
import { serveSockets } from './sockets';

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

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'];

/**
 * Serves an API on 127.0.0.1. The routes are those of the catalogue, of all the services that the endpoints belong to; an
 * operation without an endpoint is an error at once.
 */
export async function listen(service: SandboxService, options: ListenerOptions): Promise<Listener> {
  const server = fastify({
    bodyLimit: service.bodyLimit,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    frameworkErrors: (_error, request, reply) => {
      send(
        service,
        reply,
        service.unknownPath(wireRequest(request), () => false),
      );
    },
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
  server.addHook('onRequest', (request, _reply, done) => {
    // For fastify only, which would refuse bodies that it can't parse; the raw header stays as it was sent.
    request.headers = { 'content-type': 'application/octet-stream' };
    done();
  });
  server.setErrorHandler((error, _request, reply) => send(service, reply, answerTo(error, service)));
  addRoutes(server, service, options);
  const closeSockets = service.sockets ? serveSockets(server.server, service) : () => undefined;
  const address = await server.listen({ host: '127.0.0.1', port: options.port });
  const close = async () => {
    closeSockets();
    await server.close();
  };
  return { address, close };
}

function addRoutes(server: FastifyInstance, service: SandboxService, options: ListenerOptions): void {
  const routes = routesOf(service);
  for (const [path, endpoints] of routes) {
    server.route({
      method: methods,
      url: path.replace(/\{(\w+)\}/g, ':$1'),
      handler: async (request, reply) => {
        const wire = wireRequest(request);
        const endpoint = endpoints.find((one) => one.operation.method === wire.method);
        if (!endpoint) return send(service, reply, service.wrongMethod(wire, path));
        return answer(service, endpoint, wire, reply, options);
      },
    });
  }
  const patterns = [...routes.keys()].map(patternOf);
  const served = (path: string) => patterns.some((pattern) => pattern.test(path));
  server.setNotFoundHandler((request, reply) =>
    send(service, reply, service.unknownPath(wireRequest(request), served)),
  );
}

function routesOf(service: SandboxService): Map<string, Endpoint[]> {
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

async function answer(
  service: SandboxService,
  endpoint: Endpoint,
  request: WireRequest,
  reply: FastifyReply,
  { clock, faults, changed }: ListenerOptions,
): Promise<FastifyReply> {
  if (faults.latency > 0) await clock.sleep(faults.latency);
  const safe = endpoint.operation.effect === 'safe';
  const fault = safe ? chooseFault(faults) : undefined;
  if (fault === 'reset') {
    reply.hijack();
    reply.raw.destroy();
    return reply;
  }
  if (fault === 'unavailable') return send(service, reply, service.unavailable());

  const result = await settle(service, endpoint, request, endOf(reply));
  if (!safe) await changed();
  return send(service, reply, result);
}

async function settle(
  service: SandboxService,
  endpoint: Endpoint,
  request: WireRequest,
  closed: AbortSignal,
): Promise<WireAnswer> {
  try {
    return await endpoint.answer(request, closed);
  } catch (error) {
    return answerTo(error, service);
  }
}

function endOf(reply: FastifyReply): AbortSignal {
  const end = new AbortController();
  reply.raw.once('close', () => end.abort());
  return end.signal;
}

function answerTo(error: unknown, service: SandboxService): WireAnswer {
  if (error instanceof Refusal) return error.answer;
  const tooLarge = error instanceof Error && 'code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE';
  return tooLarge ? service.tooLarge() : service.broken(error);
}

/** Bypasses fastify, which writes header names in lower case. */
function send(
  service: SandboxService,
  reply: FastifyReply,
  { status, headers, payload }: WireAnswer,
): FastifyReply {
  const length = status === 304 ? {} : { 'Content-Length': Buffer.byteLength(payload) };
  reply.hijack();
  reply.raw.writeHead(status, { ...service.headers(), ...headers, ...length }).end(payload);
  return reply;
}

function wireRequest(request: FastifyRequest): WireRequest {
  const query = new URLSearchParams(splitUrl(request.url).query);
  const params = Object.entries(request.params ?? {});
  const headers = Object.entries(request.raw.headers).map(
    ([name, value]) => [name, String(value ?? '')] as const,
  );
  return {
    method: request.method,
    url: request.url,
    path: Object.fromEntries(params.map(([name, value]) => [name, String(value)])),
    query: Object.fromEntries(query),
    headers: Object.fromEntries(headers),
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
  };
}

function patternOf(path: string): RegExp {
  const escaped = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\{\w+\}/g, '[^/]+')}$`);
}

/** Trouble that the sandbox makes on purpose. */
interface Faults {
  /** Milliseconds that every answer is late. */
  readonly latency: number;
  /** Share of safe requests that fail, 0 to 1. */
  readonly failRate: number;
  /** Numbers from 0 to below 1. */
  readonly random: () => number;
}

type Fault = 'unavailable' | 'reset';

/** Whether, and how, this request is to fail: half of the failures are a 503, half a broken connection. */
function chooseFault(faults: Faults): Fault | undefined {
  if (faults.failRate <= 0 || faults.random() >= faults.failRate) return undefined;
  return faults.random() < 0.5 ? 'unavailable' : 'reset';
}
