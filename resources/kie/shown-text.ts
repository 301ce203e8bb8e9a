import type { KieItem } from '../../api/catalogue/kie/shapes';
import { shownValue } from '../shown-value';

/** Whether a value has several lines. */
export function hasLines(value: string): boolean {
  return /[\r\n]/.test(value);
}

/** The value of an item as one side of a change in a plan; left out when it is long or has several lines. */
export function shownText<Side extends 'from' | 'to'>(
  side: Side,
  { key, value }: Pick<KieItem, 'key' | 'value'>,
): Partial<Record<Side, string>> {
  const text = shownValue(key, value);
  return (text === '' ? {} : { [side]: text }) as Partial<Record<Side, string>>;
}
