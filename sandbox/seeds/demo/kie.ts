import { readItem } from '../../kie/document';
import { createItem, updateItem } from '../../kie/items';
import { createKie } from '../../kie/kie';
import type { KieState } from '../../kie/state';
import { demoItems } from './kie-items';

const hour = 3_600_000;
const project = 'default';

/** Fills a configuration center with the items of the shop's services, and with some unusable ones. */
export function seedKie(state: KieState, now: number): void {
  let time = now - 40 * 24 * hour;
  const clock = { now: () => time, sleep: () => Promise.resolve() };
  const kie = createKie({ state, clock, authorize: () => undefined });
  for (const { values, ...members } of demoItems()) {
    const [first = '', ...later] = values;
    const item = createItem(kie, project, readItem({ status: 'enabled', ...members, value: first }));
    for (const value of later) {
      time += hour;
      updateItem(kie, item, { value, status: '' });
    }
    time += 5 * hour;
  }
}
