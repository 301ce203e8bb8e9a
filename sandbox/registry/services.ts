import { createHash, randomBytes } from 'node:crypto';
import type { NewInstance, NewMicroservice } from '../../api/catalogue/registry/fields';
import type { Microservice } from '../../api/catalogue/registry/shapes';
import { refuse } from './errors';
import type { RegisteredInstance, RegisteredService, RegistryState } from './state';

export const serviceQuota = 50_000;
/** Of all microservices together. */
export const instanceQuota = 150_000;

/** Key under which a provider is discovered: all its versions together. */
export interface ProviderKey {
  readonly environment: string;
  readonly appId: string;
  readonly serviceName: string;
}

export function findService(state: RegistryState, project: string, serviceId: string): RegisteredService {
  const found = state.services.find((one) => one.project === project && one.service.serviceId === serviceId);
  if (!found) throw refuse(400012, `Service does not exist, serviceId is ${serviceId}`);
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

export function findInstance(
  state: RegistryState,
  serviceId: string,
  instanceId: string,
): RegisteredInstance {
  const found = instancesOf(state, serviceId).find(({ instance }) => instance.instanceId === instanceId);
  if (!found) throw refuse(400017, `Instance does not exist, instanceId is ${instanceId}`);
  return found;
}

export function instancesOf(state: RegistryState, serviceId: string): readonly RegisteredInstance[] {
  return state.instances[serviceId] ?? [];
}

export function removeInstance(state: RegistryState, serviceId: string, instanceId: string): void {
  const found = findInstance(state, serviceId, instanceId);
  state.instances[serviceId] = instancesOf(state, serviceId).filter((one) => one !== found);
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
  refuseLargeVersion(version);
  const existing = versionsOf(state, project, { environment, appId, serviceName }).find(
    (one) => one.service.version === version,
  );
  if (existing) {
    const { serviceId } = existing.service;
    if (wanted.serviceId === undefined || wanted.serviceId === serviceId) {
      existing.tags = { ...existing.tags, ...tags };
      return serviceId;
    }
    throw refuse(
      400010,
      `ServiceID conflict or found the same service with different serviceId ${serviceId}`,
    );
  }
  if (state.services.some(({ service }) => service.serviceId === wanted.serviceId)) {
    throw refuse(400010, 'ServiceID conflict or found the same service with different key');
  }
  if (state.services.length >= serviceQuota) throw refuse(400100, 'no quota to create service');

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
  if (countInstances(state) >= instanceQuota) throw refuse(400100, 'no quota to create instance');
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
export function deleteService(state: RegistryState, found: RegisteredService, force: boolean): void {
  const { serviceId } = found.service;
  if (found.shared) throw refuse(400001, 'not allow to delete service center');
  if (!force) {
    if (consumersOf(state, found).some((one) => one !== found)) {
      throw refuse(400023, 'Can not delete this service, other service rely it.');
    }
    if (instancesOf(state, serviceId).length > 0) {
      throw refuse(400013, 'Can not delete the service deployed instance(s).');
    }
  }
  state.services = state.services.filter((one) => one !== found);
  state.instances = Object.fromEntries(Object.entries(state.instances).filter(([id]) => id !== serviceId));
  state.schemas = state.schemas.filter((one) => one.serviceId !== serviceId);
  state.dependencies = state.dependencies.filter((one) => one.consumerId !== serviceId);
}

/** The services that have discovered this one, itself perhaps among them. */
export function consumersOf(state: RegistryState, provider: RegisteredService): RegisteredService[] {
  const ids = state.dependencies
    .filter((dependency) => sameKey(dependency, keyOf(provider)))
    .map((dependency) => dependency.consumerId);
  return state.services.filter((one) => ids.includes(one.service.serviceId));
}

/** The services that this one has discovered. */
export function providersOf(state: RegistryState, consumer: RegisteredService): RegisteredService[] {
  return state.dependencies
    .filter((dependency) => dependency.consumerId === consumer.service.serviceId)
    .flatMap((dependency) => versionsOf(state, consumer.project, dependency));
}

export function seconds(milliseconds: number): string {
  return String(Math.floor(milliseconds / 1000));
}

function refuseLargeVersion(version: string): void {
  if (version.split('.').some((part) => Number(part) > 32767)) {
    throw refuse(
      400001,
      `field 'MicroService.Version' invalid value '${version}' does not match rule: {Max: 32767}`,
    );
  }
}
