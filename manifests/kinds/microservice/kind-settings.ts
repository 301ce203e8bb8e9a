import type { KindSetting } from '../governance';
import type { MicroserviceDocument } from './document';
import { partRange } from './rules/part-range';

/** The settings of a document among which may be policies that clients don't find; those that are known are none. */
export function kindSettingsOf(document: MicroserviceDocument): readonly KindSetting[] {
  return document.settings
    .filter((setting) => setting.key.startsWith('servicecomb.') && document.factsOf(setting) === undefined)
    .map(({ key, entry, value }) => {
      const { length } = key.split('.');
      return { key, value, rangeOf: (part) => partRange(entry, length, part) };
    });
}
