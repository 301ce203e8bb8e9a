import type { ResolvedConnection } from '../../../connections/resolved-connection';
import type { Services } from '../../services';
import { showFailure } from '../register';
import { searchLive, type Found, type Source } from './search-live';

/**
 * Something that the user picks among the results of all connections; undefined when cancelled, or when the row of a
 * failure was chosen, which is then shown with what helps.
 *
 * @param only Searches this connection alone.
 */
export async function pickLive<Value>(
  services: Services,
  title: string,
  sources: readonly Source<Value>[],
  only?: ResolvedConnection,
): Promise<Found<Value> | undefined> {
  const chosen = await searchLive(services, title, sources, only);
  if (!chosen || 'value' in chosen) return chosen;
  await showFailure(services, chosen.error, chosen.target);
  return undefined;
}
