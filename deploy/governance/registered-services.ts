import type { ListedEngine } from '../../api/catalogue/cse/engine-shapes';
import type { Microservice } from '../../api/catalogue/registry/shapes';
import { ApiError } from '../../api/errors/api-error';
import { microservices } from '../../resources/registry/microservices';
import type { DeployContext } from '../deploy-kind';

/** How long a registry is waited for, in milliseconds: those of a private network are often out of reach. */
const maxWaitMs = 5000;

/**
 * The versions of microservices that an engine's registry lists, for choices; none where it can't be read, or does not
 * answer in time. @throws ApiError of kind `cancelled`
 */
export async function registeredServices(
  engine: ListedEngine,
  { openEngine, lists, clock }: DeployContext,
  signal: AbortSignal,
): Promise<readonly Microservice[]> {
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
    return (await lists.get(microservices, opened, {}, options)).items;
  } catch (error) {
    if (error instanceof ApiError && !signal.aborted) return [];
    throw error;
  } finally {
    ended.abort();
  }
}
