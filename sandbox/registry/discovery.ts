import { createHash } from 'node:crypto';
import type { MicroserviceInstance } from '../../api/catalogue/registry/shapes';
import { refuse } from './errors';
import type { Registry } from './registry';
import { findConsumer, keyOf, namedVersions, orDefault, sameKey } from './services';
import type { ProviderKey } from './services';
import type { RegisteredService, RegistryState } from './state';

/** The provider that a consumer, known or not, looks for. */
export interface Question {
  readonly project: string;
  readonly consumerId: string | undefined;
  readonly environment: string | undefined;
  readonly appId: string;
  /** `application:name` for a provider of another application. */
  readonly serviceName: string;
  readonly tags: string | undefined;
  readonly now: number;
  /** Reads past the cache. */
  readonly fresh: boolean;
}

/**
 * The instances of all versions of a provider. A known consumer gives its environment, and the registry remembers that
 * it depends on the provider. Source: Registry API, sections 3 (7.5.8) and 8.
 */
export function discover({ state, instances: cache }: Registry, question: Question): MicroserviceInstance[] {
  const consumer = findConsumer(state, question.project, question.consumerId);
  const askedApp = orDefault(question.appId);
  const [appOrName = '', otherName] = question.serviceName.split(':');
  const key: ProviderKey = {
    environment: consumer?.service.environment ?? question.environment ?? '',
    appId: otherName === undefined ? askedApp : orDefault(appOrName),
    serviceName: otherName ?? appOrName,
  };
  const named = namedVersions(state, question.project, key);
  const versions = named.filter((one) => visibleTo(one, consumer?.service.appId ?? askedApp));
  const [first] = versions;
  if (!first) {
    const asker = consumer ? pathOf(keyOf(consumer), consumer.service.version) : `${key.environment}///`;
    const provider = [key.environment, key.appId, key.serviceName].join('/');
    const flag = `Consumer[${question.consumerId ?? ''}][${asker}] find provider[${provider}]`;
    throw refuse(400012, `${flag} failed, provider does not exist`);
  }
  if (consumer) remember(state, consumer, keyOf(first));
  return versions
    .filter((one) => hasTags(one, question.tags))
    .flatMap((one) => cache.read(one.service.serviceId, question.now, question.fresh));
}

/** Changes whenever the instances do. */
export function revisionOf(instances: readonly MicroserviceInstance[]): string {
  return createHash('sha1').update(JSON.stringify(instances)).digest('hex');
}

/** Whether the service has all tags, given as a comma-separated list. */
export function hasTags({ tags }: RegisteredService, wanted: string | undefined): boolean {
  if (wanted === undefined || wanted === '') return true;
  return wanted.split(',').every((tag) => tag in tags);
}

/** Providers of another application are seen only when they allow it. */
export function visibleTo(provider: RegisteredService, app: string): boolean {
  return provider.service.appId === app || provider.service.properties?.allowCrossApp === 'true';
}

function pathOf({ environment, appId, serviceName }: ProviderKey, version: string): string {
  return [environment, appId, serviceName, version].join('/');
}

function remember(state: RegistryState, consumer: RegisteredService, key: ProviderKey): void {
  const { serviceId: consumerId } = consumer.service;
  const known = state.dependencies.some((one) => one.consumerId === consumerId && sameKey(one, key));
  if (!known) state.dependencies.push({ consumerId, ...key });
}
