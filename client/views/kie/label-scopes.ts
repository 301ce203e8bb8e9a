import { naturalOrder } from '../../../api/natural-order';
import type { KieItem } from '../../../api/catalogue/kie/shapes';
import { labelsKey, type Labels } from '../../../resources/kie/items';
import { maskSecret } from '../../../resources/shown-value';

/** Configuration items with equal labels: the result of one client request. */
export interface LabelScope {
  readonly key: string;
  readonly labels: Labels;
  readonly items: readonly KieItem[];
}

/** The labels that clients query, from the broadest on. Source: kie §8. */
const levels = ['app', 'service', 'version'] as const;

/** Groups items by labels; sorts scopes by name and items by key, in natural order of numbers. */
export function groupByLabels(items: readonly KieItem[]): readonly LabelScope[] {
  const groups = new Map<string, { labels: Labels; items: KieItem[] }>();
  for (const item of items) {
    const labels = item.labels ?? {};
    const key = labelsKey(labels);
    const group = groups.get(key) ?? { labels, items: [] };
    groups.set(key, group);
    group.items.push(item);
  }
  return [...groups]
    .map(([key, { labels, items: members }]) => ({
      key,
      labels,
      items: members.sort((one, other) => naturalOrder(one.key, other.key)),
    }))
    .sort((one, other) => naturalOrder(scopeName(one.labels), scopeName(other.labels)));
}

/**
 * The name of a scope: `shop / cart / 1.0.0` for the labels that clients query, else all labels. Empty when there are
 * none.
 */
export function scopeName(labels: Labels): string {
  const names = levels.map((level) => labels[level]);
  const depth = Object.keys(labels).filter((label) => label !== 'environment').length;
  const isUsual = depth > 0 && names.every((name, index) => (name !== undefined) === index < depth);
  if (isUsual) return names.slice(0, depth).join(' / ');
  return describeLabels(labels).join(', ');
}

/** Each label as `name=value`, in the order of names; what may be a secret is masked. */
export function describeLabels(labels: Labels): string[] {
  return Object.entries(labels)
    .map(([name, value]) => `${name}=${maskSecret(name, value)}`)
    .sort();
}
