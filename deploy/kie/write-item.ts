import * as l10n from '@vscode/l10n';
import type { KieItem } from '../../api/catalogue/kie/shapes';
import { ApiError } from '../../api/errors/api-error';
import { isLostAnswer } from '../../api/errors/lost-answer';
import { itemAndGovernanceLists } from '../../resources/cse/item-lists';
import { kieItems } from '../../resources/kie/items';
import { readUntil } from '../../resources/read-until';
import type { DeployContext } from '../deploy-kind';
import type { StepResult } from '../events';
import { failureOf } from '../failures';
import { compareItem, type ItemWrite } from './compare-item';
import { readItem, type ItemsBeforeWrites } from './items-before-writes';
import type { WantedItem } from './wanted-items';

/** How long a list may not show yet what was written, in milliseconds. Source: resources §12. */
const lag = { pauseMs: 1000, waitTimeoutMs: 5000 };

/**
 * Writes one item: reads it again first, stops if it differs from the plan, writes, and verifies the result. The server
 * has no conditional write, so that somebody else's write in between goes unnoticed. A write that has begun is not
 * aborted, since its result would be unknown. Source: kie §2.
 *
 * @param before Reads the items that the plan writes.
 */
export async function writeItem(
  wanted: WantedItem,
  write: ItemWrite,
  context: DeployContext,
  before: ItemsBeforeWrites,
): Promise<StepResult> {
  try {
    const live = await before.read(wanted, context);
    const moved = changeSince(write, live);
    if (moved !== undefined) return isAsWanted(wanted, live) ? thereAlready() : untouched(moved);
    return await sendAndVerify(wanted, write, context);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return failed(failureOf(error));
  } finally {
    for (const kind of itemAndGovernanceLists) context.lists.invalidateKind(kind, context.session);
  }
}

/** The value of an item as it is now, below the members of its document; undefined when there is none. @throws ApiError */
export async function valueNow(wanted: WantedItem, context: DeployContext) {
  const live = await readItem(wanted, context.session);
  return live && { spec: { value: live.value } };
}

/** How an item has changed since the plan; undefined when it has not. */
function changeSince(write: ItemWrite, live: KieItem | undefined): string | undefined {
  if (write.action === 'create') return live && createdMeanwhile();
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

/** Writes an item, and says what the server has then. @throws ApiError */
async function sendAndVerify(
  wanted: WantedItem,
  write: ItemWrite,
  context: DeployContext,
): Promise<StepResult> {
  try {
    return verify(wanted, await send(wanted, write, context));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const isThere = write.action === 'create' && error.kind === 'conflict';
    if (!isThere && !isLostAnswer(error)) throw error;
    const look = () => readItem(wanted, context.session);
    const isExpected = (item: KieItem | undefined) =>
      isThere ? item !== undefined : isAsWanted(wanted, item);
    const live = await readUntil(look, isExpected, unhurried(context), lag);
    if (!isThere) return verify(wanted, live);
    if (!live) throw error;
    // A list that lagged behind has hidden what an earlier run has written.
    return isAsWanted(wanted, live) ? thereAlready() : untouched(createdMeanwhile());
  }
}

/** The item as the server answers the write. @throws ApiError */
async function send(
  wanted: WantedItem,
  write: ItemWrite,
  { session }: DeployContext,
): Promise<KieItem | undefined> {
  const { signal } = new AbortController();
  const scope = { labels: wanted.labels };
  if (write.action === 'create') return kieItems.create(session, scope, write.draft, signal);
  return write.action === 'change'
    ? kieItems.change(session, scope, write.live, write.change, signal)
    : undefined;
}

function unhurried({ clock }: DeployContext) {
  return { clock, signal: new AbortController().signal };
}

function isAsWanted(wanted: WantedItem, live: KieItem | undefined): boolean {
  return live !== undefined && compareItem(wanted, live).action === 'unchanged';
}

/** The result depends on what the server has now, not on what was sent. */
function verify(wanted: WantedItem, live: KieItem | undefined): StepResult {
  if (isAsWanted(wanted, live)) return { state: 'done', message: l10n.t('Written and verified.') };
  return failed(
    live
      ? l10n.t('The server stored a different value or status than the one sent.')
      : l10n.t('The answer was lost, and the server does not have the item: deploy again.'),
  );
}

function thereAlready(): StepResult {
  return { state: 'done', message: l10n.t('It is there as wanted already.'), isUntouched: true };
}

function createdMeanwhile(): string {
  return l10n.t('It has been created in the meantime: plan again.');
}

/** The result of a step that was not begun, because it is not what the plan was made from. */
function untouched(message: string): StepResult {
  return { ...failed(message), isUntouched: true };
}

function failed(message: string): StepResult {
  return { state: 'failed', message };
}
