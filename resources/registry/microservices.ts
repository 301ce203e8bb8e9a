import { listGovernMicroservices } from '../../api/catalogue/registry/govern';
import { getMicroservice, listMicroservices } from '../../api/catalogue/registry/microservices';
import type { Microservice } from '../../api/catalogue/registry/shapes';
import { unlessMissing } from '../missing';
import type { Everything, ReadableKind } from '../resource-kind';

/**
 * Versions of microservices, in one request: from the registry's console API, or from its plain list where an engine
 * doesn't offer that. The server leaves out what this account may not see, without an error. Registry API §4, §6.
 */
export const microservices: ReadableKind<Everything, Microservice> = {
  id: 'registry/microservice',
  service: 'registry',
  manifest: { apiVersion: 'registry/v4', kind: 'Microservice' },
  parents: [],
  scopeKey: () => '',
  identity: ({ serviceId }) => serviceId,
  name: ({ serviceName, version }) => `${serviceName} ${version}`,
  details: ({ appId, environment = '' }) => [appId, environment].filter((text) => text !== '').join(' · '),
  list: async (session, _scope, signal) => {
    const client = await session.client('registry');
    const project_id = session.project;
    const governed = await unlessMissing(client.call(listGovernMicroservices, { project_id }, { signal }));
    if (governed) {
      const items = (governed.allServicesDetail ?? []).flatMap(({ microService }) => microService ?? []);
      return { items, complete: true };
    }
    const { services } = await client.call(listMicroservices, { project_id }, { signal });
    return { items: services ?? [], complete: true };
  },
  read: async (session, _scope, service_id, signal) => {
    const client = await session.client('registry');
    const input = { project_id: session.project, service_id };
    return (await unlessMissing(client.call(getMicroservice, input, { signal })))?.service;
  },
};
