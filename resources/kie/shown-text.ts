import type { KieItem } from '../../api/catalogue/kie/shapes';
import { maskSecrets } from '../mask-secrets';
import type { SentText } from '../resource-action';

/** Whether a value has several lines. */
export function hasLines(value: string): boolean {
  return /[\r\n]/.test(value);
}

/** The value of an item as one side of a change in a plan, with its secrets masked. */
export function shownText({ key, value, value_type }: Pick<KieItem, 'key' | 'value' | 'value_type'>): string {
  return maskSecrets(value, value_type || 'text', key);
}

/** The value of an item as it is written: its own, unless another one is given. */
export function sentText({ key, value_type, ...item }: KieItem, value = item.value): SentText {
  return { name: key, value, type: value_type || 'text' };
}
