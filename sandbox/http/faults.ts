import { html } from './exchange';
import type { WireAnswer, WireRequest } from './exchange';

/** Trouble that the sandbox makes on purpose. */
export interface FaultOptions {
  /** Milliseconds that every answer is late. */
  readonly latency: number;
  /** Share of safe requests that fail, 0 to 1. */
  readonly failRate: number;
  /** Numbers from 0 to below 1. */
  readonly random: () => number;
  /** One safe request in this many is answered 502; 0 for none. */
  readonly badGateway: number;
}

export type Fault = 'unavailable' | 'reset' | 'bad gateway';

export interface Faults {
  /** Milliseconds that every answer is late. */
  readonly latency: number;
  /** Whether, and how, a safe request is to fail. */
  choose(request: WireRequest): Fault | undefined;
}

/** The first bad gateway comes early, so that short tests meet one. */
const firstBadGateway = 5;

/** The faults of all services of a sandbox. */
export function createFaults({ latency, failRate, random, badGateway }: FaultOptions): Faults {
  let asked = 0;
  const failed = new Set<string>();

  /** Counted, not by chance; a question that failed is answered when it is asked again. */
  function isBadGateway({ method, url }: WireRequest): boolean {
    if (badGateway === 0) return false;
    asked += 1;
    const question = `${method} ${url}`;
    const isAgain = failed.delete(question);
    if (isAgain || asked % badGateway !== firstBadGateway % badGateway) return false;
    failed.add(question);
    return true;
  }

  return {
    latency,
    choose: (request) => {
      if (isBadGateway(request)) return 'bad gateway';
      if (failRate <= 0 || random() >= failRate) return undefined;
      return random() < 0.5 ? 'unavailable' : 'reset'; // half a 503, half a broken connection
    },
  };
}

/** The page of whatever stands before a server and does not reach it: no code, no JSON. */
export function badGatewayPage(): WireAnswer {
  const title = '502 Bad Gateway';
  const head = `<html>\r\n<head><title>${title}</title></head>\r\n`;
  return html(502, `${head}<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`);
}
