import * as l10n from '@vscode/l10n';
import type { Operation } from '../catalogue/operation';
import { TransportError } from '../http/transport';
import type { TransportProblem } from '../http/transport';
import type { Redact } from '../redaction';
import { ApiError } from './api-error';
import type { ApiErrorKind } from './api-error';
import { certificateRemedy } from './certificate-remedy';
import { proxyMessage, proxyRemedy } from './proxy-failure';
import { remedyFor } from './remedies';

const kindOf: Record<TransportProblem, ApiErrorKind> = {
  unreachable: 'unreachable',
  interrupted: 'unreachable',
  unreadable: 'unexpected-answer',
  timeout: 'timeout',
  cancelled: 'cancelled',
  'too-large': 'unexpected-answer',
  'proxy-setting': 'unreachable',
  'proxy-unreachable': 'unreachable',
  'proxy-refused': 'unreachable',
};

/** The error for a request without a complete answer; other errors than TransportError are returned unchanged. */
export function failureOfTransport(
  operation: Operation,
  error: unknown,
  address: string,
  redact: Redact,
): unknown {
  if (!(error instanceof TransportError)) return error;
  const kind = kindOf[error.problem];
  return new ApiError({
    kind,
    message: redact(messageOf(error, new URL(address).host)),
    remedy: remedyOf(error, operation) ?? remedyFor(kind, operation),
    operation: operation.id,
    code: error.code,
  });
}

function messageOf(error: TransportError, host: string): string {
  switch (error.problem) {
    case 'unreachable':
      return unreachableMessage(error, host);
    case 'interrupted':
      return l10n.t(
        'The connection to {0} was lost before the answer was complete ({1}).',
        host,
        error.message,
      );
    case 'unreadable':
      return unreadableMessage(error, host);
    case 'timeout':
      return l10n.t('{0} did not answer in time ({1}).', host, error.message);
    case 'cancelled':
      return l10n.t('The request to {0} was cancelled.', host);
    case 'too-large':
      return l10n.t('The answer from {0} is too large ({1}).', host, error.message);
    case 'proxy-setting':
    case 'proxy-unreachable':
    case 'proxy-refused':
      return proxyMessage(error, host);
  }
}

/** Whether the answer to a handshake of TLS was something else, in the words of OpenSSL. */
function isWithoutTls({ code, message }: TransportError): boolean {
  return code === 'EPROTO' ? /wrong version number/.test(message) : code === 'ERR_SSL_WRONG_VERSION_NUMBER';
}

function unreachableMessage(error: TransportError, host: string): string {
  if (isWithoutTls(error)) return l10n.t('{0} does not speak https.', host);
  switch (error.code) {
    case 'ECONNREFUSED':
      return l10n.t('Nothing is listening at {0}.', host);
    case 'ENOTFOUND':
      return l10n.t('Couldn’t resolve the host name of {0}.', host);
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return l10n.t('Couldn’t reach {0}.', host);
    default:
      return l10n.t('Couldn’t reach {0}: {1}', host, error.message);
  }
}

/** Assertions of the library are about itself. */
function unreadableMessage({ code, message }: TransportError, host: string): string {
  return code === 'ERR_ASSERTION'
    ? l10n.t('The answer from {0} is not a valid HTTP response.', host)
    : l10n.t('The answer from {0} can’t be read: {1}', host, message);
}

function remedyOf(error: TransportError, operation: Operation): string | undefined {
  switch (error.problem) {
    case 'too-large':
      return l10n.t('Request less: one app or one microservice instead of the whole list.');
    case 'interrupted':
      return operation.effect === 'safe' ? undefined : remedyFor('timeout', operation);
    case 'unreachable':
      return isWithoutTls(error)
        ? l10n.t('Use http:// in the address of the connection, or the port for https.')
        : certificateRemedy(error);
    case 'proxy-setting':
    case 'proxy-unreachable':
    case 'proxy-refused':
      return proxyRemedy(error);
    default:
      return undefined;
  }
}
