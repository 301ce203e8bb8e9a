import type { RequestLogLine } from '../../api/http/request-log';
import { localKeys } from '../../connections/local-keys';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import { openSession } from '../../connections/session';
import type { Session } from '../../connections/session';
import type { Environment } from '../process-context';
import { environmentSecrets } from './environment';
import { requireNamed } from './named-addresses';
import { terminalNetwork } from './terminal-network';

/**
 * Opens a session of a connection; with it closes that of the project which an engine is below.
 *
 * @param log Receives one line for each request.
 */
export function openTarget(
  target: ResolvedConnection,
  environment: Environment,
  log?: (line: RequestLogLine) => void,
): Session {
  const findKeys = async () => {
    requireNamed(target, environment);
    return localKeys(environment);
  };
  const above = target.above && openTarget(target.above, environment, log);
  const session = openSession(target, environmentSecrets(environment), {
    findKeys,
    network: terminalNetwork(environment),
    ...(log && { log }),
    ...(above && { above: () => Promise.resolve(above) }),
  });
  return { ...session, close: async () => void (await Promise.all([session.close(), above?.close()])) };
}
