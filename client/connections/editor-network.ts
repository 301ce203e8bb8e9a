import type { ConfiguredProxy, Network } from '../../api/http/network';
import { isExempt } from '../../api/http/no-proxy';
import { noProxyOfVariables, proxyOfVariables } from '../../api/http/proxy-variables';
import { extraCertificates, systemCertificates } from '../../api/http/system-certificates';

/** The editor's settings below `http`. */
interface HttpSettings {
  get<T>(name: string): T | undefined;
}

/**
 * The network as the editor uses it for its own requests: its settings, and the variables for proxies where it has none.
 * The HTTP library is not one that the editor patches, so it has to be given them.
 *
 * @param settings Called for every request, so that a changed setting counts from the next one on.
 */
export function editorNetwork(
  settings: () => HttpSettings,
  environment: Readonly<Record<string, string | undefined>>,
): Network {
  return {
    place: 'editor',
    proxyFor: (url) => proxyFor(url, settings(), environment),
    verifiesBehindProxy: () => settings().get<boolean>('proxyStrictSSL') ?? true,
    authorities: async () => {
      if (!(settings().get<boolean>('systemCertificates') ?? true)) return [];
      return [
        ...(await systemCertificates()),
        ...(await extraCertificates(environment['NODE_EXTRA_CA_CERTS'])),
      ];
    },
  };
}

function proxyFor(
  url: URL,
  settings: HttpSettings,
  environment: Readonly<Record<string, string | undefined>>,
): ConfiguredProxy | undefined {
  if (settings.get('proxySupport') === 'off') return undefined;
  const listed = settings.get<unknown>('noProxy');
  const ownExempt = Array.isArray(listed) ? listed.filter((entry) => typeof entry === 'string') : [];
  const exempt = [...ownExempt, ...noProxyOfVariables(environment)];
  if (isExempt(url, exempt)) return undefined;
  const address = textOf(settings, 'proxy');
  if (!address) return proxyOfVariables(url, environment, 'editor');
  const authorization = textOf(settings, 'proxyAuthorization');
  return { address, authorization, source: 'http.proxy' };
}

/** Settings hold whatever was written into their file. */
function textOf(settings: HttpSettings, name: string): string | undefined {
  const value = settings.get<unknown>(name);
  return typeof value === 'string' ? value.trim() || undefined : undefined;
}
