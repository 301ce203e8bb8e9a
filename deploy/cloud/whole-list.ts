import * as l10n from '@vscode/l10n';
import { ApiError } from '../../api/errors/api-error';
import type { Session } from '../../connections/session';
import type { ResourceKind } from '../../resources/resource-kind';
import type { SharedLists } from '../../resources/shared-lists';

/**
 * A list from its server of which nothing is missing: only then what is not in it is not there.
 * @throws ApiError also when it was not the same from page to page, however often it was read
 */
export async function readWholeList<Scope, Item>(
  lists: SharedLists,
  session: Session,
  kind: ResourceKind<Scope, Item>,
  scope: Scope,
  signal: AbortSignal,
): Promise<readonly Item[]> {
  const { items, error, state } = await lists.get(kind, session, scope, { anew: true, signal });
  if (error) throw error;
  if (state === 'complete') return items;
  throw new ApiError({
    kind: 'unexpected-answer',
    message: l10n.t('The server did not list all of its items.'),
    remedy: l10n.t('Plan again in a moment: they may be changing.'),
    operation: kind.id,
  });
}
