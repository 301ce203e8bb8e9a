import * as l10n from '@vscode/l10n';
import type { KieItem } from '../../api/catalogue/kie/shapes';
import { ApiError } from '../../api/errors/api-error';
import { itemAndGovernanceLists } from '../../resources/cse/item-lists';
import { kieItems } from '../../resources/kie/items';
import type { DeployContext } from '../deploy-kind';
import type { StepResult } from '../events';
import { failureOf, isLostAnswer } from '../failures';
import { compareItem, type ItemWrite } from './compare-item';
import type { WantedItem } from './wanted-items';

/**
 * Writes one item: reads it again first, stops if it differs from the plan, writes, and verifies the result. The server
 * has no conditional write, so that somebody else's write in between goes unnoticed. A write that has begun is not
 * aborted, since its result would be unknown. Source: kie §2.
 */
export async function writeItem(
  wanted: WantedItem,
  write: ItemWrite,
  context: DeployContext,
): Promise<StepResult> {
  try {
    const moved = await changedSince(wanted, write, context);
    if (moved) return { state: 'failed', message: moved };
    const written = await send(wanted, write, context);
    return verify(wanted, written);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { state: 'failed', message: failureOf(error) };
  } finally {
    for (const kind of itemAndGovernanceLists) context.lists.invalidateKind(kind, context.session);
  }
}

/** The change of an item since the plan; undefined when there is none. */
async function changedSince(
  wanted: WantedItem,
  write: ItemWrite,
  context: DeployContext,
): Promise<string | undefined> {
  const live = await read(wanted, context);
  if (write.action === 'create') {
    return live && l10n.t('It has been created in the meantime: plan again.');
  }
  if (write.action !== 'change') return undefined;
  if (!live) return l10n.t('It has been deleted in the meantime: plan again.');
  return isSame(live, write.live) ? undefined : l10n.t('It has been changed in the meantime: plan again.');
}

function isSame(one: KieItem, other: KieItem): boolean {
  return (
    one.id === other.id &&
    one.update_revision === other.update_revision &&
    one.value === other.value &&
    one.status === other.status
  );
}

/** The item after the write; read again when the answer was lost. */
async function send(
  wanted: WantedItem,
  write: ItemWrite,
  context: DeployContext,
): Promise<KieItem | undefined> {
  const { signal } = new AbortController();
  const scope = { labels: wanted.labels };
  try {
    if (write.action === 'create') return await kieItems.create(context.session, scope, write.draft, signal);
    if (write.action === 'change') {
      return await kieItems.change(context.session, scope, write.live, write.change, signal);
    }
    return undefined;
  } catch (error) {
    if (error instanceof ApiError && isLostAnswer(error)) return read(wanted, context);
    throw error;
  }
}

function read({ labels, identity }: WantedItem, { session }: DeployContext): Promise<KieItem | undefined> {
  return kieItems.read(session, { labels }, identity, new AbortController().signal);
}

/** The result depends on what the server has now, not on what was sent. */
function verify(wanted: WantedItem, live: KieItem | undefined): StepResult {
  if (live && compareItem(wanted, live).action === 'unchanged') {
    return { state: 'done', message: l10n.t('Written and verified.') };
  }
  return {
    state: 'failed',
    message: live
      ? l10n.t('The server stored a different value or status than the one sent.')
      : l10n.t('The answer was lost, and the server does not have the item: deploy again.'),
  };
}
