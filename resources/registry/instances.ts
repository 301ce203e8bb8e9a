import { getInstance, listInstances } from '../../api/catalogue/registry/instances';
import type { MicroserviceInstance } from '../../api/catalogue/registry/shapes';
import { unlessMissing } from '../missing';
import { below, type ReadableKind } from '../resource-kind';
import { microservices } from './microservices';

export interface MicroserviceScope {
  /** Id of the microservice version. */
  readonly serviceId: string;
}

/**
 * Instances of one version of a microservice. The registry has no paging: the list is complete. It comes from a cache
 * that shows changes after 0.3 s and departures after 2.3 s; reading one instance reads past it. Registry API §3.
 */
export const instances: ReadableKind<MicroserviceScope, MicroserviceInstance> = {
  id: 'registry/instance',
  service: 'registry',
  manifest: { apiVersion: 'registry/v4', kind: 'MicroserviceInstance' },
  parents: [microservices.id],
  below: below(microservices, (_scope, { serviceId }) => ({ serviceId })),
  scopeKey: ({ serviceId }) => serviceId,
  identity: ({ instanceId }) => instanceId,
  name: ({ hostName }) => hostName,
  details: ({ status, endpoints }) => [status, ...(endpoints ?? [])].join(' · '),
  list: async (session, { serviceId: service_id }, signal) => {
    const client = await session.client('registry');
    const input = { project_id: session.project, service_id };
    const answer = await client.call(listInstances, input, { signal });
    return { items: answer.instances ?? [], complete: true };
  },
  read: async (session, { serviceId: service_id }, instance_id, signal) => {
    const client = await session.client('registry');
    const input = { project_id: session.project, service_id, instance_id, noCache: 1 as const };
    return (await unlessMissing(client.call(getInstance, input, { signal })))?.instance;
  },
};
