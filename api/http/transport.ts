import type { Place } from './network';

/** One complete HTTP request: the transport adds nothing but what HTTP and the way to the server need. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Complete before it is sent: it is signed, and may be sent again. */
  readonly body?: string | Uint8Array;
  /** Maximum time for the whole answer, in milliseconds. */
  readonly timeout: number;
  /** Maximum size of the answer's body, in bytes, as sent and as decoded. */
  readonly maximumBytes: number;
  readonly signal?: AbortSignal;
  /** Whether the server was asked to answer only when something changes, which keeps a connection busy for long. */
  readonly waits?: boolean;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case; repeated headers are joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body, decoded as UTF-8. */
  readonly body: string;
  /** The raw body, if the transport keeps it. */
  readonly bytes?: Uint8Array;
}

export interface Transport {
  /** Sends one request once, following no redirect. @throws TransportError when there is no complete answer. */
  send(request: HttpRequest): Promise<HttpAnswer>;
  close(): Promise<void>;
}

export type TransportProblem =
  | 'unreachable' // nothing was sent
  | 'tls' // no secure connection; nothing was sent
  | 'interrupted' // the connection broke; the request may have arrived
  | 'unreadable' // something arrived in answer to the request that is not an HTTP answer or can't be decoded
  | 'timeout'
  | 'cancelled'
  | 'too-large'
  | 'proxy-setting' // the address of the proxy is not valid; the message is its scheme, if that is why
  | 'proxy-unreachable' // nothing was sent
  | 'proxy-refused'; // the message is the status that the proxy answered, or why there was none; nothing reached the server

/** How a failed request was sent. */
export interface Route {
  readonly place?: Place;
  /** The proxy in between: host and port, if they are known, and the variable or setting that names it. */
  readonly proxy?: { readonly host?: string; readonly source: string };
}

/** No complete answer arrived. `code` is a system or TLS code (`ECONNREFUSED`, `CERT_HAS_EXPIRED` …). */
export class TransportError extends Error {
  constructor(
    readonly problem: TransportProblem,
    message: string,
    readonly code?: string,
    readonly route: Route = {},
  ) {
    super(message);
    this.name = 'TransportError';
  }
}
