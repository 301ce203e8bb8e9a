import {
  TransportError,
  type HttpAnswer,
  type HttpRequest,
  type Transport,
} from '../../../api/http/transport';
import { createUndiciTransport } from '../../../api/http/undici-transport';

/** What can become of a request on its way. */
export const faults = [
  'refused before it arrived',
  'answer lost',
  'bad gateway after it arrived',
  'conflict',
  'too many requests',
  'time-out after it arrived',
] as const;

export type Fault = (typeof faults)[number];

/** A transport that does something to one request, and remembers what reached the servers. */
export interface FaultyTransport extends Transport {
  /** Methods and paths of all requests, oldest first; those for tokens are left out. */
  readonly requests: string[];
  /** The same of the writes that a server has carried out. */
  readonly written: string[];
}

/** Whether a request writes something; configuration is exported by a POST. @param name Its method and path. */
export function isWrite(name: string): boolean {
  return !/^GET |\/kie\/download$/.test(name);
}

/** The same, but signing in. @param name Its method and path. */
export function isOwnWrite(name: string): boolean {
  return isWrite(name) && !name.endsWith('/auth/tokens');
}

/** Does one thing to one request, the first of which is number 0; to none by default. */
export function faultyTransport(fault?: { readonly kind: Fault; readonly at: number }): FaultyTransport {
  const inner = createUndiciTransport();
  const requests: string[] = [];
  const written: string[] = [];

  async function arrive(request: HttpRequest): Promise<HttpAnswer> {
    const answer = await inner.send(request);
    if (isWrite(nameOf(request)) && answer.status < 300) written.push(nameOf(request));
    return answer;
  }

  return {
    requests,
    written,
    send: async (request) => {
      if (request.url.includes('/auth/tokens')) return inner.send(request);
      const isMeant = requests.length === fault?.at;
      requests.push(nameOf(request));
      return isMeant ? carryOut(fault.kind, () => arrive(request)) : arrive(request);
    },
    close: () => inner.close(),
  };
}

async function carryOut(fault: Fault, arrive: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
  switch (fault) {
    case 'refused before it arrived':
      throw new TransportError('unreachable', 'refused', 'ECONNREFUSED');
    case 'answer lost':
      await arrive();
      throw new TransportError('interrupted', 'the connection broke', 'ECONNRESET');
    case 'bad gateway after it arrived':
      await arrive();
      return { status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>502 Bad Gateway</h1>' };
    case 'conflict':
      return answered(409, { error_code: 'SVCSTG.00100419', error_msg: 'Another operation is running.' });
    case 'too many requests':
      return answered(
        429,
        { error_code: 'APIGW.0308', error_msg: 'Too many requests.' },
        { 'retry-after': '1' },
      );
    case 'time-out after it arrived':
      await arrive();
      throw new TransportError('timeout', 'no answer', 'ETIMEDOUT');
  }
}

function answered(status: number, body: object, headers: Record<string, string> = {}): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/** Method and path of a request. */
export function nameOf({ method, url }: HttpRequest): string {
  return `${method} ${new URL(url).pathname}`;
}
