import type { ListedEngine } from '../../api/catalogue/cse/engine-shapes';
import { scopeOfEngine } from '../../resources/cse/engines';
import { matchGroups, policies, type Policy } from '../../resources/cse/policies';
import type { DeployContext } from '../deploy-kind';
import { registeredServices } from './registered-services';

/** Where a policy can apply: to an application in an environment, and perhaps to one microservice of it. */
export interface PolicyScope {
  readonly environment: string;
  readonly app: string;
  readonly service?: string;
}

/**
 * The scopes in use on an engine: those of its policies, and those of its microservices where its registry answers in
 * time. @throws ApiError when the policies can't be read
 */
export async function knownScopes(
  engine: ListedEngine,
  context: DeployContext,
  signal: AbortSignal,
): Promise<readonly PolicyScope[]> {
  const { session, lists } = context;
  const scope = scopeOfEngine(engine);
  const [groups, others, registered] = await Promise.all([
    lists.get(matchGroups, session, scope, { signal }),
    lists.get(policies, session, scope, { signal }),
    registeredServices(engine, context, signal),
  ]);
  if (groups.error) throw groups.error;
  const selected = [...groups.items, ...others.items].flatMap((policy) => scopeOf(policy) ?? []);
  const used = registered.map(({ environment = '', appId, serviceName }) => ({
    environment,
    app: appId,
    service: serviceName,
  }));
  const byText = new Map([...selected, ...used].map((one) => [JSON.stringify(one), one]));
  return [...byText.values()];
}

function scopeOf({ selector }: Policy): PolicyScope | undefined {
  const { environment, app, service } = selector ?? {};
  if (environment === undefined || app === undefined) return undefined;
  return { environment, app, ...(service && { service }) };
}
