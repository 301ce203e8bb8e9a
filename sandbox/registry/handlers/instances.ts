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
import type { Endpoint } from '../../http/exchange';
import { done, registryEndpoint, succeed } from '../endpoint';
import type { Registry } from '../registry';
import { hasTags } from '../discovery';
import { refusalOf } from '../errors';
import {
  findInstance,
  findService,
  instancesOf,
  registerInstance as register,
  removeInstance,
  seconds,
} from '../services';
import type { RegistryState } from '../state';

/** Instances of microservices. Source: CSE API Reference, section 7.5; Registry API, section 3. */
export function instancesEndpoints(registry: Registry): Endpoint[] {
  const { state } = registry;
  return [
    registryEndpoint(registry, registerInstance, ({ project_id, service_id, body }, { now }) => {
      const instanceId = register(state, findService(state, project_id, service_id), body.instance, now);
      return succeed(registerInstance, { instanceId });
    }),

    registryEndpoint(registry, listInstances, (input) => {
      const consumer = input['X-ConsumerId'];
      if (consumer) findService(state, input.project_id, consumer);
      const service = findService(state, input.project_id, input.service_id);
      const found = hasTags(service, input.tags) ? instancesOf(state, input.service_id) : [];
      return succeed(listInstances, { instances: found.map((one) => one.instance) });
    }),

    registryEndpoint(registry, deregisterInstance, ({ project_id, service_id, instance_id }) => {
      findService(state, project_id, service_id);
      removeInstance(state, service_id, instance_id);
      return done();
    }),

    registryEndpoint(registry, getInstance, ({ project_id, service_id, instance_id }) => {
      findService(state, project_id, service_id);
      return succeed(getInstance, { instance: findInstance(state, service_id, instance_id).instance });
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
      const instances = body.Instances.map(({ serviceId, instanceId }) => ({
        serviceId,
        instanceId,
        errMessage: refusalOf(() => keepAlive(state, project_id, serviceId, instanceId, now)),
      }));
      return succeed(sendHeartbeats, { instances });
    }),

    registryEndpoint(registry, updateInstancesStatus, ({ project_id, body }, { now }) => {
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
