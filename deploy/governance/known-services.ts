import type { ListedEngine } from '../../api/catalogue/cse/engine-shapes';
import { scopeOfEngine } from '../../resources/cse/engines';
import { routedServices, type LiveRule, type Routed } from '../../resources/cse/route-rules';
import type { DeployContext } from '../deploy-kind';
import { registeredServices } from './registered-services';

/** A microservice of an engine, with the versions that are known. */
export interface KnownService extends Routed {
  /** Newest first. */
  readonly versions: readonly string[];
}

/** The microservices that are registered on an engine or have route rules there. @throws ApiError */
export async function knownServices(
  engine: ListedEngine,
  context: DeployContext,
  signal: AbortSignal,
): Promise<readonly KnownService[]> {
  const { session, lists } = context;
  const [routed, registered] = await Promise.all([
    lists.get(routedServices, session, scopeOfEngine(engine), { signal }),
    registeredServices(engine, context, signal),
  ]);
  if (routed.error) throw routed.error;
  const versions: readonly (readonly [Routed, readonly string[]])[] = [
    ...registered.map(
      ({ environment = '', appId, serviceName, version }) =>
        [{ environment, app: appId, service: serviceName }, [version]] as const,
    ),
    ...routed.items.map((one) => [one, targetVersions(one.rules)] as const),
  ];
  const byIdentity = new Map<string, KnownService>();
  for (const [{ environment, app, service }, more] of versions) {
    const key = JSON.stringify([environment, app, service]);
    const known = byIdentity.get(key)?.versions ?? [];
    byIdentity.set(key, { environment, app, service, versions: newestFirst([...known, ...more]) });
  }
  return [...byIdentity.values()].sort((one, other) => one.service.localeCompare(other.service));
}

function targetVersions(rules: readonly LiveRule[]): readonly string[] {
  return rules.flatMap(({ route = [] }) => route.flatMap(({ tags }) => tags?.['version'] ?? []));
}

function newestFirst(versions: readonly string[]): readonly string[] {
  return [...new Set(versions)].sort((one, other) => other.localeCompare(one, undefined, { numeric: true }));
}
