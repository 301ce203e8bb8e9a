import { hasMeantRoot, hasOwnRoot } from './own-text';

const named = /(?:^|[\\/])(?:microservice[^\\/]*\.yaml|(?:application|bootstrap)[^\\/]*\.ya?ml)$/;
const plainName = /(?:^|[\\/])microservice\.yaml$/;
/** Any key at the start of a line; a file without one has just been started. */
const anyKey = /^[ \t]*[^\s#-][^#\r\n]*:(?:\s|$)/m;

/** Names of Spring's files, which its own loader reads and refuses for duplicate keys. */
const springName = /(?:^|[\\/])(?:application|bootstrap)[^\\/]*\.ya?ml$/;

/**
 * Whether a file describes a microservice: by its name and its microservice part, since most files of these names are
 * about other things. An empty `microservice.yaml` counts too.
 */
export function isMicroservice(fileName: string, text: string): boolean {
  if (!named.test(fileName)) return false;
  return hasOwnRoot(text) || (plainName.test(fileName) && (!anyKey.test(text) || hasMeantRoot(text)));
}

/** Names of the files that Go Chassis and Mesher load from their folder `conf`. */
const goName =
  /(?:^|[\\/])(?:chassis|mesher|router|circuit_breaker|load_balancing|rate_limiting|monitoring|tracing|auth|fault|egress|lager|tls)\.yaml$/;

export function isGoFile(fileName: string): boolean {
  return goName.test(fileName);
}

export function isSpringFile(fileName: string | undefined): boolean {
  return fileName !== undefined && springName.test(fileName);
}

/** Whether Spring reads the file only after the client of the configuration center has started. */
export function isApplicationFile(fileName: string | undefined): boolean {
  return fileName !== undefined && /(?:^|[\\/])application[^\\/]*\.ya?ml$/.test(fileName);
}
