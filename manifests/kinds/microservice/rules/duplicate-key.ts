import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { duplicateEntries, duplicateInWords } from '../../../engine/schema/duplicates';
import { pathOf } from '../../../../parser/node';
import type { Entry, MapNode } from '../../../../parser/node';
import type { MicroserviceDocument } from '../document';
import { canonicalKey } from '../keys';
import { isSpringFile } from '../recognise';
import type { Setting } from '../settings';
import { java3, reference } from './shared';

/** Keys that appear twice. */
export const duplicateKey: Rule<MicroserviceDocument> = {
  id: 'microservice/duplicate-key',
  consequence: 'refused',
  summary: 'A key appears only once, whether it is nested or written with dots.',
  explanation:
    'Spring Boot and Go Chassis refuse a file with the same key twice in a map. In `microservice.yaml`, and for a key that is nested once and written with dots once, the last one counts.',
  source: reference('6, M17'),
  examples: {
    valid: ['servicecomb:\n  service:\n    name: cart\nservicecomb.rest.address: 0.0.0.0:8080\n'],
    invalid: [
      '# file: application.yml\nservicecomb:\n  service:\n    name: cart\n    «name»: basket\n',
      '# file: application.yml\nservicecomb:\n  service:\n    name: cart\n«servicecomb»:\n  rest:\n    address: 0.0.0.0:8080\n',
      'servicecomb:\n  service:\n    name: cart\n«servicecomb.service.name»: basket\n',
      java3('      healthCheckTimes: 3\n      «health-check-times»: 4\n'),
    ],
  },
  check(document, report) {
    const isRefused = isSpringFile(document.fileName) || document.dialect === 'go';
    const consequence = isRefused ? 'refused' : 'ignored';
    for (const entry of duplicateEntries(document.map, { at: 'repeated' }))
      if (looked.test(pathOf(entry).join('.')))
        report(entry.key.range, duplicateInWords(entry.name, consequence), { consequence });
    const seen = new Map<string, Setting>();
    for (const setting of document.settings) {
      const { key, entry } = setting;
      const name = canonicalKey(key, document.dialect);
      const earlier = seen.get(name);
      if (earlier && earlier.entry.name !== entry.name && earlier.key !== key)
        report(entry.key.range, spellingsInWords(earlier.entry.name, entry.name), { consequence: 'ignored' });
      else if (earlier && earlier.entry.parent !== entry.parent && !isInDuplicate(entry))
        report(
          entry.key.range,
          l10n.t('`{0}` appears twice in this file, and only the last one counts; keep one of them.', key),
          {
            consequence: 'ignored',
          },
        );
      seen.set(name, setting);
    }
  },
};

function spellingsInWords(earlier: string, here: string): string {
  return l10n.t('`{0}` and `{1}` are the same setting, and one of the two is lost; keep one.', earlier, here);
}

const looked =
  /^(?:(?:servicecomb|cse|service_description|instance_description)(?:\.|$)|APPLICATION_ID$|spring(?:\.cloud(?:\.servicecomb(?:\..*)?)?)?$)/;

/** Whether an entry is in a map whose key appears twice, which is already reported. */
function isInDuplicate(entry: Entry): boolean {
  for (let one: Entry | undefined = entry; one !== undefined;) {
    const { entries, parent }: MapNode = one.parent;
    const { name } = one;
    if (entries.filter((other) => other.name === name).length > 1) return true;
    one = parent?.kind === 'entry' ? parent : undefined;
  }
  return false;
}
