import type { Input } from '../../api/catalogue/operation';
import type { createDependency } from '../../api/catalogue/registry/dependencies';
import { refuse } from './errors';
import { keyOf, sameKey, versionsOf } from './services';
import type { ProviderKey } from './services';
import type { Dependency, RegisteredService, RegistryState } from './state';

type Declaration = Input<typeof createDependency>['body']['dependencies'][number];

/** What a consumer declares, in the form of the state. */
interface Declared {
  readonly consumerId: string;
  readonly dependencies: readonly Dependency[];
}

/**
 * Keeps who calls whom: added to what is known, or instead of it, which removes what is not declared. The server takes
 * each provider in all its versions, and forgets those that don't exist whenever something is replaced.
 * @throws RegistryRefusal 400001 for a provider that is named twice, 400012 for an unknown consumer; then nothing is kept
 */
export function declareDependencies(
  state: RegistryState,
  project: string,
  declarations: readonly Declaration[],
  manner: 'add' | 'replace',
): void {
  const declared = declarations.map((one) => readDeclaration(state, project, one));
  for (const { consumerId, dependencies } of declared) {
    const others = state.dependencies.filter(
      (one) => one.consumerId !== consumerId || (manner === 'add' && !dependencies.some(isSame(one))),
    );
    state.dependencies = [...others, ...dependencies];
  }
  if (manner === 'replace') forgetMissingProviders(state, project);
}

/** Forgets that microservices of a project depend on what doesn't exist. */
function forgetMissingProviders(state: RegistryState, project: string): void {
  const services = state.services.filter((one) => one.project === project);
  const consumers = new Set(services.map(({ service }) => service.serviceId));
  const providers = new Set(services.map((one) => textOf(keyOf(one))));
  state.dependencies = state.dependencies.filter(
    (one) => !consumers.has(one.consumerId) || providers.has(textOf(one)),
  );
}

function readDeclaration(state: RegistryState, project: string, declaration: Declaration): Declared {
  const { serviceId: consumerId } = findDeclared(state, project, declaration.consumer).service;
  const dependencies = (declaration.providers ?? []).map(({ environment = '', appId = '', serviceName }) => ({
    consumerId,
    environment,
    appId: appId === '' ? declaration.consumer.appId : appId,
    serviceName,
  }));
  if (new Set(dependencies.map(textOf)).size < dependencies.length) {
    throw refuse(
      400001,
      'Invalid request body for provider info.Duplicate provider or (serviceName and appId is same).',
    );
  }
  return { consumerId, dependencies };
}

function findDeclared(
  state: RegistryState,
  project: string,
  { environment = '', appId, serviceName, version }: Declaration['consumer'],
): RegisteredService {
  const found = versionsOf(state, project, { environment, appId, serviceName }).find(
    ({ service }) => service.version === version,
  );
  if (found) return found;
  const name = [environment, appId, serviceName, version].join('/');
  throw refuse(400012, `Consumer ${name} does not exist.`);
}

function isSame(one: Dependency): (other: Dependency) => boolean {
  return (other) => one.consumerId === other.consumerId && sameKey(one, other);
}

function textOf({ environment, appId, serviceName }: ProviderKey): string {
  return [environment, appId, serviceName].join('/');
}
