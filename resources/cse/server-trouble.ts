import { getKieHealth } from '../../api/catalogue/kie/health';
import { getRegistryHealth } from '../../api/catalogue/registry/govern';
import { ApiError, isAddressTrouble } from '../../api/errors/api-error';
import type { Session } from '../../connections/session';

/** What gateways answer while the server behind them starts. */
const starting = [502, 503, 504];

/**
 * What keeps a server of an engine from being reached, or that it starts; undefined when it answers, whatever it says.
 * @throws ApiError of kind `cancelled`
 */
export async function serverTrouble(
  service: 'registry' | 'kie',
  session: Session,
  signal: AbortSignal,
): Promise<ApiError | undefined> {
  try {
    const client = await session.client(service);
    if (service === 'kie') await client.call(getKieHealth, {}, { signal });
    else await client.call(getRegistryHealth, { project_id: session.project }, { signal });
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind === 'cancelled') throw error;
    const isStarting = error.status !== undefined && starting.includes(error.status);
    return isAddressTrouble(error) || isStarting ? error : undefined;
  }
}
