import type { Service } from '../../api/catalogue/operation';
import type { RequestLogLine } from '../../api/http/request-log';
import type { ConnectionType } from '../../connections/connection-type';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import { localKeys } from '../../connections/local-keys';
import { openSession } from '../../connections/session';
import type { Session } from '../../connections/session';
import { UsageError } from '../exit-code';
import type { Environment, ProcessContext } from '../process-context';
import { environmentSecrets } from './environment';
import { findConnection } from './find-connection';
import { requireNamed } from './named-addresses';
import { terminalNetwork } from './terminal-network';

/**
 * Opens a session of the connection for `--connection`, with credentials from the environment. Nothing is sent before a
 * client is requested; the caller closes the session.
 *
 * @param given Address of a service, or name of a connection in `engine-room.json`.
 * @param service Service that the command needs; an address is used as its address.
 * @param types Rows of connection types that there are.
 * @throws UsageError when there is no such connection or it doesn't reach the service. Clients of the session throw one
 * with the names of the variables when the environment lacks what signs in, or doesn't name where it may go.
 */
export async function openConnection(
  given: string,
  service: Service,
  context: Pick<ProcessContext, 'folder' | 'environment'>,
  types?: readonly ConnectionType[],
): Promise<Session> {
  const target = await findConnection(given, service, context, types);
  if (target.addresses[service] === undefined) {
    throw new UsageError(`The connection has no address for ${service}.`);
  }
  return openTarget(target, context.environment);
}

/** Opens a session of a connection. @param log Receives one line for each request. */
export function openTarget(
  target: ResolvedConnection,
  environment: Environment,
  log?: (line: RequestLogLine) => void,
): Session {
  const findKeys = async () => {
    requireNamed(target, environment);
    return localKeys(environment);
  };
  const network = terminalNetwork(environment);
  return openSession(target, environmentSecrets(environment), { findKeys, network, ...(log && { log }) });
}
