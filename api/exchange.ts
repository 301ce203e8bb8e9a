import * as l10n from '@vscode/l10n';
import { addressFault } from './address';
import { isSuccess } from './answer';
import type { Credentials } from './auth/credentials';
import { credentialHeaders, renewedHeaders } from './auth/sign-request';
import type { HeaderValues } from './auth/sign-request';
import type { Operation } from './catalogue/operation';
import type { Checker } from './checking';
import type { Clock } from './clock';
import { failureOfAnswer } from './errors/answer-failure';
import { ApiError } from './errors/api-error';
import { readErrorBody } from './errors/error-body';
import { remedyFor } from './errors/remedies';
import { saysFailure } from './errors/nacos-failures';
import { failureOfTransport } from './errors/transport-failure';
import { sendFollowing } from './http/redirects';
import type { Pace } from './http/pace';
import { sendLogged } from './http/request-log';
import type { RequestLogLine } from './http/request-log';
import { sendWithRetries } from './http/retry';
import type { HttpAnswer, HttpRequest, Transport } from './http/transport';
import { requestedWaitMs } from './long-poll';
import { redactor, secretsInHeaders, secretsInValue } from './redaction';
import type { Redact } from './redaction';
import { buildRequest } from './request';
import type { OperationRequest } from './request';
import { isRecord } from './values';

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Maximum wait for an answer in milliseconds; by default as usual, and as long as the input asks the server to wait. */
  readonly timeout?: number;
  /** Set for one of many calls in a run: its requests wait until the server takes them. */
  readonly inTurn?: boolean;
  /** Called before each request is sent. */
  readonly onSend?: () => void;
}

/** A server from its client's point of view. */
export interface Server {
  readonly address: string;
  readonly credentials: Credentials;
  readonly log?: (line: RequestLogLine) => void;
  readonly timeout: number;
  readonly maximumAnswerBytes: number;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: () => number;
  readonly checker: Checker;
  readonly pace?: Pace;
}

/** A success answer, and the redactor for the secrets of its request. */
export interface Exchanged {
  readonly answer: HttpAnswer;
  readonly redact: Redact;
}

/**
 * Sends one operation: validates the input, signs in, retries if allowed, and renews the credentials once when the
 * server refuses them.
 * @throws ApiError for everything but a success answer.
 */
export async function exchange(
  server: Server,
  operation: Operation,
  input: unknown,
  call: CallOptions,
): Promise<Exchanged> {
  const request = prepare(server, operation, input);
  const secrets = [
    ...secretsInValue(server.checker.inputSchema(operation), input),
    ...filesIn(operation, input),
  ];

  const attempt = async (credentials: HeaderValues): Promise<Exchanged> => {
    secrets.push(...secretsInHeaders(credentials));
    const redact = redactor(secrets);
    const delivery = { input, request, credentials, redact, call };
    return { answer: await deliver(server, operation, delivery), redact };
  };

  const credentials = await credentialHeaders(server, operation, request, call.signal);
  refuseTwoSignIns(operation, request, credentials);
  let outcome = await attempt(credentials);
  if (outcome.answer.status === 401 && operation.authenticated && !isWrongPassword(outcome.answer)) {
    const renewed = await renewedHeaders(server, operation, { request, credentials, signal: call.signal });
    if (renewed) outcome = await attempt(renewed);
  }
  const { answer } = outcome;
  if (isSuccess(operation, answer.status) && !saysFailure(operation, answer)) return outcome;
  throw failureOfAnswer(operation, answer, request.url, outcome.redact);
}

/**
 * Refuses a call whose operation takes a header that also carries the credentials: a signature with access keys is in
 * `Authorization`, where an engine expects the token of its account.
 */
function refuseTwoSignIns(
  operation: Operation,
  { headers }: OperationRequest,
  credentials: HeaderValues,
): void {
  const taken = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const header = Object.keys(credentials).find((name) => taken.has(name.toLowerCase()));
  if (header === undefined) return;
  throw new ApiError({
    kind: 'invalid-request',
    message: l10n.t(
      '{0} needs the header {1} for the engine’s token, but the connection signs its requests in that header.',
      operation.title,
      header,
    ),
    remedy: l10n.t('Use a connection that signs in with a user name and password or a token of IAM.'),
    operation: operation.id,
  });
}

/** Whether a registry took the token but not a password in the body, which sent twice would lock the account sooner. */
function isWrongPassword({ body }: HttpAnswer): boolean {
  return readErrorBody(body).code === '401207';
}

/** Files may contain any secret, so no text of a server may echo them. */
function filesIn({ bodyType }: Operation, input: unknown): string[] {
  const body = bodyType === 'multipart' && isRecord(input) ? input['body'] : undefined;
  return isRecord(body) ? Object.values(body).filter((file) => typeof file === 'string') : [];
}

/** The request of a checked input. */
function prepare(server: Server, operation: Operation, input: unknown): OperationRequest {
  const invalid = (message: string, remedy = remedyFor('invalid-request', operation)) =>
    new ApiError({ kind: 'invalid-request', message, remedy, operation: operation.id });

  if (addressFault(server.address) !== undefined) {
    throw invalid(
      l10n.t('The address of the connection is not the plain http or https address of one server.'),
      l10n.t('Correct the address: scheme, host and port, without a user name, password, ? or #.'),
    );
  }
  const problem = server.checker.inputProblem(operation, input);
  if (problem) throw invalid(l10n.t('{0}: {1}', operation.title, problem));
  try {
    return buildRequest(operation, server.address, input);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalid(l10n.t('{0}: {1} can’t be part of a path', operation.title, error.message));
  }
}

interface Delivery {
  readonly input: unknown;
  readonly request: OperationRequest;
  readonly credentials: HeaderValues;
  readonly redact: Redact;
  readonly call: CallOptions;
}

/** Sends a request with its credentials until it is answered or may not be repeated any more. */
async function deliver(server: Server, operation: Operation, delivery: Delivery): Promise<HttpAnswer> {
  const { request, credentials, redact, call } = delivery;
  const { transport, clock, random, log, pace } = server;
  const usualTimeout = operation.timeout ?? server.timeout;
  const waitMs = requestedWaitMs(operation, delivery.input);
  const complete = {
    ...request,
    headers: { ...request.headers, ...credentials },
    timeout: call.timeout ?? usualTimeout + waitMs,
    maximumBytes: server.maximumAnswerBytes,
    signal: call.signal,
    ...(waitMs > 0 && { waits: true }),
  };
  // A redirect target is foreign text, and may contain sent secrets in any encoding.
  const shown = (url: string) => (url === request.url ? redact(url) : `${new URL(url).origin}/…`);
  const sendOnce = (hop: HttpRequest) => {
    const send = () => {
      call.onSend?.();
      return sendLogged(hop, { operation, transport, clock, shownUrl: shown(hop.url), log });
    };
    if (!pace) return send();
    return call.inTurn ? pace.sendInTurn(send, call.signal) : pace.sendNow(send);
  };
  try {
    return await sendWithRetries(() => sendFollowing(complete, sendOnce), {
      effect: operation.effect,
      clock,
      random,
      signal: call.signal,
    });
  } catch (error) {
    throw failureOfTransport(operation, error, server.address, redact);
  }
}
