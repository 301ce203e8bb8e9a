import {
  getGovernStatistics,
  getRegistryHealth,
  getRegistryVersion,
} from '../../api/catalogue/registry/govern';
import type { Statistics } from '../../api/catalogue/registry/shapes';
import type { ApiClient } from '../../api/client';
import { ApiError } from '../../api/errors/api-error';
import type { Everything, ListedKind } from '../resource-kind';

export interface ServiceCenter {
  readonly version: string;
  readonly healthy: boolean;
}

/** The service center of a session: one item. */
export const serviceCenters: ListedKind<Everything, ServiceCenter> = {
  id: 'registry/service-center',
  service: 'registry',
  parents: [],
  scopeKey: () => '',
  identity: () => 'service-center',
  name: () => 'service-center',
  list: async (session, _scope, signal) => {
    const client = await session.client('registry');
    const project_id = session.project;
    const [{ version }, healthy] = await Promise.all([
      client.call(getRegistryVersion, { project_id }, { signal }),
      isHealthy(client, project_id, signal),
    ]);
    return { items: [{ version: version ?? '', healthy }], complete: true };
  },
};

/** Counts of a service center: one item, and the cheapest request that shows whether anything has changed. */
export const statistics: ListedKind<Everything, Statistics> = {
  id: 'registry/statistics',
  service: 'registry',
  parents: [serviceCenters.id],
  scopeKey: () => '',
  identity: () => 'statistics',
  name: () => 'statistics',
  list: async (session, _scope, signal) => {
    const client = await session.client('registry');
    const answer = await client.call(getGovernStatistics, { project_id: session.project }, { signal });
    return { items: [answer.statistics], complete: true };
  },
};

/** An unhealthy registry reports it with a specific error code. Registry API §3, §7 (400002). */
async function isHealthy(client: ApiClient, project_id: string, signal: AbortSignal): Promise<boolean> {
  try {
    await client.call(getRegistryHealth, { project_id }, { signal });
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.code === '400002') return false;
    throw error;
  }
}
