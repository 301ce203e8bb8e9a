import {
  getGovernMicroservice,
  getGovernStatistics,
  getRegistryHealth,
  getRegistryVersion,
  getRelations,
  getSyncerHealth,
  listGovernApps,
  listGovernMicroservices,
} from '../../../api/catalogue/registry/govern';
import type {
  MicroserviceDetail,
  MicroserviceInstance,
  Statistics,
} from '../../../api/catalogue/registry/shapes';
import { splitUrl } from '../../http/exchange';
import type { Endpoint, WireRequest } from '../../http/exchange';
import { registryEndpoint, succeed } from '../endpoint';
import { refuse } from '../errors';
import { withinScope } from '../permissions';
import type { Registry } from '../registry';
import { neighboursAmong, relationsOf } from '../relations';
import type { Neighbours } from '../relations';
import { schemasOf } from '../schemas';
import { ownInstances, serverVersion } from '../server';
import { consumersOf, findService, keyOf, providersOf, versionsOf } from '../services';
import type { RegisteredService, RegistryState } from '../state';

/** What the registry's own console requests. Source: Registry API, section 4. */
export function governEndpoints(registry: Registry): Endpoint[] {
  const { state } = registry;
  return [
    registryEndpoint(registry, listGovernMicroservices, (input, { request, scope, now }) => {
      const options = readOptions(input.options);
      const all = visible(state, input.project_id, input.withShared);
      const read = reader(registry, now, input.noCache);
      const statistics = options.has('statistics') ? statisticsOf(read, all) : undefined;
      if (statistics && options.size === 1) return succeed(listGovernMicroservices, { statistics });

      const neighbours = options.has('dependencies') ? neighboursAmong(state, all) : undefined;
      const found = all
        .filter((one) => withinScope(scope, one) && fits(one, input))
        .filter((one) => hasProperties(one, request));
      const allServicesDetail = found.map((one) =>
        summarise({ state, read }, one, {
          options,
          counting: input.countOnly === 1,
          neighbours: neighbours?.(one),
        }),
      );
      return succeed(listGovernMicroservices, { allServicesDetail, ...(statistics && { statistics }) });
    }),

    registryEndpoint(registry, getGovernMicroservice, ({ project_id, service_id, noCache }, { now }) => {
      const found = findService(state, project_id, service_id);
      const microServiceVersions = versionsOf(state, project_id, keyOf(found)).map(
        ({ service }) => service.version,
      );
      const neighbours = { providers: providersOf(state, found), consumers: consumersOf(state, found) };
      const read = reader(registry, now, noCache);
      const detail = describe({ state, read }, found, readOptions('all'), neighbours);
      return succeed(getGovernMicroservice, { service: { ...detail, microServiceVersions } });
    }),

    registryEndpoint(registry, getRelations, ({ project_id, withShared }, { scope }) => {
      const services = visible(state, project_id, withShared).filter((one) => withinScope(scope, one));
      return succeed(getRelations, { ...relationsOf(state, services) });
    }),

    registryEndpoint(registry, getGovernStatistics, ({ project_id, withShared }, { scope, now }) => {
      const services = visible(state, project_id, withShared).filter((one) => withinScope(scope, one));
      return succeed(getGovernStatistics, { statistics: statisticsOf(reader(registry, now), services) });
    }),

    registryEndpoint(registry, listGovernApps, ({ project_id, env = '', withShared }, { scope }) => {
      const services = visible(state, project_id, withShared).filter(
        (one) => withinScope(scope, one) && keyOf(one).environment === env,
      );
      return succeed(listGovernApps, { appIds: [...new Set(services.map(({ service }) => service.appId))] });
    }),

    registryEndpoint(registry, getRegistryVersion, () =>
      succeed(getRegistryVersion, { ...serverVersion, apiVersion: '4.0.0' }),
    ),

    registryEndpoint(registry, getSyncerHealth, () => {
      const { peers = [] } = state;
      if (peers.length === 0) throw refuse(500003, 'sync config is empty');
      return succeed(getSyncerHealth, { peers });
    }),

    registryEndpoint(registry, getRegistryHealth, () =>
      succeed(getRegistryHealth, { instances: ownInstances(state) }),
    ),
  ];
}

function readOptions(options = ''): Set<string> {
  const all = ['tags', 'instances', 'schemas', 'dependencies', 'statistics'];
  return new Set(options === 'all' ? all : options.split(','));
}

function visible(state: RegistryState, project: string, withShared = false): RegisteredService[] {
  return state.services.filter((one) => (one.shared ? withShared : one.project === project));
}

/** A filter of a list that is not given matches everything. */
function fits(
  { service }: RegisteredService,
  { appId, serviceName, env }: { appId?: string; serviceName?: string; env?: string },
): boolean {
  return (
    (appId === undefined || service.appId === appId) &&
    (serviceName === undefined || service.serviceName === serviceName) &&
    (env === undefined || service.environment === env)
  );
}

/** `property` is given as `name:value`, several times when several must fit. */
function hasProperties({ service }: RegisteredService, { url }: WireRequest): boolean {
  const wanted = new URLSearchParams(splitUrl(url).query).getAll('property');
  return wanted.every((text) => {
    const [name = '', ...value] = text.split(':');
    return service.properties?.[name] === value.join(':');
  });
}

/** The instances of a microservice version, by its id. */
type ReadInstances = (serviceId: string) => MicroserviceInstance[];

function reader({ instances }: Registry, now: number, noCache?: 0 | 1): ReadInstances {
  return (serviceId) => instances.read(serviceId, now, noCache === 1);
}

interface View {
  readonly state: RegistryState;
  readonly read: ReadInstances;
}

function describe(
  { state, read }: View,
  found: RegisteredService,
  options: Set<string>,
  neighbours: Neighbours | undefined,
): MicroserviceDetail {
  const { service, tags } = found;
  const services = (list: RegisteredService[]) => list.map((one) => one.service);
  return {
    microService: service,
    ...(options.has('instances') ? { instances: read(service.serviceId) } : {}),
    ...(options.has('schemas') ? { schemaInfos: schemasOf(state, service) } : {}),
    ...(options.has('tags') ? { tags } : {}),
    ...(neighbours
      ? { providers: services(neighbours.providers), consumers: services(neighbours.consumers) }
      : {}),
  };
}

interface Wish {
  readonly options: Set<string>;
  /** Counts instances instead of listing them. */
  readonly counting: boolean;
  readonly neighbours: Neighbours | undefined;
}

/** Lists are shortened: no schema ids, no properties of instances. */
function summarise(
  view: View,
  found: RegisteredService,
  { options, counting, neighbours }: Wish,
): MicroserviceDetail {
  const { instances: all, ...detail } = describe(view, found, options, neighbours);
  const microService = { ...found.service };
  delete microService.schemas;
  if (counting) {
    return { ...detail, microService, statics: all ? { instances: { count: all.length } } : {} };
  }
  const instances = all?.map((one) => {
    const instance = { ...one };
    delete instance.properties;
    return instance;
  });
  return { ...detail, microService, ...(instances ? { instances } : {}) };
}

function statisticsOf(read: ReadInstances, services: readonly RegisteredService[]): Statistics {
  const instances = services.map((one) => read(one.service.serviceId).length);
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
