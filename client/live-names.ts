import { listRegisteredApps } from '../api/catalogue/lain/repos';
import { listMicroservices } from '../api/catalogue/registry/microservices';
import type { ApiClient } from '../api/client';
import type { LiveNamesList, LiveNamesParams, LiveNamesResult } from '../server/protocol';
import type { Place } from './connections/place';

/** The kinds of names that connections can tell cheaply, in one request each. */
export const liveNameKinds: readonly string[] = ['lain-app', 'microservice'];

/** What live names are asked from. */
export interface LiveNamesSources {
  places(): Promise<readonly Place[]>;
  /** The client of a place that is in use; undefined for places that nobody has looked at: they are left alone. */
  opened(place: Place): Promise<ApiClient> | undefined;
  /** Takes what went wrong; the names of the place are left out then. */
  log(message: string): void;
}

/**
 * Answers the language server's question for names. The lists are partial: a console lists the apps of its caller alone,
 * and what is not registered today may be tomorrow, so that nothing is proved to be missing.
 */
export async function liveNames(
  { kind }: LiveNamesParams,
  sources: LiveNamesSources,
  signal: AbortSignal,
): Promise<LiveNamesResult> {
  const places = await sources.places();
  const lists = await Promise.all(places.map((place) => namesAt(place, kind, sources, signal)));
  return { lists: lists.flatMap((list) => list ?? []) };
}

async function namesAt(
  place: Place,
  kind: string,
  sources: LiveNamesSources,
  signal: AbortSignal,
): Promise<LiveNamesList | undefined> {
  const opened = sources.opened(place);
  const ask = questionFor(place, kind);
  if (opened === undefined || ask === undefined) return undefined;
  try {
    const names = await ask(await opened, signal);
    return { source: place.connection.name, state: 'partial', names: [...new Set(names)].sort() };
  } catch (error) {
    sources.log(
      `Names of ${place.connection.name}: ${error instanceof Error ? error.message : String(error)}`,
    );
    return undefined;
  }
}

type Question = (client: ApiClient, signal: AbortSignal) => Promise<readonly string[]>;

function questionFor({ connection }: Place, kind: string): Question | undefined {
  if (connection.type === 'lain' && kind === 'lain-app') return appNames;
  if (connection.type !== 'engine' || kind !== 'microservice') return undefined;
  const project_id = connection.project ?? 'default';
  return async (client, signal) => {
    const { services } = await client.call(listMicroservices, { project_id }, { signal });
    return (services ?? []).map(({ serviceName }) => serviceName);
  };
}

async function appNames(client: ApiClient, signal: AbortSignal): Promise<readonly string[]> {
  const { repos } = await client.call(listRegisteredApps, {}, { signal });
  return repos.map(({ appname }) => appname);
}
