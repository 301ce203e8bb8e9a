import * as l10n from '@vscode/l10n';
import type { TransportError } from '../http/transport';

/** What to do about a certificate that was not accepted; undefined for other errors. */
export function certificateRemedy({ code = '', route }: TransportError): string | undefined {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return l10n.t('The certificate of the server has expired: ask its administrator to renew it.');
    case 'CERT_NOT_YET_VALID':
      return l10n.t('The certificate of the server is not valid yet: check the clock of this computer.');
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return l10n.t(
        'The certificate of the server is for another host name: use that name in the address of the connection.',
      );
  }
  if (!/CERT|SIGNED|ISSUER|LEAF_SIGNATURE/.test(code)) return undefined;
  return route.place === 'editor'
    ? l10n.t(
        'The certificate of the server is not trusted: add its certificate authority to the operating system, whose authorities the editor trusts when http.systemCertificates is on.',
      )
    : l10n.t(
        'The certificate of the server is not trusted: add its certificate authority to the operating system, or name its file in NODE_EXTRA_CA_CERTS.',
      );
}
