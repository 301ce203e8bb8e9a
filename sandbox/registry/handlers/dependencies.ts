import { addDependencies, createDependency } from '../../../api/catalogue/registry/dependencies';
import { listConsumers, listProviders } from '../../../api/catalogue/registry/discovery';
import { empty } from '../../http/exchange';
import type { Endpoint } from '../../http/exchange';
import { declareDependencies } from '../dependencies';
import { registryEndpoint, succeed } from '../endpoint';
import type { Registry } from '../registry';
import { consumersOf, findService, providersOf } from '../services';

/** The server calls declarations deprecated, and keeps them. */
const kept = () => empty(200, { Deprecation: 'version="v4"' });

/** Who calls whom: as declared, and as found. Source: ServiceStage API Reference, section 5.8; Registry API, section 3. */
export function dependenciesEndpoints(registry: Registry): Endpoint[] {
  const { state } = registry;
  return [
    registryEndpoint(registry, createDependency, ({ project_id, body }) => {
      declareDependencies(state, project_id, body.dependencies, 'replace');
      return kept();
    }),

    registryEndpoint(registry, addDependencies, ({ project_id, body }) => {
      declareDependencies(state, project_id, body.dependencies, 'add');
      return kept();
    }),

    registryEndpoint(registry, listProviders, ({ project_id, consumer_id, noSelf }) => {
      const consumer = findService(state, project_id, consumer_id, 'Consumer does not exist');
      const providers = providersOf(state, consumer).filter((one) => noSelf !== 1 || one !== consumer);
      return succeed(listProviders, { providers: providers.map((one) => one.service) });
    }),

    registryEndpoint(registry, listConsumers, ({ project_id, provider_id, noSelf }) => {
      const provider = findService(state, project_id, provider_id, 'Provider does not exist');
      const consumers = consumersOf(state, provider).filter((one) => noSelf !== 1 || one !== provider);
      return succeed(listConsumers, { consumers: consumers.map((one) => one.service) });
    }),
  ];
}
