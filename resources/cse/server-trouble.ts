import { getKieHealth } from '../../api/catalogue/kie/health';
import { getRegistryHealth } from '../../api/catalogue/registry/govern';
import { ApiError, isAddressTrouble } from '../../api/errors/api-error';
import type { Session } from '../../connections/session';

/**
 * What keeps a server of an engine from being reached; undefined when it answers, whatever it says.
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
    return isAddressTrouble(error) ? error : undefined;
  }
}
