import {
  getGovernMicroservice,
  getGovernStatistics,
  getRegistryHealth,
  getRegistryVersion,
  getRelations,
  listGovernApps,
  listGovernMicroservices,
} from '../../../api/catalogue/registry/govern';
import type { MicroserviceDetail, Statistics } from '../../../api/catalogue/registry/shapes';
import type { Endpoint } from '../../http/exchange';
import { registryEndpoint, succeed } from '../endpoint';
import type { Registry } from '../registry';
import { neighboursAmong, relationsOf } from '../relations';
import type { Neighbours } from '../relations';
import { consumersOf, findService, instancesOf, providersOf } from '../services';
import type { RegisteredService, RegistryState } from '../state';

/** What the registry's own console asks for. Source: Registry API, section 4. */
export function governEndpoints(registry: Registry): Endpoint[] {
  const { state } = registry;
  return [
    registryEndpoint(registry, listGovernMicroservices, (input) => {
      const options = readOptions(input.options);
      const all = visible(state, input.project_id, input.withShared);
      const neighbours = options.has('dependencies') ? neighboursAmong(state, all) : undefined;
      const found = all
        .filter(({ service }) => input.appId === undefined || service.appId === input.appId)
        .filter(({ service }) => input.serviceName === undefined || service.serviceName === input.serviceName)
        .filter(({ service }) => input.env === undefined || service.environment === input.env);
      const counted = input.countOnly === 1 || options.has('statistics');
      return succeed(listGovernMicroservices, {
        allServicesDetail:
          input.countOnly === 1 ? [] : found.map((one) => summarise(state, one, options, neighbours?.(one))),
        ...(counted ? { statistics: statisticsOf(state, found) } : {}),
      });
    }),

    registryEndpoint(registry, getGovernMicroservice, ({ project_id, service_id, options }) => {
      const found = findService(state, project_id, service_id);
      const versions = state.services
        .filter(
          ({ service }) =>
            service.serviceName === found.service.serviceName && service.appId === found.service.appId,
        )
        .filter(({ service }) => service.environment === found.service.environment)
        .map(({ service }) => service.version);
      const chosen = readOptions(options ?? 'all');
      const neighbours = { providers: providersOf(state, found), consumers: consumersOf(state, found) };
      const detail = describe(state, found, chosen, chosen.has('dependencies') ? neighbours : undefined);
      return succeed(getGovernMicroservice, { service: { ...detail, microServiceVersions: versions } });
    }),

    registryEndpoint(registry, getRelations, ({ project_id, withShared }) =>
      succeed(getRelations, { ...relationsOf(state, visible(state, project_id, withShared)) }),
    ),

    registryEndpoint(registry, getGovernStatistics, ({ project_id, withShared }) =>
      succeed(getGovernStatistics, {
        statistics: statisticsOf(state, visible(state, project_id, withShared)),
      }),
    ),

    registryEndpoint(registry, listGovernApps, ({ project_id, env, withShared }) => {
      const services = visible(state, project_id, withShared).filter(
        ({ service }) => env === undefined || service.environment === env,
      );
      return succeed(listGovernApps, { appIds: [...new Set(services.map(({ service }) => service.appId))] });
    }),

    registryEndpoint(registry, getRegistryVersion, () =>
      succeed(getRegistryVersion, { version: '2.3.0', apiVersion: '4.0.0', buildTag: 'sandbox' }),
    ),

    registryEndpoint(registry, getRegistryHealth, () => {
      const own = state.services.filter((one) => one.shared);
      const instances = own
        .flatMap((one) => instancesOf(state, one.service.serviceId))
        .map((one) => one.instance);
      return succeed(getRegistryHealth, { instances });
    }),
  ];
}

function readOptions(options = ''): Set<string> {
  const all = ['tags', 'instances', 'schemas', 'dependencies', 'statistics'];
  return new Set(options === 'all' ? all : options.split(','));
}

function visible(state: RegistryState, project: string, withShared = false): RegisteredService[] {
  return state.services.filter((one) => (one.shared ? withShared : one.project === project));
}

function describe(
  state: RegistryState,
  found: RegisteredService,
  options: Set<string>,
  neighbours: Neighbours | undefined,
): MicroserviceDetail {
  const { service, tags } = found;
  const schemas = state.schemas.filter((one) => one.serviceId === service.serviceId);
  const services = (list: RegisteredService[]) => list.map((one) => one.service);
  return {
    microService: service,
    ...(options.has('instances')
      ? { instances: instancesOf(state, service.serviceId).map((one) => one.instance) }
      : {}),
    ...(options.has('schemas')
      ? { schemaInfos: schemas.map(({ schemaId, schema, summary }) => ({ schemaId, schema, summary })) }
      : {}),
    ...(options.has('tags') ? { tags } : {}),
    ...(neighbours
      ? { providers: services(neighbours.providers), consumers: services(neighbours.consumers) }
      : {}),
  };
}

/** Lists are shortened: no schema ids, no properties of instances. */
function summarise(
  state: RegistryState,
  found: RegisteredService,
  options: Set<string>,
  neighbours: Neighbours | undefined,
): MicroserviceDetail {
  const detail = describe(state, found, options, neighbours);
  const microService = { ...found.service };
  delete microService.schemas;
  const instances = detail.instances?.map((one) => {
    const instance = { ...one };
    delete instance.properties;
    return instance;
  });
  return { ...detail, microService, ...(instances ? { instances } : {}) };
}

function statisticsOf(state: RegistryState, services: readonly RegisteredService[]): Statistics {
  const instances = services.map((one) => instancesOf(state, one.service.serviceId).length);
  const count = instances.reduce((sum, number) => sum + number, 0);
  const names = (some: readonly RegisteredService[]) =>
    new Set(some.map(({ service }) => [service.environment, service.appId, service.serviceName].join('/')))
      .size;
  return {
    services: {
      count: names(services),
      onlineCount: names(services.filter((_one, index) => (instances[index] ?? 0) > 0)),
    },
    instances: { count, countByDomain: count },
    apps: { count: new Set(services.map(({ service }) => service.appId)).size },
  };
}
