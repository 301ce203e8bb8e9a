import { hasMeantRoot, hasMeantSpringKey, hasOwnRoot, ownRoots } from './own-text';

const named = /(?:^|[\\/])(?:microservice[^\\/]*\.yaml|(?:application|bootstrap)[^\\/]*\.ya?ml)$/;
const plainName = /(?:^|[\\/])microservice\.yaml$/;
/** Any key at the start of a line; a file without one has just been started. */
const anyKey = /^[ \t]*[^\s#-][^#\r\n]*:(?:\s|$)/m;

/** Names of Spring's files, which its own loader reads and refuses for duplicate keys. */
const springName = /(?:^|[\\/])(?:application|bootstrap)[^\\/]*\.ya?ml$/;

/**
 * Whether a file describes a microservice or its settings: by its name and its microservice part, since most files of
 * these names are about other things. An empty `microservice.yaml` counts too.
 */
export function isMicroservice(fileName: string, text: string): boolean {
  if (isGoFile(fileName))
    return isGoText(text) || (rootsOfFile(fileName) !== undefined && isRouterText(text));
  if (!named.test(fileName)) return false;
  if (hasOwnRoot(text) || hasMeantSpringKey(text)) return true;
  return plainName.test(fileName) && (!anyKey.test(text) || hasMeantRoot(text));
}

/** Names of the files that Go Chassis and Mesher load from their folder `conf`. */
const goName =
  /(?:^|[\\/])(?:chassis|mesher|router|circuit_breaker|load_balancing|rate_limiting|monitoring|tracing|auth|fault|egress|lager|tls)\.yaml$/;

export function isGoFile(fileName: string): boolean {
  return goName.test(fileName);
}

/** The roots that Mesher and Go Chassis 1 read from `router.yaml` beside those of all files. */
export function rootsOfFile(fileName: string | undefined): RegExp | undefined {
  return fileName !== undefined && /(?:^|[\\/])router\.yaml$/.test(fileName) ? routerRoot : undefined;
}

const routerRoot = /^(?:routeRule|sourceTemplate)$/;

/** Other programs have files of these names too, and few of them a root `cse`, so that alone shows nothing. */
function isGoText(text: string): boolean {
  const root = ownRoots(text).find(({ isOwn }) => isOwn)?.name ?? '';
  if (/^servicecomb(?:$|\.)/.test(root)) return true;
  return /^cse(?:$|\.)/.test(root) && goSection.test(text);
}

/** Route rules are by service and have precedences, other than what further programs call so. */
function isRouterText(text: string): boolean {
  return /^routeRule:/m.test(text) && /^[ \t]+(?:- )?precedence:/m.test(text);
}

/** Sections of Go Chassis below its root, nested or with dots. */
const goSection =
  /^(?:[ \t]+|cse\.)(?:protocols|service|registry|config|handler|isolation|circuitBreaker|fallback|fallbackpolicy|loadbalance|flowcontrol|routeRule|router|transport|metrics|credentials|noRefreshSchema|references|monitor|apm)[.:]/m;

export function isSpringFile(fileName: string | undefined): boolean {
  return fileName !== undefined && springName.test(fileName);
}

/** Whether Spring reads the file only after the client of the configuration center has started. */
export function isApplicationFile(fileName: string | undefined): boolean {
  return fileName !== undefined && /(?:^|[\\/])application[^\\/]*\.ya?ml$/.test(fileName);
}
