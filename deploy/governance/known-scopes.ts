import type { ListedEngine } from '../../api/catalogue/cse/engine-shapes';
import { ApiError } from '../../api/errors/api-error';
import { scopeOfEngine } from '../../resources/cse/engines';
import { matchGroups, policies, type Policy } from '../../resources/cse/policies';
import { microservices } from '../../resources/registry/microservices';
import type { DeployContext } from '../deploy-kind';

/** Where a policy can apply: to an application in an environment, and perhaps to one microservice of it. */
export interface PolicyScope {
  readonly environment: string;
  readonly app: string;
  readonly service?: string;
}

/** How long a registry is waited for, in milliseconds: those of a private network are often out of reach. */
const maxWaitMs = 5000;

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
    registeredScopes(engine, context, signal),
  ]);
  if (groups.error) throw groups.error;
  const selected = [...groups.items, ...others.items].flatMap((policy) => scopeOf(policy) ?? []);
  const byText = new Map([...selected, ...registered].map((one) => [JSON.stringify(one), one]));
  return [...byText.values()];
}

function scopeOf({ selector }: Policy): PolicyScope | undefined {
  const { environment, app, service } = selector ?? {};
  if (environment === undefined || app === undefined) return undefined;
  return { environment, app, ...(service && { service }) };
}

async function registeredScopes(
  engine: ListedEngine,
  { openEngine, lists, clock }: DeployContext,
  signal: AbortSignal,
): Promise<readonly PolicyScope[]> {
  const ended = new AbortController();
  const limit = new AbortController();
  void clock.sleep(maxWaitMs, ended.signal).then(
    () => limit.abort(),
    () => undefined, // it answered in time
  );
  try {
    const opened = await openEngine?.(engine);
    if (!opened || 'problem' in opened) return [];
    const options = { signal: AbortSignal.any([signal, limit.signal]) };
    const { items } = await lists.get(microservices, opened, {}, options);
    return items.map(({ environment = '', appId, serviceName }) => ({
      environment,
      app: appId,
      service: serviceName,
    }));
  } catch (error) {
    if (error instanceof ApiError && !signal.aborted) return []; // choices only: the user can type others
    throw error;
  } finally {
    ended.abort();
  }
}
