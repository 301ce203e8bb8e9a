import type { Network } from '../../api/http/network';
import { isExempt } from '../../api/http/no-proxy';
import { noProxyOfVariables, proxyOfVariables } from '../../api/http/proxy-variables';
import { extraCertificates, systemCertificates } from '../../api/http/system-certificates';
import type { Environment } from '../process-context';

/**
 * The network of a terminal, as curl uses it: proxies from `https_proxy`, `http_proxy`, `all_proxy` and `no_proxy`, in
 * either case, and the certificate authorities of the operating system or of the file `SSL_CERT_FILE`.
 */
export function terminalNetwork(environment: Environment): Network {
  return {
    place: 'terminal',
    proxyFor: (url) =>
      isExempt(url, noProxyOfVariables(environment)) ? undefined : proxyOfVariables(url, environment, 'curl'),
    verifiesBehindProxy: () => true,
    authorities: async () => [
      ...(await systemCertificates(environment['SSL_CERT_FILE'] || undefined)),
      ...(await extraCertificates(environment['NODE_EXTRA_CA_CERTS'])),
    ],
  };
}
