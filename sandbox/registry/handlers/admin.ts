import {
  clearRegistryAlarms,
  dumpRegistry,
  listRegistryAlarms,
  listRegistryClusters,
} from '../../../api/catalogue/registry/admin';
import type { Answer } from '../../../api/catalogue/operation';
import { empty } from '../../http/exchange';
import type { Endpoint } from '../../http/exchange';
import { registryEndpoint, succeed } from '../endpoint';
import { refuse } from '../errors';
import type { Registry } from '../registry';
import { serverVersion } from '../server';

type Cache = NonNullable<Answer<typeof dumpRegistry>['cache']>;

/** What those who run a registry ask of it. */
export function adminEndpoints(registry: Registry): Endpoint[] {
  const { alarms } = registry;
  return [
    registryEndpoint(registry, listRegistryAlarms, () =>
      succeed(listRegistryAlarms, { alarms: [...alarms.all()] }),
    ),

    registryEndpoint(registry, clearRegistryAlarms, () => {
      alarms.clear();
      return empty(200);
    }),

    registryEndpoint(registry, dumpRegistry, ({ project_id, options = '' }, { now }) => {
      if (project_id !== 'default') throw refuse(403001, 'Required admin permission');
      const wanted = new Set(options.trim() === '' ? ['cache'] : options.trim().split(','));
      const has = (option: string) => wanted.has('all') || wanted.has(option);
      return succeed(dumpRegistry, {
        ...(has('info') && { info: { ...serverVersion, os: process.platform, arch: process.arch } }),
        ...(has('cache') && { cache: cacheOf(registry, now) }),
      });
    }),

    registryEndpoint(registry, listRegistryClusters, () =>
      succeed(listRegistryClusters, { clusters: { default: ['http://127.0.0.1:2379'] } }),
    ),
  ];
}

/** Everything that is stored, with its keys in the store. */
function cacheOf({ state, instances }: Registry, now: number): Cache {
  const { services, schemas } = state;
  const entry = <Value>(key: string, value: Value) => ({ key, rev: 1, cluster: 'default', value });
  const under = (folder: string, project: string, rest: string) =>
    `/cse-sr/${folder}/default/${project}/${rest}`;
  const projectOf = new Map(services.map(({ project, service }) => [service.serviceId, project]));
  return {
    services: services.map(({ project, service }) =>
      entry(under('ms/files', project, service.serviceId), service),
    ),
    serviceTags: services
      .filter(({ tags }) => Object.keys(tags).length > 0)
      .map(({ project, service, tags }) => entry(under('ms/tags', project, service.serviceId), tags)),
    summaries: schemas.map(({ serviceId, schemaId, summary }) =>
      entry(under('ms/schema-sum', projectOf.get(serviceId) ?? '', `${serviceId}/${schemaId}`), summary),
    ),
    instances: services.flatMap(({ project, service: { serviceId } }) =>
      instances
        .read(serviceId, now)
        .map((instance) =>
          entry(under('inst/files', project, `${serviceId}/${instance.instanceId}`), instance),
        ),
    ),
  };
}
