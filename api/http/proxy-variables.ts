import type { ConfiguredProxy } from './network';
import { entriesOf } from './no-proxy';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * As curl reads them. It leaves HTTP_PROXY out on purpose: in a program that a web server starts, the header `Proxy` of a
 * stranger's request sets it. Source: curl(1), “ENVIRONMENT”.
 */
const variablesOfCurl = {
  'http:': ['http_proxy', ...spellings('all_proxy')],
  'https:': [...spellings('https_proxy'), ...spellings('all_proxy')],
};

/** As the editor reads them: the proxy for http serves https too. */
const variablesOfEditor = {
  'http:': spellings('http_proxy'),
  'https:': [...spellings('https_proxy'), ...spellings('http_proxy')],
};

/** The proxy that variables name for an address, whatever NO_PROXY says. Empty variables count as absent. */
export function proxyOfVariables(
  { protocol }: URL,
  environment: Environment,
  reader: 'curl' | 'editor',
): ConfiguredProxy | undefined {
  const variables = reader === 'curl' ? variablesOfCurl : variablesOfEditor;
  const names = protocol === 'https:' ? variables['https:'] : variables['http:'];
  const source = names.find((name) => environment[name]?.trim());
  return source === undefined ? undefined : { address: environment[source] ?? '', source };
}

/** The entries of NO_PROXY. */
export function noProxyOfVariables(environment: Environment): readonly string[] {
  const name = spellings('no_proxy').find((spelling) => environment[spelling]?.trim());
  return entriesOf((name && environment[name]) ?? '');
}

/** In lower case, which comes first, and in upper case. */
function spellings(name: string): readonly string[] {
  return [name, name.toUpperCase()];
}
