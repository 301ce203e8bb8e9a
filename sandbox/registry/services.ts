import { createHash, randomBytes } from 'node:crypto';
import {
  largestVersionNumber,
  type NewInstance,
  type NewMicroservice,
} from '../../api/catalogue/registry/fields';
import type { Microservice } from '../../api/catalogue/registry/shapes';
import { refuse, refuseAboveQuota } from './errors';
import { invalidValue } from './field-rules';
import type { Registry } from './registry';
import type { RegisteredInstance, RegisteredService, RegistryState } from './state';

const conflict = 'ServiceID conflict or found the same service with different id.';

export const serviceQuota = 50_000;
/** Of all microservices together. */
export const instanceQuota = 150_000;

/** Key under which a provider is discovered: all its versions together. */
export interface ProviderKey {
  readonly environment: string;
  readonly appId: string;
  readonly serviceName: string;
}

/** What names an instance; the project begins with the tenant, unless that is the usual one. */
export interface InstanceKey {
  readonly project: string;
  readonly serviceId: string;
  readonly instanceId: string;
}

/** @throws RegistryRefusal 400012 with this detail, which differs from operation to operation */
export function findService(
  state: RegistryState,
  project: string,
  serviceId: string,
  detail = 'Service does not exist.',
): RegisteredService {
  const found = state.services.find((one) => one.project === project && one.service.serviceId === serviceId);
  if (!found) throw refuse(400012, detail);
  return found;
}

/** The microservice of the caller, if given. */
export function findConsumer(
  state: RegistryState,
  project: string,
  consumerId: string | undefined,
): RegisteredService | undefined {
  if (consumerId === undefined || consumerId === '') return undefined;
  const found = state.services.find((one) => one.project === project && one.service.serviceId === consumerId);
  if (!found) throw refuse(400012, `Consumer[${consumerId}] does not exist.`);
  return found;
}

/** @throws RegistryRefusal 400017 with this detail, which differs from operation to operation */
export function findInstance(
  state: RegistryState,
  { project, serviceId, instanceId }: InstanceKey,
  detail: string,
): RegisteredInstance {
  const isKnown = state.services.some(
    (one) => one.project === project && one.service.serviceId === serviceId,
  );
  const found =
    isKnown && instancesOf(state, serviceId).find(({ instance }) => instance.instanceId === instanceId);
  if (!found) throw refuse(400017, detail);
  return found;
}

/** Notes a heartbeat. @throws RegistryRefusal 400017, also when the microservice is unknown */
export function keepAlive(state: RegistryState, key: InstanceKey, now: number): void {
  findInstance(state, key, 'leaseId not exist, instance not exist').heartbeatAt = now;
}

export function instancesOf(state: RegistryState, serviceId: string): readonly RegisteredInstance[] {
  return state.instances[serviceId] ?? [];
}

/** Removes an instance, and returns it. @throws RegistryRefusal 400017, also when the microservice is unknown */
export function removeInstance(state: RegistryState, key: InstanceKey): RegisteredInstance {
  const found = findInstance(state, key, "Instance's leaseId not exist.");
  state.instances[key.serviceId] = instancesOf(state, key.serviceId).filter((one) => one !== found);
  return found;
}

export function keyOf({ service }: RegisteredService): ProviderKey {
  const { environment = '', appId, serviceName } = service;
  return { environment, appId, serviceName };
}

/** All versions of a provider that is asked for by its name or by its second name. */
export function namedVersions(state: RegistryState, project: string, key: ProviderKey): RegisteredService[] {
  const { environment, appId, serviceName } = key;
  const byName = versionsOf(state, project, key);
  if (byName.length > 0) return byName;
  return state.services.filter(
    (one) =>
      one.project === project &&
      one.service.alias === serviceName &&
      sameKey(keyOf(one), { environment, appId, serviceName: one.service.serviceName }),
  );
}

/** All versions of a provider. */
export function versionsOf(state: RegistryState, project: string, key: ProviderKey): RegisteredService[] {
  return state.services.filter((one) => one.project === project && sameKey(keyOf(one), key));
}

export function sameKey(one: ProviderKey, other: ProviderKey): boolean {
  return (
    one.environment === other.environment &&
    one.appId === other.appId &&
    one.serviceName === other.serviceName
  );
}

/**
 * Registers a version of a microservice and answers its id; the same environment, application, name and version again
 * answer the id that exists. Source: Registry API, sections 2 and 3.
 */
export function registerService(
  state: RegistryState,
  project: string,
  wanted: NewMicroservice,
  tags: Record<string, string>,
  now: number,
): string {
  const { environment = '', serviceName } = wanted;
  const appId = orDefault(wanted.appId);
  const version = wanted.version === undefined || wanted.version === '' ? '0.0.1' : wanted.version;
  refuseLargeVersion('MicroService', version);
  const existing =
    versionsOf(state, project, { environment, appId, serviceName }).find(
      (one) => one.service.version === version,
    ) ?? withAlias(state, project, { environment, appId, alias: wanted.alias, version });
  if (existing) {
    const { serviceId } = existing.service;
    if (wanted.serviceId === undefined || wanted.serviceId === serviceId) {
      existing.tags = { ...existing.tags, ...tags };
      return serviceId;
    }
    throw refuse(400010, conflict);
  }
  if (state.services.some(({ service }) => service.serviceId === wanted.serviceId)) {
    throw refuse(400010, conflict);
  }
  refuseAboveQuota('SERVICE', serviceQuota, state.services.length);

  const key = [project, environment, appId, serviceName, version].join('/');
  const serviceId = wanted.serviceId ?? createHash('sha1').update(key).digest('hex');
  const time = seconds(now);
  const service = {
    level: 'BACK',
    status: 'UP',
    schemas: [],
    framework: { name: 'UNKNOWN', version: '0.0.1' },
    ...wanted,
    serviceId,
    environment,
    appId,
    version,
    timestamp: time,
    modTimestamp: time,
  };
  state.services.push({ project, shared: false, service, tags });
  return serviceId;
}

/** The microservice that has this alias for its application, environment and version already. */
function withAlias(
  state: RegistryState,
  project: string,
  {
    environment,
    appId,
    alias = '',
    version,
  }: Record<'environment' | 'appId' | 'version', string> & { alias?: string },
): RegisteredService | undefined {
  if (alias === '') return undefined;
  return state.services.find(
    (one) =>
      one.project === project &&
      one.service.alias === alias &&
      one.service.version === version &&
      sameKey(keyOf(one), { environment, appId, serviceName: one.service.serviceName }),
  );
}

/** Adds an instance and answers its id; an id that is known already counts as a heartbeat and nothing else. */
export function registerInstance(
  state: RegistryState,
  { service }: RegisteredService,
  wanted: NewInstance,
  now: number,
): string {
  const known = instancesOf(state, service.serviceId).find(
    ({ instance }) => instance.instanceId === wanted.instanceId,
  );
  if (known) {
    known.heartbeatAt = now;
    return known.instance.instanceId;
  }
  refuseAboveQuota('INSTANCE', instanceQuota, countInstances(state));
  const healthCheck = acceptedCheck(wanted.healthCheck);
  return addInstance(state, service, { ...wanted, healthCheck }, now).instance.instanceId;
}

/** The health check that the registry derives from the requested one: neither too frequent nor too strict. */
function acceptedCheck(wanted: NewInstance['healthCheck']): NewInstance['healthCheck'] & object {
  const usual = { mode: 'push', interval: 30, times: 3 } as const;
  if (!wanted) return usual;
  if (wanted.mode === 'pull') return { ...wanted, interval: usual.interval, times: usual.times };
  return { ...wanted, interval: Math.max(wanted.interval, 5), times: Math.max(wanted.times, 3) };
}

/** Adds a new instance, after checking the quota. */
export function addInstance(
  state: RegistryState,
  service: Microservice,
  wanted: NewInstance,
  now: number,
): RegisteredInstance {
  const time = seconds(now);
  const instance = {
    status: 'UP',
    endpoints: [],
    properties: {},
    healthCheck: { mode: 'push', interval: 30, times: 3 },
    ...wanted,
    instanceId: wanted.instanceId ?? randomBytes(16).toString('hex'),
    serviceId: service.serviceId,
    version: service.version,
    timestamp: time,
    modTimestamp: time,
  };
  const registered = { instance, heartbeatAt: now, keptAlive: false };
  (state.instances[service.serviceId] ??= []).push(registered);
  return registered;
}

/** The application that an empty name means. */
export function orDefault(appId = ''): string {
  return appId === '' ? 'default' : appId;
}

function countInstances(state: RegistryState): number {
  return Object.values(state.instances).reduce((sum, some) => sum + some.length, 0);
}

/** Deletes a version with everything that belongs to it; without force only one without consumers. */
export function deleteService(
  { state, instances }: Pick<Registry, 'state' | 'instances'>,
  found: RegisteredService,
  { force, now }: { readonly force: boolean; readonly now: number },
): void {
  const { serviceId } = found.service;
  if (found.shared) throw refuse(400001, 'not allow to delete service center');
  if (!force) {
    if (consumersOf(state, found).some((one) => one !== found)) {
      throw refuse(400023, 'Can not delete this service, other service rely it.');
    }
    if (instances.read(serviceId, now).length > 0) {
      throw refuse(400013, 'Can not delete the service deployed instance(s).');
    }
  }
  state.services = state.services.filter((one) => one !== found);
  state.instances = Object.fromEntries(Object.entries(state.instances).filter(([id]) => id !== serviceId));
  state.schemas = state.schemas.filter((one) => one.serviceId !== serviceId);
  const key = keyOf(found);
  const isLast = versionsOf(state, found.project, key).length === 0;
  state.dependencies = state.dependencies.filter(
    (one) => one.consumerId !== serviceId && !(isLast && sameKey(one, key)),
  );
}

/** The services that depend on this one, itself perhaps among them. */
export function consumersOf(state: RegistryState, provider: RegisteredService): RegisteredService[] {
  const ids = state.dependencies
    .filter((dependency) => sameKey(dependency, keyOf(provider)))
    .map((dependency) => dependency.consumerId);
  return state.services.filter(
    (one) => one.project === provider.project && ids.includes(one.service.serviceId),
  );
}

/** The services that this one depends on. */
export function providersOf(state: RegistryState, consumer: RegisteredService): RegisteredService[] {
  return state.dependencies
    .filter((dependency) => dependency.consumerId === consumer.service.serviceId)
    .flatMap((dependency) => versionsOf(state, consumer.project, dependency));
}

export function seconds(milliseconds: number): string {
  return String(Math.floor(milliseconds / 1000));
}

/** Refuses a version with a number above 32767; the message names the version of this struct. */
export function refuseLargeVersion(struct: string, version: string): void {
  if (version.split('.').some((part) => Number(part) > largestVersionNumber)) {
    throw refuse(400001, invalidValue(`${struct}.Version`, version));
  }
}
