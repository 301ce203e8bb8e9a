import { naturalOrder } from '../../api/natural-order';
import { kieIdentity, type Labels } from '../../resources/kie/items';
import { maskSecrets } from '../../resources/mask-secrets';
import type { PlanChange } from '../plan';
import { isSamePolicy } from './same-policy';
import { scopeOf, type WantedItem } from './wanted-items';

/** Configuration items that are compared with others: those of a file, of an engine, or of an environment in one of them. */
export interface ItemSide {
  /** All have these labels, among others. */
  readonly labels: Labels;
  readonly items: readonly WantedItem[];
}

export type ComparedState = 'same' | 'differs' | 'left' | 'right';

/** An item of two sides. */
export interface ComparedItem {
  /** Key and labels, unique in a comparison. */
  readonly id: string;
  readonly key: string;
  /** Its labels, without those in which the sides differ as a whole. */
  readonly labels: Labels;
  /** Whether it is on both sides, and alike. */
  readonly state: ComparedState;
  readonly left?: WantedItem;
  readonly right?: WantedItem;
  /** What differs, from left to right, with secrets masked; all of an item that is on one side only. */
  readonly changes: readonly PlanChange[];
}

/**
 * Compares the items of two sides by key and labels. A label that both sides are of, such as `environment`, does not tell
 * items apart. What a file leaves out is not compared.
 */
export function compareSides(left: ItemSide, right: ItemSide): readonly ComparedItem[] {
  const dropped = new Set(Object.keys(left.labels).filter((name) => Object.hasOwn(right.labels, name)));
  const [lefts, rights] = [left, right].map(({ items }) => byIdentity(items, dropped));
  const ids = new Set([...(lefts?.keys() ?? []), ...(rights?.keys() ?? [])]);
  return [...ids]
    .map((id) => compared(id, dropped, lefts?.get(id), rights?.get(id)))
    .sort((one, other) => naturalOrder(one.key, other.key) || naturalOrder(scopeOf(one), scopeOf(other)));
}

function byIdentity(
  items: readonly WantedItem[],
  dropped: ReadonlySet<string>,
): ReadonlyMap<string, WantedItem> {
  return new Map(
    items.map((item) => [kieIdentity({ key: item.key, labels: without(item.labels, dropped) }), item]),
  );
}

function without(labels: Labels, dropped: ReadonlySet<string>): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !dropped.has(name)));
}

function compared(
  id: string,
  dropped: ReadonlySet<string>,
  left: WantedItem | undefined,
  right: WantedItem | undefined,
): ComparedItem {
  const { key, labels } = left ?? right ?? { key: '', labels: {} };
  const changes = changesBetween(left, right);
  const state = left && right ? (changes.length > 0 ? 'differs' : 'same') : left ? 'left' : 'right';
  return {
    id,
    key,
    labels: without(labels, dropped),
    state,
    changes,
    ...(left && { left }),
    ...(right && { right }),
  };
}

function changesBetween(left: WantedItem | undefined, right: WantedItem | undefined): PlanChange[] {
  const members = [
    ['value', shownValueOf(left), shownValueOf(right), isSameValue(left, right)],
    ['value_type', left?.valueType, right?.valueType],
    ['status', left?.status, right?.status],
  ] as const;
  const areBoth = left !== undefined && right !== undefined;
  return members.flatMap(([path, from, to, isSame = from === to]) =>
    isSame || (areBoth && (from === undefined || to === undefined))
      ? []
      : [{ path, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }],
  );
}

function isSameValue(left: WantedItem | undefined, right: WantedItem | undefined): boolean {
  const [one, other] = [left?.value, right?.value];
  if (one === other) return true;
  return left !== undefined && one !== undefined && other !== undefined && isSamePolicy(left.key, one, other);
}

function shownValueOf(item: WantedItem | undefined): string | undefined {
  if (item?.value === undefined) return undefined;
  return maskSecrets(item.value, item.valueType ?? 'text', item.key);
}
