import * as l10n from '@vscode/l10n';
import type { TransportError } from '../http/transport';
import { certificateRemedy } from './certificate-remedy';

/** Why there is no secure connection to a host, in one sentence. */
export function tlsMessage(error: TransportError, host: string): string {
  return isWithoutTls(error)
    ? l10n.t('{0} does not speak https.', host)
    : l10n.t('Couldn’t establish a TLS connection to {0}: {1}', host, tlsReason(error));
}

/** The reason of a failed handshake without the internals of OpenSSL. */
export function tlsReason({ code, message }: TransportError): string {
  if (code === 'ECONNRESET' || code === 'EPIPE') return l10n.t('the server closed the connection');
  if (code === 'ETIMEDOUT') return l10n.t('the server did not answer in time');
  // "80DC…:error:0A00042E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version:…"
  return /:SSL routines:[^:]*:([^:]+)/.exec(message)?.[1] ?? message;
}

export function tlsRemedy(error: TransportError): string {
  if (isWithoutTls(error)) {
    return l10n.t('Use http:// in the address of the connection, or the port for https.');
  }
  return (
    certificateRemedy(error) ??
    l10n.t(
      'Check that the port in the address of the connection is for https, and which versions of TLS and which client certificates the server requires.',
    )
  );
}

/** Whether the answer to a handshake was something else, in the words of OpenSSL. */
export function isWithoutTls({ code, message }: TransportError): boolean {
  return code === 'EPROTO' ? /wrong version number/.test(message) : code === 'ERR_SSL_WRONG_VERSION_NUMBER';
}
