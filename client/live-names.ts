import { listRegisteredApps } from '../api/catalogue/lain/repos';
import { listInstances } from '../api/catalogue/registry/instances';
import { listMicroservices } from '../api/catalogue/registry/microservices';
import type { ApiClient } from '../api/client';
import type { LiveNamesList, LiveNamesParams, LiveNamesResult } from '../server/protocol';
import type { Place } from './connections/place';

/** What live names are asked from. */
export interface LiveNamesSources {
  places(): Promise<readonly Place[]>;
  /** The client of a place that is in use; undefined for places that nobody has looked at: they are left alone. */
  opened(place: Place): Promise<ApiClient> | undefined;
  /** Takes what went wrong; the names of the place are left out then. */
  log(message: string): void;
}

/**
 * Answers the language server's question for names. Most lists are partial: a console lists the apps of its caller alone,
 * and what is not registered today may be tomorrow, so that nothing is proved to be missing. Which versions of a
 * microservice have instances now is known in full.
 */
export async function liveNames(
  params: LiveNamesParams,
  sources: LiveNamesSources,
  signal: AbortSignal,
): Promise<LiveNamesResult> {
  const places = await sources.places();
  const lists = await Promise.all(places.map((place) => namesAt(place, params, sources, signal)));
  return { lists: lists.flatMap((list) => list ?? []) };
}

async function namesAt(
  place: Place,
  params: LiveNamesParams,
  sources: LiveNamesSources,
  signal: AbortSignal,
): Promise<LiveNamesList | undefined> {
  const opened = sources.opened(place);
  const ask = questionFor(place, params);
  if (opened === undefined || ask === undefined) return undefined;
  try {
    const names = await ask(await opened, signal);
    const state = params.kind === 'instance-version' ? 'complete' : 'partial';
    return { source: place.connection.name, state, names: [...new Set(names)].sort() };
  } catch (error) {
    sources.log(
      `Names of ${place.connection.name}: ${error instanceof Error ? error.message : String(error)}`,
    );
    return undefined;
  }
}

type Question = (client: ApiClient, signal: AbortSignal) => Promise<readonly string[]>;

function questionFor({ connection }: Place, { kind, scope }: LiveNamesParams): Question | undefined {
  if (connection.type === 'lain') return kind === 'lain-app' ? appNames : undefined;
  const project_id = connection.project ?? 'default';
  if (kind === 'microservice') return (...asking) => serviceNames(project_id, ...asking);
  if (kind !== 'instance-version' || scope === undefined) return undefined;
  return (...asking) => instanceVersions(project_id, scope, ...asking);
}

async function serviceNames(
  project_id: string,
  client: ApiClient,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { services } = await client.call(listMicroservices, { project_id }, { signal });
  return (services ?? []).map(({ serviceName }) => serviceName);
}

/** The versions of a microservice that have instances; all of them, since the registry lists all that there are. */
async function instanceVersions(
  project_id: string,
  service: string,
  client: ApiClient,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { services } = await client.call(listMicroservices, { project_id }, { signal });
  const versions = (services ?? []).filter(({ serviceName }) => serviceName === service);
  const instances = await Promise.all(
    versions.map(({ serviceId: service_id }) =>
      client.call(listInstances, { project_id, service_id }, { signal }),
    ),
  );
  return versions.flatMap(({ version }, index) =>
    (instances[index]?.instances ?? []).length > 0 ? [version] : [],
  );
}

async function appNames(client: ApiClient, signal: AbortSignal): Promise<readonly string[]> {
  const { repos } = await client.call(listRegisteredApps, {}, { signal });
  return repos.map(({ appname }) => appname);
}
