import * as l10n from '@vscode/l10n';
import type { ListedEngine } from '../api/catalogue/cse/engine-shapes';
import type { Service } from '../api/catalogue/operation';
import { accessToEngine } from '../connections/project-engines';
import type { ResolvedConnection } from '../connections/resolved-connection';
import { servicesOf, type Session } from '../connections/session';
import type { DeployContext } from './deploy-kind';

/** Whether a service's resources can be deployed through a connection, also to the engines of its project. */
export function deploysTo(target: ResolvedConnection, service: Service): boolean {
  return isReached(servicesOf(target), service);
}

/** Whether a service is one of the servers of an engine. */
export function isOfEngine(service: Service): boolean {
  return service === 'registry' || service === 'kie';
}

/** Like `deploysTo`, by the services of a session. */
export function isReached(services: readonly Service[], service: Service): boolean {
  return services.includes(service) || (isOfEngine(service) && services.includes('cse'));
}

/**
 * How a deployment opens the engines of a project.
 *
 * @param session The session of the project's connection.
 * @param open Opens the session of an engine's own connection.
 */
export function engineOpener(
  session: Session,
  open: (target: ResolvedConnection) => Promise<Session>,
): NonNullable<DeployContext['openEngine']> {
  return async (engine: ListedEngine) => {
    const access = accessToEngine(session.target, engine);
    if (!access)
      return { problem: l10n.t('The engine {0} has no servers yet, or none of this kind.', engine.name) };
    if (!access.target) return access;
    return access.target === session.target ? session : open(access.target);
  };
}
