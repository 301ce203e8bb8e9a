import { readAnswer } from './answer';
import type { Credentials } from './auth/credentials';
import type { Answer, Input, Operation } from './catalogue/operation';
import { createChecker } from './checking';
import { systemClock } from './clock';
import type { Clock } from './clock';
import { exchange } from './exchange';
import type { Server } from './exchange';
import type { RequestLogLine } from './http/request-log';
import type { Transport } from './http/transport';
import { createUndiciTransport } from './http/undici-transport';
import type { UndiciOptions } from './http/undici-transport';

export interface ClientOptions extends UndiciOptions {
  /** Address of the server; the paths of the operations are appended to it. */
  readonly address: string;
  readonly credentials: Credentials;
  /** Receives one line per request that is sent, free of credentials. */
  readonly log?: (line: RequestLogLine) => void;
  /** Longest wait for an answer in milliseconds, where the operation sets none; 30 s when left out. */
  readonly timeout?: number;
  /** Largest answer in bytes; 64 MB when left out. */
  readonly maximumAnswerBytes?: number;
  /** What sends, tells the time and spreads repeated requests; tests hand in their own. */
  readonly transport?: Transport;
  readonly clock?: Clock;
  readonly random?: () => number;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Longest wait for an answer in milliseconds. */
  readonly timeout?: number;
}

export interface ApiResponse<Data> {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly data: Data;
}

/** Calls the operations of one server. Everything that goes wrong is an ApiError. */
export interface ApiClient {
  /** Calls an operation and returns its checked answer. @throws ApiError */
  call<O extends Operation>(operation: O, input: Input<O>, options?: CallOptions): Promise<Answer<O>>;
  /** Like `call`, with status and headers. @throws ApiError */
  send<O extends Operation>(
    operation: O,
    input: Input<O>,
    options?: CallOptions,
  ): Promise<ApiResponse<Answer<O>>>;
  /** Breaks requests that are under way and closes all connections. */
  close(): Promise<void>;
}

/** Creates a client with connections of its own; nothing is sent or loaded until the first call. */
export function createClient(options: ClientOptions): ApiClient {
  const server: Server = {
    address: options.address,
    credentials: options.credentials,
    log: options.log,
    timeout: options.timeout ?? 30_000,
    maximumAnswerBytes: options.maximumAnswerBytes ?? 64 * 1024 * 1024,
    transport: options.transport ?? createUndiciTransport(options),
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
    checker: createChecker(),
  };

  async function send<O extends Operation>(operation: O, input: Input<O>, call: CallOptions = {}) {
    const { answer, redact } = await exchange(server, operation, input, call);
    const data = readAnswer(operation, answer, server.checker, redact);
    return { status: answer.status, headers: answer.headers, data: data as Answer<O> }; // checked in readAnswer
  }

  return {
    send,
    call: async (operation, input, call) => (await send(operation, input, call)).data,
    close: () => server.transport.close(),
  };
}
