import type { KieItem } from '../../api/catalogue/kie/shapes';
import { shownValue } from '../shown-value';

/** Whether a value has several lines. */
export function hasLines(value: string): boolean {
  return /[\r\n]/.test(value);
}

/** The value of an item as one side of a change in a plan: `…` for one that is long or has several lines. */
export function shownText({ key, value }: Pick<KieItem, 'key' | 'value'>): string {
  return shownValue(key, value) || (value === '' ? '' : '…');
}
