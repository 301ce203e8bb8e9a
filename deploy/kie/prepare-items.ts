import * as l10n from '@vscode/l10n';
import type { KieItem } from '../../api/catalogue/kie/shapes';
import type { Session } from '../../connections/session';
import { kieItems } from '../../resources/kie/items';
import type { DeployContext, PreparedStep } from '../deploy-kind';
import { formerOfItem, type ItemContent } from '../history/former-item';
import { maskSecrets } from '../../resources/mask-secrets';
import { hiddenTexts, withoutSent } from '../sent-secrets';
import { withWrongName } from '../name-problem';
import { isWrite, titleOf, type PlanStep } from '../plan';
import { changesOf, compareItem, summaryOf, type ItemWrite } from './compare-item';
import { hasEngines, itemPlaces, type ItemPlace } from './item-places';
import { ItemsBeforeWrites } from './items-before-writes';
import { scopeOf, type WantedItem } from './wanted-items';
import { valueNow, writeItem } from './write-item';

const apiVersion = 'kie/v1';
const kind = 'Config';

/** What becomes of an item, decided from what is there. */
export interface Decision {
  readonly write: ItemWrite;
  /** What is written and verified, where that is not the item as given. */
  readonly wanted?: WantedItem;
  readonly notes?: readonly string[];
  /** What falls short of what was asked for, though nothing fails. */
  readonly warning?: string;
}

/** Decides on items one after the other, in their order. */
export type Decide = (wanted: WantedItem, live: KieItem | undefined) => Decision;

const asWanted: Decide = (wanted, live) => ({ write: compareItem(wanted, live) });

/**
 * Prepares the writes of configuration items, identified by key and labels. All items of an engine are read in one
 * request. @throws ApiError
 *
 * @param decide By default they become as they are wanted.
 */
export async function prepareItems(
  wanted: readonly WantedItem[],
  context: DeployContext,
  signal: AbortSignal | undefined,
  decide = asWanted,
): Promise<PreparedStep[]> {
  const placeOf = await itemPlaces(wanted, context, signal);
  const reading = new Map<Session, Promise<LiveItems>>();
  const liveIn = (place: ItemPlace): Promise<LiveItems> => {
    if ('reason' in place) return Promise.resolve(nothingKnown());
    const items = reading.get(place.session) ?? readItems(place, signal);
    reading.set(place.session, items);
    return items;
  };
  const conflicts = new Map(
    obstaclesOf(wanted, context, placeOf).map(([item, reason]) => [
      item,
      { action: 'blocked', reason } as const,
    ]),
  );
  const found = await Promise.all(
    wanted.map(async (item) => {
      const place = placeOf(item);
      return { item, place, there: await liveIn(place) };
    }),
  );
  return found.map(({ item, place, there }, index) => {
    if ('reason' in place) {
      const step = prepareStep(item, index, { write: place }, undefined, context, there);
      return withWrongName(step, item.document, place.wrong);
    }
    const live = there.items.get(item.identity);
    const obstacle = conflicts.get(item) ?? unlisted(live, there.complete);
    const decision = obstacle ? { write: obstacle } : decide(item, live);
    if (isWrite(decision.write.action)) there.beforeWrites.add(decision.wanted ?? item);
    return prepareStep(item, index, decision, live, place, there);
  });
}

interface LiveItems {
  readonly items: ReadonlyMap<string, KieItem>;
  readonly complete: boolean;
  readonly beforeWrites: ItemsBeforeWrites;
}

/** Of an engine that can't be reached. */
function nothingKnown(): LiveItems {
  return { items: new Map(), complete: false, beforeWrites: new ItemsBeforeWrites([]) };
}

/** Reads all items in one request, which also refreshes the shared list. */
async function readItems(
  { session, lists }: DeployContext,
  signal: AbortSignal | undefined,
): Promise<LiveItems> {
  const snapshot = await lists.get(kieItems, session, {}, { maxAgeMs: 0, signal });
  if (snapshot.error) throw snapshot.error;
  const items = new Map(snapshot.items.map((item) => [kieItems.identity(item), item]));
  const beforeWrites = new ItemsBeforeWrites(snapshot.items);
  return { items, complete: snapshot.state === 'complete', beforeWrites };
}

/** An item missing from an incomplete list may still exist. */
function unlisted(found: KieItem | undefined, complete: boolean): ItemWrite | undefined {
  if (found || complete) return undefined;
  return { action: 'unknown', reason: l10n.t('The server did not list all of its items.') };
}

function prepareStep(
  given: WantedItem,
  index: number,
  { write, wanted = given, notes, warning }: Decision,
  live: KieItem | undefined,
  context: DeployContext,
  { beforeWrites }: LiveItems,
): PreparedStep {
  const changes = changesOf(wanted, write);
  const scope = scopeOf(wanted);
  const name = { name: wanted.key, ...(scope !== '' && { scope }) };
  const step: PlanStep = {
    apiVersion,
    kind,
    ...name,
    action: write.action,
    summary: summaryOf(titleOf(name), write, changes),
    changes,
    ...('reason' in write && { reason: write.reason }),
    ...(notes && { notes }),
  };
  const secrets = secretsSent(write, wanted, live);
  return {
    step,
    id: `${kind} ${index} ${wanted.identity}`,
    resource: { kind: kieItems, scope: {}, identity: wanted.identity },
    liveState: live ? JSON.stringify([live.id, live.update_revision, live.value, live.status]) : '',
    after: [],
    ...(secrets.length > 0 && { sendsSecret: true }),
    ...(warning !== undefined && { warning }),
    former: () => formerOfItem(wanted.engine, live ?? null, contentAfter(write)),
    valueNow: () => valueNow(wanted, context),
    apply: withoutSent(
      () => secrets,
      () => writeItem(wanted, write, context, beforeWrites),
    ),
  };
}

/** What is in the value that is written and may be a secret. */
function secretsSent(
  write: ItemWrite,
  { key, valueType }: WantedItem,
  live: KieItem | undefined,
): readonly string[] {
  const value = contentSent(write) ?? '';
  return hiddenTexts(value, maskSecrets(value, live?.value_type ?? valueType ?? 'text', key));
}

function contentSent(write: ItemWrite): string | undefined {
  if (write.action === 'create') return write.draft.value;
  return write.action === 'change' ? write.change.value : undefined;
}

/** An item as its write leaves it; null where nothing is written. */
function contentAfter(write: ItemWrite): ItemContent | null {
  if (write.action === 'create') return { ...write.draft, value: write.draft.value ?? '' };
  return write.action === 'change' ? { ...write.live, ...write.change } : null;
}

/** Conflicting items, with the reason. */
function obstaclesOf(
  wanted: readonly WantedItem[],
  context: DeployContext,
  placeOf: (item: WantedItem) => ItemPlace,
): [WantedItem, string][] {
  const engines = new Set(hasEngines(context) ? [] : wanted.flatMap(({ engine }) => engine ?? []));
  const obstacles: [WantedItem, string][] = [];
  // One server may have several names: what counts is where an item goes.
  const written = new Map<Session, Map<string, WantedItem>>();
  for (const item of wanted) {
    const place = placeOf(item);
    const { session } = 'reason' in place ? context : place;
    const there = written.get(session) ?? new Map<string, WantedItem>();
    written.set(session, there);
    const first = there.get(item.identity);
    if (first) obstacles.push([item, l10n.t('The same key and labels are already in {0}.', first.origin)]);
    else there.set(item.identity, item);
    if (item.engine !== undefined && engines.size > 1) {
      obstacles.push([
        item,
        l10n.t('The documents name several engines ({0}): deploy them one by one.', [...engines].join(', ')),
      ]);
    }
  }
  return obstacles;
}
