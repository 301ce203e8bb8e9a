import type { ConfiguredProxy } from './network';
import { entriesOf } from './no-proxy';

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables in lower case, as curl reads them; each may also be written in upper case, which comes second. */
const variablesOfCurl = { 'http:': ['http_proxy', 'all_proxy'], 'https:': ['https_proxy', 'all_proxy'] };

/** As the editor reads them: the proxy for http serves https too. */
const variablesOfEditor = { 'http:': ['http_proxy'], 'https:': ['https_proxy', 'http_proxy'] };

/** The proxy that variables name for an address, whatever NO_PROXY says. Empty variables count as absent. */
export function proxyOfVariables(
  { protocol }: URL,
  environment: Environment,
  reader: 'curl' | 'editor',
): ConfiguredProxy | undefined {
  const variables = reader === 'curl' ? variablesOfCurl : variablesOfEditor;
  const names = protocol === 'https:' ? variables['https:'] : variables['http:'];
  const source = names.flatMap(spellings).find((name) => environment[name]?.trim());
  return source === undefined ? undefined : { address: environment[source] ?? '', source };
}

/** The entries of NO_PROXY. */
export function noProxyOfVariables(environment: Environment): readonly string[] {
  const name = spellings('no_proxy').find((spelling) => environment[spelling]?.trim());
  return entriesOf((name && environment[name]) ?? '');
}

function spellings(name: string): readonly string[] {
  return [name, name.toUpperCase()];
}
