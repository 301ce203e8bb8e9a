import * as l10n from '@vscode/l10n';
import { isSuccess } from './answer';
import type { Credentials } from './auth/credentials';
import { credentialHeaders, renewedHeaders } from './auth/sign-request';
import type { HeaderValues } from './auth/sign-request';
import type { Operation } from './catalogue/operation';
import type { Checker } from './checking';
import type { Clock } from './clock';
import { failureOfAnswer } from './errors/answer-failure';
import { ApiError } from './errors/api-error';
import { remedyFor } from './errors/remedies';
import { saysFailure } from './errors/nacos-failures';
import { failureOfTransport } from './errors/transport-failure';
import { sendFollowing } from './http/redirects';
import { sendLogged } from './http/request-log';
import type { RequestLogLine } from './http/request-log';
import { sendWithRetries } from './http/retry';
import type { HttpAnswer, HttpRequest, Transport } from './http/transport';
import { redactor, secretsInHeaders, secretsInValue } from './redaction';
import type { Redact } from './redaction';
import { buildRequest } from './request';
import type { OperationRequest } from './request';
import { isRecord } from './values';

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Maximum wait for an answer in milliseconds. */
  readonly timeout?: number;
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
    return { answer: await deliver(server, operation, { request, credentials, redact, call }), redact };
  };

  const credentials = await credentialHeaders(server, operation, request, call.signal);
  let outcome = await attempt(credentials);
  if (outcome.answer.status === 401 && operation.authenticated) {
    const renewed = await renewedHeaders(server, operation, { request, credentials, signal: call.signal });
    if (renewed) outcome = await attempt(renewed);
  }
  const { answer } = outcome;
  if (isSuccess(operation, answer.status) && !saysFailure(operation, answer)) return outcome;
  throw failureOfAnswer(operation, answer, request.url, outcome.redact);
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

  if (!isPlainAddress(server.address)) {
    throw invalid(
      l10n.t('The address of the connection is not a plain http or https address.'),
      l10n.t('Correct the address in the settings; it must not contain a user name or password.'),
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

function isPlainAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password, search, hash } = new URL(address);
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === '';
}

interface Delivery {
  readonly request: OperationRequest;
  readonly credentials: HeaderValues;
  readonly redact: Redact;
  readonly call: CallOptions;
}

/** Sends a request with its credentials until it is answered or may not be repeated any more. */
async function deliver(server: Server, operation: Operation, delivery: Delivery): Promise<HttpAnswer> {
  const { request, credentials, redact, call } = delivery;
  const { transport, clock, random, log } = server;
  const complete = {
    ...request,
    headers: { ...request.headers, ...credentials },
    timeout: call.timeout ?? operation.timeout ?? server.timeout,
    maximumBytes: server.maximumAnswerBytes,
    signal: call.signal,
  };
  // A redirect target is foreign text, and may contain sent secrets in any encoding.
  const shown = (url: string) => (url === request.url ? redact(url) : `${new URL(url).origin}/…`);
  const sendOnce = (hop: HttpRequest) =>
    sendLogged(hop, { operation, transport, clock, shownUrl: shown(hop.url), log });
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
