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
import type { MicroserviceInstance } from '../../../api/catalogue/registry/shapes';
import type { Endpoint } from '../../http/exchange';
import { answerRevision, done, registryEndpoint, succeed } from '../endpoint';
import type { Registry } from '../registry';
import { hasTags, visibleTo } from '../discovery';
import { refusalOf, refuse } from '../errors';
import {
  findConsumer,
  findInstance,
  findService,
  instancesOf,
  keepAlive,
  keyOf,
  registerInstance as register,
  removeInstance,
  seconds,
} from '../services';
import type { InstanceKey } from '../services';
import type { RegisteredService, RegistryState } from '../state';

/** The server takes any text as the new status of many instances, for example ASLEEP, though not as that of one. */
const updateInstancesStatusToAnything = {
  ...updateInstancesStatus,
  body: Type.Object({ ...updateInstancesStatus.body.properties, status: Type.String() }),
};

/** Without properties, the server removes all. */
const updatePropertiesUnchecked = {
  ...updateInstanceProperties,
  body: Type.Partial(updateInstanceProperties.body),
};

/** Instances of microservices. Source: CSE API Reference, section 7.5; Registry API, section 3. */
export function instancesEndpoints(registry: Registry): Endpoint[] {
  const { state, instances } = registry;
  const keyIn = (input: InstancePath): InstanceKey => ({
    project: input.project_id,
    serviceId: input.service_id,
    instanceId: input.instance_id,
  });
  const change = (
    instance: MicroserviceInstance,
    changed: Pick<MicroserviceInstance, 'status' | 'properties'>,
    now: number,
  ) => {
    instances.willChange(instance, now);
    Object.assign(instance, changed, { modTimestamp: seconds(now) });
  };
  return [
    registryEndpoint(registry, registerInstance, ({ project_id, service_id, body }, { now }) => {
      const service = findService(state, project_id, service_id, "Invalid 'serviceID' in request body.");
      return succeed(registerInstance, { instanceId: register(state, service, body.instance, now) });
    }),

    registryEndpoint(registry, listInstances, (input, { now }) => {
      const { provider, flag } = findProvider(state, input);
      if (!provider) throw refuse(400012, `${flag} instances failed, provider instance does not exist`);
      const found = instances.read(input.service_id, now, input.noCache === 1);
      return answerRevision(listInstances, { instances: found }, found, input);
    }),

    registryEndpoint(registry, deregisterInstance, (input, { now }) => {
      const { instance } = removeInstance(state, keyIn(input));
      instances.willGo(instance, now);
      return done();
    }),

    registryEndpoint(registry, getInstance, (input, { now }) => {
      const { instance_id } = input;
      const { provider, flag } = findProvider(state, input);
      const instance =
        provider &&
        instances
          .read(input.service_id, now, input.noCache === 1)
          .find(({ instanceId }) => instanceId === instance_id);
      if (!instance) {
        const detail = `${flag} instance[${instance_id}] failed, provider instance does not exist`;
        throw refuse(400017, detail);
      }
      return answerRevision(getInstance, { instance }, [instance], input);
    }),

    registryEndpoint(registry, updatePropertiesUnchecked, (input, { now }) => {
      const { instance } = findInstance(state, keyIn(input), unknownInstance);
      change(instance, { status: instance.status, properties: input.body.properties ?? {} }, now);
      return done();
    }),

    registryEndpoint(registry, updateInstanceStatus, (input, { now }) => {
      const { instance } = findInstance(state, keyIn(input), unknownInstance);
      change(instance, { status: input.value, properties: instance.properties }, now);
      return done();
    }),

    registryEndpoint(registry, sendHeartbeat, (input, { now }) => {
      keepAlive(state, keyIn(input), now);
      return done();
    }),

    registryEndpoint(registry, sendHeartbeats, ({ project_id: project, body }, { now }) => {
      const named = new Map(body.instances.map((one) => [`${one.serviceId}/${one.instanceId}`, one]));
      const beats = [...named.values()].map(({ serviceId, instanceId }) => ({
        serviceId,
        instanceId,
        errMessage: refusalOf(() => keepAlive(state, { project, serviceId, instanceId }, now)),
      }));
      return succeed(sendHeartbeats, { instances: beats });
    }),

    registryEndpoint(registry, updateInstancesStatusToAnything, ({ project_id, body }, { now }) => {
      const wanted = Object.entries(body.matches?.properties ?? {});
      const matching = state.services
        .filter((one) => one.project === project_id)
        .flatMap((one) => instancesOf(state, one.service.serviceId))
        .filter(({ instance }) => wanted.every(([name, value]) => instance.properties?.[name] === value));
      for (const { instance } of matching) {
        change(instance, { status: body.status, properties: instance.properties }, now);
      }
      return done();
    }),
  ];
}

const unknownInstance = 'Service instance does not exist.';

interface InstancePath {
  readonly project_id: string;
  readonly service_id: string;
  readonly instance_id: string;
}

/**
 * The microservice version whose instances are requested; absent when the caller may not see it or it lacks a tag.
 * `flag` begins the server's message about that.
 */
function findProvider(
  state: RegistryState,
  input: Input<typeof listInstances>,
): { readonly provider: RegisteredService | undefined; readonly flag: string } {
  const { project_id, service_id, tags } = input;
  const consumer = findConsumer(state, project_id, input['X-ConsumerId']);
  const provider = findService(state, project_id, service_id, `Provider[${service_id}] does not exist.`);
  const isVisible = !consumer || visibleTo(provider, consumer.service.appId);
  return {
    provider: isVisible && hasTags(provider, tags) ? provider : undefined,
    flag: `Consumer${flagOf(consumer)} find provider${flagOf(provider)}`,
  };
}

/** `[id][environment/application/name/version]`, all empty for nobody. */
function flagOf(registered: RegisteredService | undefined): string {
  if (!registered) return '[][///]';
  const { environment, appId, serviceName } = keyOf(registered);
  const { serviceId, version } = registered.service;
  return `[${serviceId}][${[environment, appId, serviceName, version].join('/')}]`;
}
