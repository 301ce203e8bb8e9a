import * as l10n from '@vscode/l10n';
import { listRegisteredApps } from '../../api/catalogue/lain/repos';
import { getGovernStatistics, getRegistryVersion } from '../../api/catalogue/registry/govern';
import type { ApiClient } from '../../api/client';
import type { EngineConnection } from '../../connections/connection';
import { isEngine, type Place } from './place';

/** Calls the server once, signed in, and says what was found. @throws ApiError */
export async function testConnection(client: ApiClient, place: Place, signal: AbortSignal): Promise<string> {
  if (isEngine(place)) return testEngine(client, place, signal);
  const { repos } = await client.call(listRegisteredApps, {}, { signal });
  return l10n.t('{0} answers. Registered apps: {1}.', place.connection.name, repos.length);
}

async function testEngine(
  client: ApiClient,
  { connection }: Place<EngineConnection>,
  signal: AbortSignal,
): Promise<string> {
  const project_id = connection.project ?? 'default';
  const { version } = await client.call(getRegistryVersion, { project_id }, { signal });
  const { statistics } = await client.call(getGovernStatistics, { project_id }, { signal });
  const services = statistics.services?.count ?? 0;
  return l10n.t('{0} answers. Version: {1}, microservices: {2}.', connection.name, version ?? '?', services);
}
