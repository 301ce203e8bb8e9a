import * as Type from 'typebox';
import {
  deregisterInstance,
  getInstance,
  listInstances,
  registerInstance,
  sendHeartbeat,
  sendHeartbeats,
  updateInstanceProperties,
  updateInstanceStatus,
  updateInstancesStatus,
} from '../../../api/catalogue/registry/instances';
import type { Input } from '../../../api/catalogue/operation';
import type { Endpoint } from '../../http/exchange';
import { done, registryEndpoint, revisionHeader, succeed, unchanged } from '../endpoint';
import type { Registry } from '../registry';
import { hasTags, revisionOf, visibleTo } from '../discovery';
import { refusalOf, refuse } from '../errors';
import {
  findConsumer,
  findInstance,
  findService,
  instancesOf,
  registerInstance as register,
  removeInstance,
  seconds,
} from '../services';
import type { RegisteredService, RegistryState } from '../state';

/** The server takes any text as the new status of many instances, for example ASLEEP, though not as that of one. */
const updateInstancesStatusToAnything = {
  ...updateInstancesStatus,
  body: Type.Object({ ...updateInstancesStatus.body.properties, status: Type.String() }),
};

/** Instances of microservices. Source: CSE API Reference, section 7.5; Registry API, section 3. */
export function instancesEndpoints(registry: Registry): Endpoint[] {
  const { state } = registry;
  return [
    registryEndpoint(registry, registerInstance, ({ project_id, service_id, body }, { now }) => {
      const instanceId = register(state, findService(state, project_id, service_id), body.instance, now);
      return succeed(registerInstance, { instanceId });
    }),

    registryEndpoint(registry, listInstances, (input) => {
      const service = askedProvider(state, input);
      if (!service) throw refuse(400012, `Provider[${input.service_id}] instance does not exist.`);
      const instances = instancesOf(state, input.service_id).map((one) => one.instance);
      const revision = revisionOf(instances);
      if (input.rev === revision) return unchanged(revision);
      return succeed(listInstances, { instances }, revisionHeader(revision));
    }),

    registryEndpoint(registry, deregisterInstance, ({ project_id, service_id, instance_id }) => {
      findService(state, project_id, service_id);
      removeInstance(state, service_id, instance_id);
      return done();
    }),

    registryEndpoint(registry, getInstance, (input) => {
      const { service_id, instance_id } = input;
      if (!askedProvider(state, input)) {
        throw refuse(400017, `Provider[${service_id}] instance[${instance_id}] does not exist.`);
      }
      const { instance } = findInstance(state, service_id, instance_id);
      const revision = revisionOf([instance]);
      if (input.rev === revision) return unchanged(revision);
      return succeed(getInstance, { instance }, revisionHeader(revision));
    }),

    registryEndpoint(
      registry,
      updateInstanceProperties,
      ({ project_id, service_id, instance_id, body }, { now }) => {
        findService(state, project_id, service_id);
        const { instance } = findInstance(state, service_id, instance_id);
        instance.properties = body.properties;
        instance.modTimestamp = seconds(now);
        return done();
      },
    ),

    registryEndpoint(
      registry,
      updateInstanceStatus,
      ({ project_id, service_id, instance_id, value }, { now }) => {
        findService(state, project_id, service_id);
        const { instance } = findInstance(state, service_id, instance_id);
        instance.status = value;
        instance.modTimestamp = seconds(now);
        return done();
      },
    ),

    registryEndpoint(registry, sendHeartbeat, ({ project_id, service_id, instance_id }, { now }) => {
      keepAlive(state, project_id, service_id, instance_id, now);
      return done();
    }),

    registryEndpoint(registry, sendHeartbeats, ({ project_id, body }, { now }) => {
      const named = new Map(body.Instances.map((one) => [`${one.serviceId}/${one.instanceId}`, one]));
      const instances = [...named.values()].map(({ serviceId, instanceId }) => ({
        serviceId,
        instanceId,
        errMessage: refusalOf(() => keepAlive(state, project_id, serviceId, instanceId, now)),
      }));
      return succeed(sendHeartbeats, { instances });
    }),

    registryEndpoint(registry, updateInstancesStatusToAnything, ({ project_id, body }, { now }) => {
      const wanted = Object.entries(body.matches?.properties ?? {});
      const matching = state.services
        .filter((one) => one.project === project_id)
        .flatMap((one) => instancesOf(state, one.service.serviceId))
        .filter(({ instance }) => wanted.every(([name, value]) => instance.properties?.[name] === value));
      for (const { instance } of matching) {
        instance.status = body.status;
        instance.modTimestamp = seconds(now);
      }
      return done();
    }),
  ];
}

/**
 * The microservice version whose instances are requested; undefined when the caller may not see it or it lacks a tag.
 */
function askedProvider(
  state: RegistryState,
  input: Input<typeof listInstances>,
): RegisteredService | undefined {
  const consumer = findConsumer(state, input.project_id, input['X-ConsumerId']);
  const service = findService(state, input.project_id, input.service_id);
  const seen = !consumer || visibleTo(service, consumer.service.appId);
  return seen && hasTags(service, input.tags) ? service : undefined;
}

function keepAlive(
  state: RegistryState,
  project: string,
  serviceId: string,
  instanceId: string,
  now: number,
): void {
  findService(state, project, serviceId);
  findInstance(state, serviceId, instanceId).heartbeatAt = now;
}
