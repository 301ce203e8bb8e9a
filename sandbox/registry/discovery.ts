import { createHash } from 'node:crypto';
import type { MicroserviceInstance } from '../../api/catalogue/registry/shapes';
import { refuse } from './errors';
import { findService, instancesOf, orDefault, sameKey, versionsOf } from './services';
import type { ProviderKey } from './services';
import type { RegisteredService, RegistryState } from './state';

/** What a consumer, known or not, looks for. */
export interface Question {
  readonly project: string;
  readonly consumerId: string | undefined;
  readonly environment: string | undefined;
  readonly appId: string;
  /** `application:name` for a provider of another application. */
  readonly serviceName: string;
  readonly tags: string | undefined;
}

export interface Found {
  readonly instances: MicroserviceInstance[];
  /** Changes whenever the instances do. */
  readonly revision: string;
}

/**
 * The instances of all versions of a provider. A known consumer gives its environment, and the registry remembers that
 * it depends on the provider. Source: Registry API, sections 3 (7.5.8) and 8.
 */
export function discover(state: RegistryState, question: Question): Found {
  const consumer = question.consumerId
    ? findService(state, question.project, question.consumerId)
    : undefined;
  const askedApp = orDefault(question.appId);
  const [appOrName = '', otherName] = question.serviceName.split(':');
  const key: ProviderKey = {
    environment: consumer?.service.environment ?? question.environment ?? '',
    appId: otherName === undefined ? askedApp : orDefault(appOrName),
    serviceName: otherName ?? appOrName,
  };
  const versions = versionsOf(state, question.project, key).filter((one) =>
    visibleTo(one, consumer, askedApp),
  );
  if (versions.length === 0) {
    throw refuse(400012, `Provider does not exist, ${key.environment}/${key.appId}/${key.serviceName}`);
  }
  if (consumer) remember(state, consumer, key);
  const instances = versions
    .filter((one) => hasTags(one, question.tags))
    .flatMap((one) => instancesOf(state, one.service.serviceId))
    .map((one) => one.instance);
  return { instances, revision: revisionOf(instances) };
}

export function revisionOf(instances: readonly MicroserviceInstance[]): string {
  return createHash('sha1').update(JSON.stringify(instances)).digest('hex');
}

/** True when the service bears all tags, given with commas between them. */
export function hasTags({ tags }: RegisteredService, wanted: string | undefined): boolean {
  if (wanted === undefined || wanted === '') return true;
  return wanted.split(',').every((tag) => tag in tags);
}

/** Providers of another application are seen only when they allow it. */
function visibleTo(
  provider: RegisteredService,
  consumer: RegisteredService | undefined,
  askedApp: string,
): boolean {
  const app = consumer?.service.appId ?? askedApp;
  return provider.service.appId === app || provider.service.properties?.allowCrossApp === 'true';
}

function remember(state: RegistryState, consumer: RegisteredService, key: ProviderKey): void {
  const { serviceId: consumerId } = consumer.service;
  const known = state.dependencies.some((one) => one.consumerId === consumerId && sameKey(one, key));
  if (!known) state.dependencies.push({ consumerId, ...key });
}
