import type { KieItem } from '../../api/catalogue/kie/shapes';
import type { ApiError } from '../../api/errors/api-error';
import { kieIdentity, kieItems, type Labels } from '../../resources/kie/items';
import type { DeployContext } from '../deploy-kind';
import type { ItemSide } from './compare-sides';
import type { WantedItem } from './wanted-items';

/** Which items of a file or of an engine are meant. */
export interface ItemSelection {
  /** Labels that the items have, among others; any when left out. */
  readonly labels?: Labels;
  /** Keys, in which `*` stands for any characters; all when empty. */
  readonly keys?: readonly string[];
}

/** All items of the connection's engine. @throws ApiError */
export async function liveItems(
  { session, lists }: DeployContext,
  signal?: AbortSignal,
): Promise<readonly KieItem[]> {
  const { items, error } = await lists.get(kieItems, session, {}, { maxAgeMs: 0, signal });
  if (error) throw error;
  return items;
}

/** The items of those that are meant. */
export function selected<Item extends Pick<KieItem, 'key' | 'labels'>>(
  items: readonly Item[],
  { labels = {}, keys = [] }: ItemSelection,
): readonly Item[] {
  const patterns = keys.map(patternOf);
  return items.filter(
    (item) =>
      hasLabels(item.labels ?? {}, labels) &&
      (patterns.length === 0 || patterns.some((pattern) => pattern.test(item.key))),
  );
}

/** The live items with these labels, as a side of a comparison. @throws ApiError */
export async function liveSide(
  context: DeployContext,
  labels: Labels,
  signal?: AbortSignal,
): Promise<ItemSide> {
  return sideOf(await liveItems(context, signal), context, labels);
}

/** A side as it was read last. */
export interface KnownSide extends ItemSide {
  /** Why it can't be read again. */
  readonly error?: ApiError;
}

/** Like `liveSide`, from the list as it is known; the server is asked only where that is outdated. @throws ApiError */
export async function knownSide(context: DeployContext, labels: Labels): Promise<KnownSide> {
  const { session, lists } = context;
  const { items, error } = await lists.get(kieItems, session, {}, { maxAgeMs: Infinity });
  return { ...sideOf(items, context, labels), ...(error && { error }) };
}

function sideOf(items: readonly KieItem[], { session }: DeployContext, labels: Labels): ItemSide {
  const origin = session.target.connection.name;
  return { labels, items: selected(items, { labels }).map((item) => asWanted(item, origin)) };
}

/** The keys among those given that none of the items has. */
export function missingKeys(items: readonly { readonly key: string }[], keys: readonly string[]): string[] {
  return keys.filter((key) => !items.some((item) => patternOf(key).test(item.key)));
}

/** A live item as a file that says all of it would define it. */
export function asWanted(
  { key, labels = {}, value, value_type, status }: KieItem,
  origin: string,
): WantedItem {
  return {
    identity: kieIdentity({ key, labels }),
    key,
    labels,
    value,
    valueType: value_type || 'text',
    ...(status && { status }),
    origin,
  };
}

function hasLabels(own: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).every(([name, value]) => own[name] === value);
}

function patternOf(key: string): RegExp {
  const parts = key.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
