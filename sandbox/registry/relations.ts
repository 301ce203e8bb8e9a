import type { RelationLine, RelationNode } from '../../api/catalogue/registry/shapes';
import { circlesIn } from './circles';
import { keyOf } from './services';
import type { ProviderKey } from './services';
import type { RegisteredService, RegistryState } from './state';

export interface Relations {
  readonly nodes: RelationNode[];
  readonly lines: RelationLine[];
  readonly circles: { nodes: RelationNode[] }[];
}

/** The other ends of a microservice version's calls. */
export interface Neighbours {
  readonly providers: RegisteredService[];
  readonly consumers: RegisteredService[];
}

/** The picture of who calls whom among these microservice versions. Source: Registry API, section 4. */
export function relationsOf(state: RegistryState, services: readonly RegisteredService[]): Relations {
  const nodes = new Map(services.map((one) => [one.service.serviceId, nodeOf(one)]));
  const calls = callsAmong(state, services);
  const nodesOf = (ids: readonly string[]) => ids.flatMap((id) => nodes.get(id) ?? []);
  const lines = [...calls].flatMap(([consumer, providers]) =>
    nodesOf(providers).map((to) => ({ from: nodes.get(consumer), to, type: '', color: '', descriptor: '' })),
  );
  const circles = circlesIn(calls).map((ids) => ({ nodes: nodesOf(ids) }));
  return { nodes: [...nodes.values()], lines, circles };
}

/** Who calls and is called by each of these microservice versions, found for all of them at once. */
export function neighboursAmong(
  state: RegistryState,
  services: readonly RegisteredService[],
): (one: RegisteredService) => Neighbours {
  const byId = new Map(services.map((one) => [one.service.serviceId, one]));
  const calls = callsAmong(state, services);
  const callers = new Map<string, string[]>();
  for (const [consumer, providers] of calls) {
    for (const provider of providers.filter((id) => id !== consumer)) {
      callers.set(provider, [...(callers.get(provider) ?? []), consumer]);
    }
  }
  const some = (ids: readonly string[] = []) => ids.flatMap((id) => byId.get(id) ?? []);
  return ({ service }) => ({
    providers: some(calls.get(service.serviceId)),
    consumers: some(callers.get(service.serviceId)),
  });
}

/** Ids of the providers, by id of the consumer. */
function callsAmong(state: RegistryState, services: readonly RegisteredService[]): Map<string, string[]> {
  const versions = new Map<string, string[]>();
  for (const one of services) {
    const key = textOf(keyOf(one));
    versions.set(key, [...(versions.get(key) ?? []), one.service.serviceId]);
  }
  const calls = new Map(services.map((one): [string, string[]] => [one.service.serviceId, []]));
  for (const dependency of state.dependencies) {
    calls.get(dependency.consumerId)?.push(...(versions.get(textOf(dependency)) ?? []));
  }
  return calls;
}

function textOf({ environment, appId, serviceName }: ProviderKey): string {
  return [environment, appId, serviceName].join('/');
}

function nodeOf({ service }: RegisteredService): RelationNode {
  const { serviceId, serviceName, appId, version } = service;
  return { id: serviceId, name: serviceName, appId, version, type: '', color: '', position: '' };
}
