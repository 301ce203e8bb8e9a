import { getGovernStatistics, listGovernMicroservices } from '../../api/catalogue/registry/govern';
import type { MicroserviceDetail } from '../../api/catalogue/registry/shapes';
import { unlessMissing } from '../missing';
import type { Everything, ListedKind } from '../resource-kind';
import { microservices } from './microservices';

/** Up to this number of instances their states are read; above it they are only counted: an answer has all of them. */
export const maxInstancesWithStates = 2000;

/** How the instances of one version of a microservice are. */
export interface ServiceState {
  readonly serviceId: string;
  readonly instances: number;
  /** Number of instances by status; undefined at engines with so many instances that they are only counted. */
  readonly statuses?: Readonly<Record<string, number>>;
}

/**
 * The states of all versions, in two requests instead of one for each; empty where an engine doesn't offer its console
 * API. Registry API §4.
 */
export const serviceStates: ListedKind<Everything, ServiceState> = {
  id: 'registry/service-state',
  service: 'registry',
  parents: [microservices.id],
  scopeKey: () => '',
  identity: ({ serviceId }) => serviceId,
  name: ({ serviceId }) => serviceId,
  list: async (session, _scope, signal) => {
    const client = await session.client('registry');
    const project_id = session.project;
    const answer = await unlessMissing(client.call(getGovernStatistics, { project_id }, { signal }));
    if (!answer) return { items: [], complete: false };
    const isLarge = (answer.statistics.instances?.count ?? 0) > maxInstancesWithStates;
    const input = { project_id, options: 'instances', ...(isLarge && { countOnly: 1 as const }) };
    const { allServicesDetail } = await client.call(listGovernMicroservices, input, { signal });
    return { items: (allServicesDetail ?? []).flatMap(stateOf), complete: true };
  },
};

function stateOf({ microService, instances, statics }: MicroserviceDetail): ServiceState[] {
  if (!microService) return [];
  const { serviceId } = microService;
  const counted = statics?.instances?.count;
  if (counted !== undefined) return [{ serviceId, instances: counted }];
  const statuses: Record<string, number> = {};
  for (const { status } of instances ?? []) statuses[status] = (statuses[status] ?? 0) + 1;
  return [{ serviceId, instances: instances?.length ?? 0, statuses }];
}
