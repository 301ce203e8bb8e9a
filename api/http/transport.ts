/** One complete HTTP request: the transport adds nothing but what HTTP needs. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Complete before it is sent: it is signed, and may be sent again. */
  readonly body?: string | Uint8Array;
  /** Maximum time for the whole answer, in milliseconds. */
  readonly timeout: number;
  /** Maximum size of the answer's body, in bytes. */
  readonly maximumBytes: number;
  readonly signal?: AbortSignal;
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

export type TransportProblem = 'unreachable' | 'interrupted' | 'timeout' | 'cancelled' | 'too-large';

/** No complete answer arrived. `code` is a system or TLS code (`ECONNREFUSED`, `CERT_HAS_EXPIRED` …). */
export class TransportError extends Error {
  constructor(
    readonly problem: TransportProblem,
    message: string,
    readonly code?: string,
  ) {
    super(message);
    this.name = 'TransportError';
  }
}
