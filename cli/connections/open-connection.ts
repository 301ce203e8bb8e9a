import type { Service } from '../../api/catalogue/operation';
import type { ConnectionType } from '../../connections/connection-type';
import { reaches } from '../../connections/resolved-connection';
import type { Session } from '../../connections/session';
import { UsageError } from '../exit-code';
import type { ProcessContext } from '../process-context';
import { findConnection } from './find-connection';
import { openTarget } from './open-target';

/**
 * Opens a session of the connection for `--connection`, with credentials from the environment. Nothing is sent before a
 * client is requested; the caller closes the session.
 *
 * @param given Address of a service, or name of a connection in `engine-room.json` or of an engine below it.
 * @param service Service that the command needs; an address is used as its address.
 * @param types Rows of connection types that there are.
 * @param isReached Whether a connection reaches the service; by its addresses when left out.
 * @throws UsageError when there is no such connection or it doesn't reach the service. Clients of the session throw one
 * with the names of the variables when the environment lacks what signs in, or doesn't name where it may go.
 */
export async function openConnection(
  given: string,
  service: Service,
  context: Pick<ProcessContext, 'folder' | 'environment'>,
  types?: readonly ConnectionType[],
  isReached = reaches,
): Promise<Session> {
  const target = await findConnection(given, service, context, types);
  if (!isReached(target, service)) {
    throw new UsageError(`The connection has no address for ${service}.`);
  }
  return openTarget(target, context.environment);
}
