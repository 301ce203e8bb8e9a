import * as l10n from '@vscode/l10n';
import type { Operation } from '../catalogue/operation';
import type { ApiErrorKind } from './api-error';

/** The remedy for a failure of which only the kind is known. */
export function remedyFor(kind: ApiErrorKind, operation: Operation): string {
  switch (kind) {
    case 'invalid-request':
      return l10n.t('Correct the parameter; nothing was sent.');
    case 'unreachable':
      return l10n.t('Check the address of the connection, your network and the proxy settings.');
    case 'timeout':
      return operation.effect === 'safe'
        ? l10n.t('Try again. If the problem persists, contact the administrator of the server.')
        : l10n.t('The server may still be working: check the state before you try again.');
    case 'cancelled':
      return operation.effect === 'safe'
        ? l10n.t('Nothing needs to be done.')
        : l10n.t('The server may have received the request: check the state.');
    case 'unauthorized':
      return l10n.t(
        'Sign in again: the token or the password of the connection is missing, wrong or expired.',
      );
    case 'forbidden':
      return l10n.t('Ask an administrator for the permission to do this.');
    case 'not-found':
      return l10n.t('Check the name and refresh: it may have been deleted.');
    case 'conflict':
      return l10n.t('Refresh and check the state: somebody may have done this already.');
    case 'refused':
      return l10n.t('Correct what the message names, then try again.');
    case 'server':
      return l10n.t('Try again later. If the problem persists, contact the administrator of the server.');
    case 'unexpected-answer':
      return operation.effect === 'safe'
        ? l10n.t(
            'Check the version of the server, and that the address of the connection is the address of its API.',
          )
        : l10n.t(
            'The server may have carried out the request: check the state, then the address of the connection.',
          );
  }
}

/** The remedy for a status that is more specific than its kind of failure. */
export function remedyOfStatus(status: number, operation: Operation): string | undefined {
  switch (status) {
    case 405:
      return l10n.t(
        'This server does not support the call: check its version and the address of the connection.',
      );
    case 413:
      return l10n.t('Send less at once: the server does not accept a body of this size.');
    case 429:
      return l10n.t('Wait a minute, and refresh less often.');
    case 503:
      return l10n.t('The server is busy or still starting: try again in a few minutes.');
    case 504:
      return remedyFor('timeout', operation);
    default:
      return undefined;
  }
}
