import { brokenFile, nothingNew, readAnswer } from './answer';
import type { Credentials } from './auth/credentials';
import type {
  Answer,
  AnsweredFile,
  Entry,
  FileOperation,
  Input,
  Operation,
  PagedInput,
  PagedOperation,
  RevisedOperation,
} from './catalogue/operation';
import { createChecker } from './checking';
import { systemClock } from './clock';
import type { Clock } from './clock';
import { exchange } from './exchange';
import type { CallOptions, Server } from './exchange';
import type { Network } from './http/network';
import type { Pace } from './http/pace';
import type { RequestLogLine } from './http/request-log';
import type { HttpAnswer, Transport } from './http/transport';
import { createUndiciTransport } from './http/undici-transport';
import { entriesOf } from './pages';
import { isRecord } from './values';
import { watch } from './watch';
import type { News, WatchOptions } from './watch';

export interface ClientOptions {
  /** Address of the server; the paths of the operations are appended to it. */
  readonly address: string;
  readonly credentials: Credentials;
  /** Receives one line per request, free of credentials. */
  readonly log?: (line: RequestLogLine) => void;
  /** Maximum wait for an answer in milliseconds, if the operation sets none; 30 s by default. */
  readonly timeout?: number;
  /** Maximum size of an answer in bytes; 64 MB by default. */
  readonly maximumAnswerBytes?: number;
  /** Proxies and trusted authorities; by default neither. */
  readonly network?: Network;
  /** Shared by the clients of one server, whose requests it counts and spreads. */
  readonly pace?: Pace;
  /** Transport, clock and random source; tests pass their own. */
  readonly transport?: Transport;
  readonly clock?: Clock;
  readonly random?: () => number;
}

export interface ApiResponse<Data> {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly data: Data;
  readonly notModified?: false;
}

/** The server has nothing newer than the given revision. */
export interface NotModified {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly data?: undefined;
  readonly notModified: true;
}

/** The result of `send`; `NotModified` only for operations with revisions. */
export type Sent<O extends Operation> =
  ApiResponse<Answer<O>> | (O extends { readonly revisions: undefined } ? never : NotModified);

/** Calls the operations of one server. Every failure is an ApiError. */
export interface ApiClient {
  /**
   * Calls an operation and returns its validated answer.
   * @throws ApiError, also when the input names a revision and nothing is newer: use `send` or `watch` for that.
   */
  call<O extends Operation>(operation: O, input: Input<O>, options?: CallOptions): Promise<Answer<O>>;
  /** Like `call`, with status and headers, and with 304 as an outcome. @throws ApiError */
  send<O extends Operation>(operation: O, input: Input<O>, options?: CallOptions): Promise<Sent<O>>;
  /**
   * The entries of a paged list, on all pages; each page is requested on demand. Returns at its end whether these are all, as
   * far as can be told: the list may change while it is read.
   * @throws ApiError
   */
  pages<O extends PagedOperation>(
    operation: O,
    input: PagedInput<O>,
    options?: CallOptions,
  ): AsyncGenerator<Entry<O>, boolean, undefined>;
  /**
   * The answer of an operation, now and after every change, until the signal is aborted or the client is closed; then
   * the loop ends. Survives transient failures. @throws ApiError
   */
  watch<O extends RevisedOperation>(
    operation: O,
    input: Input<O>,
    options?: WatchOptions,
  ): AsyncGenerator<News<Answer<O>>, void, undefined>;
  /** The bytes of the file in an operation's answer, unchanged. @throws ApiError */
  download<O extends FileOperation>(
    operation: O,
    input: Input<O>,
    options?: CallOptions,
  ): Promise<Uint8Array>;
  /** Cancels running requests and closes all connections. */
  close(): Promise<void>;
}

/** Creates a client with its own connections; nothing is sent or loaded before the first call. */
export function createClient(options: ClientOptions): ApiClient {
  const server: Server = {
    address: options.address,
    credentials: options.credentials,
    log: options.log,
    timeout: options.timeout ?? 30_000,
    maximumAnswerBytes: options.maximumAnswerBytes ?? 64 * 1024 * 1024,
    transport: options.transport ?? createUndiciTransport(options.network),
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
    checker: createChecker(),
    pace: options.pace,
  };
  const closed = new AbortController();
  const untilClosed = ({ signal, ...watching }: WatchOptions = {}): WatchOptions => ({
    ...watching,
    signal: signal ? AbortSignal.any([signal, closed.signal]) : closed.signal,
  });
  return {
    call: (operation, input, call) => answered(server, operation, input, call),
    send: (operation, input, call) => send(server, operation, input, call),
    pages: (operation, input, call) => pagesOf(server, operation, input, call),
    watch: (operation, input, watching) => watchOf(server, operation, input, untilClosed(watching)),
    download: (operation, input, call) => download(server, operation, input, call),
    close: () => {
      closed.abort();
      return server.transport.close();
    },
  };
}

/** The types of operation and answer match: readAnswer validates the answer. */
async function send<O extends Operation>(
  server: Server,
  operation: O,
  input: unknown,
  call: CallOptions = {},
): Promise<Sent<O>> {
  const { answer, redact } = await exchange(server, operation, input, call);
  const { status, headers } = answer;
  if (status === 304) return { status, headers, notModified: true } as Sent<O>;
  const data = await readAnswer(operation, answer, server.checker, redact);
  return { status, headers, data } as Sent<O>;
}

async function answered<O extends Operation>(
  server: Server,
  operation: O,
  input: unknown,
  call?: CallOptions,
): Promise<Answer<O>> {
  const outcome = await send(server, operation, input, call);
  if (outcome.notModified) throw nothingNew(operation);
  return outcome.data;
}

function pagesOf<O extends PagedOperation>(
  server: Server,
  operation: O,
  input: PagedInput<O>,
  call?: CallOptions,
) {
  const ask = (page: Record<string, unknown>) => answered(server, operation, page, call);
  return entriesOf(operation.paging, input, ask) as AsyncGenerator<Entry<O>, boolean, undefined>;
}

function watchOf<O extends RevisedOperation>(
  server: Server,
  operation: O,
  input: Input<O>,
  options: WatchOptions,
) {
  const { signal } = options;
  const ask = async (question: Record<string, unknown>) => {
    const { headers, notModified, data } = await send<Operation>(server, operation, question, { signal });
    return { headers, news: notModified ? undefined : { data: data as Answer<O> } };
  };
  const { clock, random } = server;
  const { revisions } = operation;
  return watch({ operation, revisions, input: isRecord(input) ? input : {}, ask, clock, random }, options);
}

async function download(
  server: Server,
  operation: FileOperation,
  input: unknown,
  call: CallOptions = {},
): Promise<Uint8Array> {
  const { answer, redact } = await exchange(server, operation, input, call);
  const data = await readAnswer(operation, answer, server.checker, redact);
  const bytes = fileOf(operation.file, answer, data);
  if (!bytes) throw brokenFile(operation, answer.status);
  return bytes;
}

/**
 * The bytes of the file that an answer of success carries, exactly as they are. Undefined when the answer holds base64
 * that is none.
 * @param data the checked answer.
 */
function fileOf(file: AnsweredFile, answer: HttpAnswer, data: unknown): Uint8Array | undefined {
  if (file === 'whole') return answer.bytes ?? Buffer.from(answer.body);
  const members = isRecord(data) ? data : {};
  const content = String(members[file.content]);
  return members[file.encoding] === 'base64' ? decodedBase64(content) : Buffer.from(content);
}

/** Git hosts break base64 into lines. */
function decodedBase64(text: string): Uint8Array | undefined {
  const compact = text.replace(/\s+/g, '');
  return /^[A-Za-z0-9+/]*={0,2}$/.test(compact) ? Buffer.from(compact, 'base64') : undefined;
}
