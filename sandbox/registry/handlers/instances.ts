import {
  deregisterInstance,
  getInstance,
  listInstances,
  registerInstance,
  sendHeartbeat,
  updateInstanceProperties,
  updateInstanceStatus,
} from '../../../api/catalogue/registry/instances';
import type { Endpoint } from '../../http/exchange';
import { done, registryEndpoint, succeed } from '../endpoint';
import type { Registry } from '../registry';
import { findInstance, findService, instancesOf, registerInstance as register, seconds } from '../services';
import { hasTags } from '../discovery';

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
      const found = findInstance(state, service_id, instance_id);
      state.instances = state.instances.filter((one) => one !== found);
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
      findService(state, project_id, service_id);
      findInstance(state, service_id, instance_id).heartbeatAt = now;
      return done();
    }),
  ];
}
