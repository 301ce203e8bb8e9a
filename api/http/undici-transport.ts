import type { Dispatcher } from 'undici';
import { TransportError } from './transport';
import type { HttpAnswer, HttpRequest, Transport } from './transport';

export interface UndiciOptions {
  /** Address of the proxy; by default the variables HTTPS_PROXY, HTTP_PROXY and NO_PROXY apply. */
  readonly proxy?: string;
}

/** Few, because registries and consoles have few workers and other users. */
const connectionsPerOrigin = 4;
const connectTimeout = 10_000;

/** Errors of established connections: the request may have arrived. */
const interruptions = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_CLOSED', 'EAI_AGAIN']);

/**
 * A transport with its own connection pool. Certificates are always verified. The HTTP library is loaded with the first
 * request, because loading it takes longer than everything else here.
 */
export function createUndiciTransport(options: UndiciOptions = {}): Transport {
  let loading: Promise<Dispatcher> | undefined;
  const dispatcher = (url: string) => (loading ??= connect(url, options));
  return {
    send: (request) => exchange(() => dispatcher(request.url), request),
    close: async () => {
      const opened = await loading?.catch(() => undefined); // what never opened needs no closing
      await opened?.destroy();
    },
  };
}

/** Of the library, no more may be used than the bundle has (`esbuild.mjs`). */
async function connect(url: string, options: UndiciOptions): Promise<Dispatcher> {
  const { Agent, EnvHttpProxyAgent, ProxyAgent } = await import('undici');
  const pool = { connections: connectionsPerOrigin, connect: { timeout: connectTimeout } };
  if (isLoopback(url)) return new Agent(pool);
  if (!options.proxy) return new EnvHttpProxyAgent(pool);
  return new ProxyAgent({ ...pool, uri: options.proxy });
}

/** A proxy can't reach the user's own machine, whatever the settings and the environment say. */
function isLoopback(url: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);
}

async function exchange(open: () => Promise<Dispatcher>, call: HttpRequest): Promise<HttpAnswer> {
  const deadline = AbortSignal.timeout(call.timeout);
  const signal = call.signal ? AbortSignal.any([call.signal, deadline]) : deadline;
  try {
    const { origin, pathname, search } = new URL(call.url);
    const dispatcher = await open();
    const answer = await dispatcher.request({
      origin,
      path: `${pathname}${search}`,
      method: call.method,
      headers: { ...call.headers },
      body: call.body,
      signal,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    const bytes = await readBytes(answer.body, call.maximumBytes);
    return {
      status: answer.statusCode,
      headers: plainHeaders(answer.headers),
      body: new TextDecoder().decode(bytes),
      bytes,
    };
  } catch (error) {
    throw transportError(error, call, deadline);
  }
}

function plainHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return plain;
}

async function readBytes(body: AsyncIterable<Buffer>, maximumBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop early destroys the stream, and with it the connection.
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maximumBytes) throw new TransportError('too-large', `more than ${maximumBytes} bytes`);
    chunks.push(chunk);
  }
  const [only] = chunks;
  return only && chunks.length === 1 ? only : Buffer.concat(chunks, size);
}

function transportError(error: unknown, call: HttpRequest, deadline: AbortSignal): TransportError {
  if (error instanceof TransportError) return error;
  if (call.signal?.aborted) return new TransportError('cancelled', 'cancelled');
  if (deadline.aborted) return new TransportError('timeout', `no complete answer after ${call.timeout} ms`);
  const { code, message } = reasonOf(error);
  return new TransportError(code && interruptions.has(code) ? 'interrupted' : 'unreachable', message, code);
}

/** Several addresses of one name fail together; the first one's reason is reported. */
function reasonOf(error: unknown): { code?: string; message: string } {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { code, message: error.message };
}
