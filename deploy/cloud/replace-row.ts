import * as l10n from '@vscode/l10n';
import { ApiError } from '../../api/errors/api-error';
import { readUntil } from '../../resources/read-until';
import { failureOf, isLostAnswer } from '../failures';
import type { PlannedResource } from './planned-resource';
import { readNow, sent } from './read-now';
import type { WritePlace, Written } from './row';

/** How long a server may still show what was deleted, in milliseconds. Source: resources §3, §7. */
const departure = { pauseMs: 1000, waitTimeoutMs: 5 * 60_000 };

/**
 * Deletes a resource and creates it again. Whatever happens in between, it is said that it was deleted: deploying again
 * creates it. @throws ApiError when the deletion is refused, or the answer to the creation was lost
 */
export async function replace(
  resource: PlannedResource,
  live: unknown,
  place: WritePlace<unknown>,
): Promise<Written> {
  const { row, wanted, names } = resource;
  const removal = await sent(async () => row.remove?.(live, place));
  const { result } = removal;
  if (result?.state === 'failed') return result;
  if (result?.state === 'running') return notCreated(result.message);
  try {
    const left = await readUntil(
      async () => (await readNow(resource, place)).live,
      (now) => now === undefined,
      place.run,
      removal.lost ? { ...departure, waitTimeoutMs: 60_000 } : departure,
    );
    if (left !== undefined && removal.lost) throw removal.lost;
    if (left !== undefined) return notCreated(l10n.t('The server still shows it.'));
  } catch (error) {
    if (place.signal.aborted) return notCreated(l10n.t('It was stopped.'));
    throw error;
  }
  try {
    return await row.create(wanted, names, place);
  } catch (error) {
    if (!(error instanceof ApiError) || isLostAnswer(error)) throw error;
    return notCreated(failureOf(error));
  }
}

function notCreated(reason: string): Written {
  return {
    state: 'failed',
    message: l10n.t('It was deleted, but not created again: deploy again. {0}', reason),
  };
}
