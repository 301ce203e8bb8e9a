import * as l10n from '@vscode/l10n';
import type { Operation } from '../catalogue/operation';
import { TransportError } from '../http/transport';
import type { TransportProblem } from '../http/transport';
import type { Redact } from '../redaction';
import { ApiError } from './api-error';
import type { ApiErrorKind } from './api-error';
import { proxyMessage, proxyRemedy } from './proxy-failure';
import { remedyFor } from './remedies';
import { tlsMessage, tlsRemedy } from './tls-failure';

const kindOf: Record<TransportProblem, ApiErrorKind> = {
  unreachable: 'unreachable',
  tls: 'unreachable',
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
  const { problem, code } = error;
  const kind = kindOf[problem];
  const { host } = new URL(address);
  const repeated = problem === 'interrupted' && operation.effect !== 'safe';
  return new ApiError({
    kind,
    message: redact(transportMessage(error, host)),
    remedy: transportRemedy(error) ?? remedyFor(repeated ? 'timeout' : kind, operation),
    operation: operation.id,
    code,
    mayHaveArrived: problem === 'interrupted',
  });
}

/** What happened to a request to a host, in one sentence. */
export function transportMessage(error: TransportError, host: string): string {
  switch (error.problem) {
    case 'unreachable':
      return unreachableMessage(error, host);
    case 'tls':
      return tlsMessage(error, host);
    case 'interrupted':
      return interruptedMessage(error, host);
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

function unreachableMessage({ code, message }: TransportError, host: string): string {
  switch (code) {
    case 'ECONNREFUSED':
      return l10n.t('Nothing is listening at {0}.', host);
    case 'ENOTFOUND':
      return l10n.t('Couldn’t resolve the host name of {0}.', host);
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return l10n.t('Couldn’t reach {0}.', host);
    default:
      return l10n.t('Couldn’t reach {0}: {1}', host, message);
  }
}

function interruptedMessage({ message, route }: TransportError, host: string): string {
  const proxy = route.proxy?.host;
  return proxy === undefined
    ? l10n.t('The connection to {0} was lost before the answer was complete ({1}).', host, message)
    : l10n.t(
        'The connection to {0} through the proxy {1} was lost before the answer was complete ({2}).',
        host,
        proxy,
        message,
      );
}

/** Assertions of the library are about itself. */
function unreadableMessage({ code, message }: TransportError, host: string): string {
  return code === 'ERR_ASSERTION'
    ? l10n.t('The answer from {0} is not a valid HTTP response.', host)
    : l10n.t('The answer from {0} can’t be read: {1}', host, message);
}

/** The next step for failures whose cause is known; undefined for others. */
export function transportRemedy(error: TransportError): string | undefined {
  switch (error.problem) {
    case 'too-large':
      return l10n.t('Request less: one app or one microservice instead of the whole list.');
    case 'tls':
      return tlsRemedy(error);
    case 'proxy-setting':
    case 'proxy-unreachable':
    case 'proxy-refused':
      return proxyRemedy(error);
    default:
      return undefined;
  }
}
