import { getGovernStatistics, listGovernMicroservices } from '../../api/catalogue/registry/govern';
import type { Microservice, MicroserviceInstance } from '../../api/catalogue/registry/shapes';
import { unlessMissing } from '../missing';
import type { Everything, ListedKind } from '../resource-kind';
import { microservices } from './microservices';
import { maxInstancesWithStates } from './service-states';

/** An instance with the version of the microservice that it runs. */
export interface RegisteredInstance {
  readonly service: Microservice;
  readonly instance: MicroserviceInstance;
}

/**
 * The instances of all microservices, in two requests. Empty and not complete where there are too many, or where an
 * engine doesn't offer its console API: there they are listed by microservice. Registry API §4.
 */
export const allInstances: ListedKind<Everything, RegisteredInstance> = {
  id: 'registry/registered-instance',
  service: 'registry',
  parents: [microservices.id],
  scopeKey: () => '',
  identity: ({ instance }) => instance.instanceId,
  name: ({ instance }) => instance.hostName,
  details: ({ service, instance }) =>
    [microservices.name(service), instance.status, ...(instance.endpoints ?? [])].join(' · '),
  list: async (session, _scope, signal) => {
    const client = await session.client('registry');
    const project_id = session.project;
    const counted = await unlessMissing(client.call(getGovernStatistics, { project_id }, { signal }));
    const count = counted?.statistics.instances?.count;
    if (count === undefined || count > maxInstancesWithStates) return { items: [], complete: false };
    const input = { project_id, options: 'instances' };
    const { allServicesDetail } = await client.call(listGovernMicroservices, input, { signal });
    const items = (allServicesDetail ?? []).flatMap(({ microService: service, instances }) =>
      service ? (instances ?? []).map((instance) => ({ service, instance })) : [],
    );
    return { items, complete: true };
  },
};
