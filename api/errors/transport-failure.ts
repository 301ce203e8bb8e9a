import * as l10n from '@vscode/l10n';
import type { Operation } from '../catalogue/operation';
import { TransportError } from '../http/transport';
import type { TransportProblem } from '../http/transport';
import type { Redact } from '../redaction';
import { ApiError } from './api-error';
import type { ApiErrorKind } from './api-error';
import { remedyFor } from './remedies';

const kindOf: Record<TransportProblem, ApiErrorKind> = {
  unreachable: 'unreachable',
  interrupted: 'unreachable',
  timeout: 'timeout',
  cancelled: 'cancelled',
  'too-large': 'unexpected-answer',
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
    case 'timeout':
      return l10n.t('{0} did not answer in time ({1}).', host, error.message);
    case 'cancelled':
      return l10n.t('The request to {0} was cancelled.', host);
    case 'too-large':
      return l10n.t('The answer from {0} is too large ({1}).', host, error.message);
  }
}

function unreachableMessage(error: TransportError, host: string): string {
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

function remedyOf({ problem, code }: TransportError, operation: Operation): string | undefined {
  if (problem === 'too-large')
    return l10n.t('Request less: one app or one microservice instead of the whole list.');
  if (problem === 'interrupted' && operation.effect !== 'safe') return remedyFor('timeout', operation);
  if (code && /CERT|SIGNED|ISSUER|ALTNAME/.test(code)) {
    return l10n.t(
      'The certificate of the server is not trusted: add its certificate authority to the operating system, or name its file in NODE_EXTRA_CA_CERTS.',
    );
  }
  return undefined;
}
