import * as l10n from '@vscode/l10n';
import type { Operation } from '../catalogue/operation';
import { redirectTarget } from '../http/redirects';
import type { HttpAnswer } from '../http/transport';
import type { Redact } from '../redaction';
import { ApiError, type ApiErrorKind } from './api-error';
import { knownCode } from './codes';
import { readErrorBody } from './error-body';
import type { ErrorBody } from './error-body';
import { remedyOfMissingPermission } from './missing-permission';
import { remedyFor, remedyOfStatus } from './remedies';
import { fittingStatus } from './nacos-failures';
import type { LainCode } from './lain-codes';
import { unknownPath } from './unknown-path';

/** The fixed words that distinguish the failures of the console (LAIN console API, section 4). */
const fixedWords: readonly (readonly [RegExp, LainCode])[] = [
  [/has not been reposited/, 'not-registered'],
  [/has not been deployd?/, 'not-deployed'],
  [/not found both meta and release images/, 'nothing-pushed'],
  [/is not acceptable with error/, 'not-acceptable'],
  [/don't have the access to app/, 'not-maintainer'],
  [/maintainer service not provided/, 'no-sign-in'],
  [/status_code: 423/, 'busy'],
  [/status_code: 405|No resources available/, 'no-resources'],
  [/deployd is now in maintain state/, 'maintenance'],
  [/not all arguments converted during string formatting/, 'broken-route'],
];

/** Our name for a failure of the console, read from its message. */
function lainCodeOf(message: string | undefined): LainCode | undefined {
  return fixedWords.find(([words]) => message !== undefined && words.test(message))?.[1];
}

/**
 * The error for an answer with a failure status, or a success status with a failure inside. `url` is the request's
 * address.
 */
export function failureOfAnswer(
  operation: Operation,
  answer: HttpAnswer,
  url: string,
  redact: Redact,
): ApiError {
  const redirected = redirectTarget(answer, url);
  if (redirected) return redirection(operation, answer.status, redirected, url);

  const body = readErrorBody(answer.body);
  const code = codeOf(operation, body);
  const known = knownCode(operation.service, code, operation.id);
  const status = answer.status < 300 ? fittingStatus(answer) : answer.status;
  const unknown = unknownPath(operation, status, body);
  const kind = unknown?.kind ?? known?.kind ?? kindOfStatus(status);
  const lacksPermission = known ? known.lacksPermission === true : isPlainRefusal(operation, kind, body);
  return new ApiError({
    kind,
    message: unknown?.message ?? redact(messageOf(body, answer.status, known?.meaning)),
    lacksPermission,
    remedy:
      (lacksPermission ? remedyOfMissingPermission(operation) : undefined) ??
      known?.remedy ??
      unknown?.remedy ??
      remedyOfPage(body, status) ??
      remedyOfStatus(status, operation) ??
      remedyFor(kind, operation),
    operation: operation.id,
    status: answer.status,
    code: code && redact(code),
    requestId: requestIdOf(answer, body, redact),
  });
}

/** A refusal by the service itself whose code is not known; the console gives its reason in words. */
function isPlainRefusal({ service }: Operation, kind: ApiErrorKind, { form }: ErrorBody): boolean {
  return kind === 'forbidden' && service !== 'lain' && form === 'json';
}

/** The code in the body; failures of the LAIN console, which has no codes, get one from their message. */
function codeOf(operation: Operation, body: ErrorBody): string | undefined {
  return (operation.service === 'lain' ? lainCodeOf(body.message) : undefined) ?? body.code;
}

/** Headers with the request id of servers, the cloud's gateway and IAM, most specific first. */
const requestIdHeaders = ['x-request-id', 'x-iam-trace-id', 'x-trace-id', 'x-b3-traceid', 'x-correlation-id'];

/** The id of the request in the server's logs. */
function requestIdOf(answer: HttpAnswer, body: ErrorBody, redact: Redact): string | undefined {
  const id = requestIdHeaders.map((name) => answer.headers[name]).find(Boolean) ?? body.requestId;
  return id && redact(id);
}

function messageOf(body: ErrorBody, status: number, meaning: string | undefined): string {
  if (body.form === 'page') {
    return body.message
      ? l10n.t(
          'The server answered {0} with a web page (“{1}”) instead of an API response.',
          status,
          body.message,
        )
      : l10n.t('The server answered {0} with a web page instead of an API response.', status);
  }
  return body.message ?? meaning ?? l10n.t('The server answered {0} without giving a reason.', status);
}

/** A web page instead of an API error comes from another server at this address, unless the server crashed. */
function remedyOfPage(body: ErrorBody, status: number): string | undefined {
  if (body.form !== 'page' || status >= 500) return undefined;
  return l10n.t(
    'Check the address of the connection; older servers also answer like this when they do not support a call.',
  );
}

/** Only the target's origin is shown: the rest is foreign text and may contain sent secrets in any encoding. */
function redirection(operation: Operation, status: number, target: URL, from: string): ApiError {
  if (!/^https?:$/.test(target.protocol)) return strangeRedirection(operation, status, target.protocol);
  const elsewhere = target.origin !== new URL(from).origin;
  return new ApiError({
    kind: 'unexpected-answer',
    message: elsewhere
      ? l10n.t('The server redirects to another server: {0}', target.origin)
      : l10n.t('The server redirects to another address of its own instead of answering.'),
    remedy: elsewhere
      ? l10n.t(
          'If you trust {0}, enter it as the address of the connection; credentials are never forwarded.',
          target.origin,
        )
      : l10n.t('Check the address of the connection.'),
    operation: operation.id,
    status,
  });
}

/** Such addresses have no origin to show. */
function strangeRedirection(operation: Operation, status: number, protocol: string): ApiError {
  return new ApiError({
    kind: 'unexpected-answer',
    message: l10n.t(
      'The server redirects to an address with the scheme {0}, which is not followed.',
      protocol,
    ),
    remedy: l10n.t('Check the address of the connection.'),
    operation: operation.id,
    status,
  });
}

/** The kind of failure that a status alone implies. */
function kindOfStatus(status: number): ApiErrorKind {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 409) return 'conflict';
  if (status >= 500) return 'server';
  if (status >= 400) return 'refused';
  return 'unexpected-answer';
}
