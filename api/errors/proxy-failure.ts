import * as l10n from '@vscode/l10n';
import type { TransportError } from '../http/transport';
import { tlsReason } from './tls-failure';

/** What a proxy did, or why it could not be asked. `host` is that of the server. */
export function proxyMessage(error: TransportError, host: string): string {
  const { problem, code, message, route } = error;
  const { host: proxy = '', source = '' } = route.proxy ?? {};
  switch (problem) {
    case 'proxy-setting':
      return message === ''
        ? l10n.t('The address of the proxy in {0} is not valid.', source)
        : l10n.t('The proxy in {0} has the scheme {1}, which is not supported.', source, message);
    case 'proxy-refused':
      return refusal(error, host);
    default:
      return code === 'ECONNREFUSED'
        ? l10n.t('Nothing is listening at the proxy {0}, which {1} names.', proxy, source)
        : l10n.t('Couldn’t reach the proxy {0}, which {1} names: {2}', proxy, source, tlsReason(error));
  }
}

/** What a proxy did that opened no tunnel. */
function refusal({ message, route }: TransportError, host: string): string {
  const { host: proxy = '', source = '' } = route.proxy ?? {};
  if (message === '407') {
    return l10n.t('The proxy {0}, which {1} names, requires a valid user name and password.', proxy, source);
  }
  if (message === '') {
    return l10n.t(
      'The proxy {0}, which {1} names, closed the connection instead of connecting to {2}.',
      proxy,
      source,
      host,
    );
  }
  return /^\d+$/.test(message)
    ? l10n.t(
        'The proxy {0}, which {1} names, didn’t connect to {2}: it answered {3}.',
        proxy,
        source,
        host,
        message,
      )
    : l10n.t('The proxy {0}, which {1} names, didn’t connect to {2}: {3}', proxy, source, host, message);
}

/** What to set so that the proxy works, or is not used. */
export function proxyRemedy({ problem, message, route }: TransportError): string {
  const source = route.proxy?.source ?? '';
  const exemptions = route.place === 'editor' ? 'http.noProxy' : 'NO_PROXY';
  if (problem === 'proxy-setting') {
    return l10n.t('Write it as http://host:port or https://host:port.');
  }
  if (problem === 'proxy-refused') {
    return message === '407'
      ? l10n.t('Write them into {0}, as in http://user:password@host:port.', source)
      : l10n.t(
          'Check the address of the connection; if the proxy can’t reach that server, add its host to {0}.',
          exemptions,
        );
  }
  return l10n.t('Correct {0}, or add the host of the server to {1}.', source, exemptions);
}
