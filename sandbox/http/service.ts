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

/** One served address: its endpoints, and the server's answers where there is none. */
export interface SandboxService {
  /** Name of the address; endpoints of other services may be there too. */
  readonly name: Service;
  readonly endpoints: readonly Endpoint[];
  /** Paths for WebSockets. */
  readonly sockets?: readonly SocketEndpoint[];
  /** Largest body in bytes. */
  readonly bodyLimit: number;
  /** Headers of every answer. */
  headers(): Readonly<Record<string, string>>;
  /** `served` says whether the service has a route for a path. */
  unknownPath(request: WireRequest, served: (path: string) => boolean): WireAnswer;
  /** `path` is that of the catalogue. */
  wrongMethod(request: WireRequest, path: string): WireAnswer;
  tooLarge(): WireAnswer;
  /** Answer of an overloaded or restarting server. */
  unavailable(): WireAnswer;
  /** Answer to an exception in the server. */
  broken(error: unknown): WireAnswer;
}
