import type { WebSocket } from 'ws';
import type { Service } from '../../api/catalogue/operation';
import type { Endpoint, WireAnswer, WireRequest } from './exchange';

/** A path that clients speak to over a WebSocket. */
export interface SocketEndpoint {
  /** With `{parameters}`, as the catalogue writes paths. */
  readonly path: string;
  /** What to do with the connection; throws a Refusal where there is to be none. */
  accept(request: WireRequest): (socket: WebSocket) => void;
}

/** One served address: its endpoints, and how that server answers what no endpoint takes. */
export interface SandboxService {
  /** Name of the address; endpoints of other services may be there too. */
  readonly name: Service;
  readonly endpoints: readonly Endpoint[];
  /** Paths that are spoken to over a WebSocket. */
  readonly sockets?: readonly SocketEndpoint[];
  /** Largest body in bytes. */
  readonly bodyLimit: number;
  /** Headers of every answer. */
  headers(): Readonly<Record<string, string>>;
  /** `served` tells whether the service has a route for a path. */
  unknownPath(request: WireRequest, served: (path: string) => boolean): WireAnswer;
  /** `path` is that of the catalogue. */
  wrongMethod(request: WireRequest, path: string): WireAnswer;
  tooLarge(): WireAnswer;
  /** A server that is overloaded or restarting. */
  unavailable(): WireAnswer;
  /** An exception in the server. */
  broken(error: unknown): WireAnswer;
}
