import { isRecord } from '../../api/values';
import { accessToEngine } from '../../connections/project-engines';
import { reaches, type ResolvedConnection } from '../../connections/resolved-connection';
import { engines } from '../../resources/cse/engines';
import { routedOf, routedServices, type Routed } from '../../resources/cse/route-rules';
import { microservices } from '../../resources/registry/microservices';
import type { ResourceRef } from '../../resources/resource-action';
import type { Services } from '../services';

/** What a row tells about a dark launch. */
export interface LaunchPlace {
  /** The connection that reaches the engine by CSE. */
  readonly connection?: ResolvedConnection;
  readonly engineId?: string;
  readonly service?: Routed;
  /** The version of the row. */
  readonly version?: string;
}

/** What the row that a command was called on, and those above it, tell about a dark launch. @throws ApiError */
export async function launchPlace(services: Services, row: unknown): Promise<LaunchPlace> {
  const node = services.views.nodeOf(row);
  const line = node ? services.views.lineOf(node) : [];
  const connection = line.find((one) => one.connection)?.connection;
  const resources = line.flatMap((one) => one.resources ?? []);
  if (!connection) return {};
  const routes = resources.find(({ kind }) => kind.id === routedServices.id);
  if (routes) return routesPlace(connection, routes);
  const version = resources.find(
    ({ kind, identity }) => kind.id === microservices.id && identity !== undefined,
  );
  return version?.identity === undefined
    ? { connection }
    : versionPlace(services, connection, version.identity);
}

/** The list of routed microservices of an engine, or one of them. */
function routesPlace(connection: ResolvedConnection, { scope, identity }: ResourceRef): LaunchPlace {
  const engineId = isRecord(scope) && typeof scope['engineId'] === 'string' ? scope['engineId'] : undefined;
  return {
    connection,
    ...(engineId !== undefined && { engineId }),
    ...(identity !== undefined && { service: routedOf(identity) }),
  };
}

/** A version of a microservice on an engine's own registry: CSE is reached by the connection above the engine's. */
async function versionPlace(
  { live, lists }: Services,
  own: ResolvedConnection,
  serviceId: string,
): Promise<LaunchPlace> {
  const session = await live.sessions.get(own.id);
  const { items } = await lists.read(microservices, session, {}, serviceId, {});
  const [found] = items;
  const connection = reaches(own, 'cse') ? own : own.above;
  if (!connection || !found) return { connection: own };
  const { environment = '', appId, serviceName, version } = found;
  const engineId = await engineAt(own, connection, { live, lists });
  return {
    connection,
    service: { environment, app: appId, service: serviceName },
    version,
    ...(engineId !== undefined && { engineId }),
  };
}

/** The engine whose servers a connection reaches. */
async function engineAt(
  own: ResolvedConnection,
  above: ResolvedConnection,
  { live, lists }: Pick<Services, 'live' | 'lists'>,
): Promise<string | undefined> {
  const session = await live.sessions.get(above.id);
  const { items } = await lists.get(engines, session, {});
  return items.find((engine) => accessToEngine(above, engine)?.target?.id === own.id)?.id;
}
