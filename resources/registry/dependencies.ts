import { listConsumers, listProviders } from '../../api/catalogue/registry/discovery';
import type { Microservice } from '../../api/catalogue/registry/shapes';
import { below, type ListedKind } from '../resource-kind';
import type { MicroserviceScope } from './instances';
import { microservices } from './microservices';

const common = {
  service: 'registry',
  parents: [microservices.id],
  below: below(microservices, (_scope, { serviceId }) => ({ serviceId })),
  scopeKey: ({ serviceId }: MicroserviceScope) => serviceId,
  identity: ({ serviceId }: Microservice) => serviceId,
  name: ({ serviceName, version }: Microservice) => `${serviceName} ${version}`,
  details: ({ appId, environment = '' }: Microservice) => [appId, environment].join(' '),
} as const;

/** Versions of microservices that a version calls, other than itself. Registry API §3. */
export const providers: ListedKind<MicroserviceScope, Microservice> = {
  ...common,
  id: 'registry/provider',
  list: async (session, { serviceId: consumer_id }, signal) => {
    const client = await session.client('registry');
    const input = { project_id: session.project, consumer_id, noSelf: 1 as const };
    const answer = await client.call(listProviders, input, { signal });
    return { items: answer.providers ?? [], complete: true };
  },
};

/** Versions of microservices that call a version, other than itself. Registry API §3. */
export const consumers: ListedKind<MicroserviceScope, Microservice> = {
  ...common,
  id: 'registry/consumer',
  list: async (session, { serviceId: provider_id }, signal) => {
    const client = await session.client('registry');
    const input = { project_id: session.project, provider_id, noSelf: 1 as const };
    const answer = await client.call(listConsumers, input, { signal });
    return { items: answer.consumers ?? [], complete: true };
  },
};
