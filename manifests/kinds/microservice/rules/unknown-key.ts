import { replaceFix } from '../../../engine/rules/did-you-mean';
import type { Rule } from '../../../engine/rules/rule';
import { unknownInWords } from '../../../engine/schema/unknown';
import type { MicroserviceDocument } from '../document';
import { placeOf } from '../keys';
import { meantRoot, meantSections, springSection } from '../own-text';
import type { Setting } from '../settings';
import { partRange } from './part-range';
import { reference, java2, java3, springCloud } from './shared';
import type { Range } from '../../../../parser/range';

/** Keys that are spelled nearly like a known one. */
export const unknownKey: Rule<MicroserviceDocument> = {
  id: 'microservice/unknown-key',
  consequence: 'ignored',
  summary: 'The names of settings are those that the program reads.',
  explanation: 'The program silently ignores unknown keys; the default applies.',
  source: reference('2 to 5 and 6, M02'),
  examples: {
    valid: [
      java3('      watch: true\n'),
      springCloud('      discovery:\n        health-check-interval: 30\n'),
      'servicecomb:\n  own:\n    setting: 1\n',
      'servicecomb:\n  http:\n    filter:\n      client:\n        default:\n          enabled: false\n',
    ],
    invalid: [
      java3('      «wach»: true\n'),
      'servicecomb:\n  service:\n    «propertyExtentedClass»: com.example.Properties\n    name: cart\n',
      springCloud('      discovery:\n        «adress»: http://127.0.0.1:30100\n'),
      'servicecomb.kie.«severUri»: http://127.0.0.1:30110\n',
      '«service_descripton»:\n  name: cart\n',
      'spring:\n  cloud:\n    «servicecom»:\n      discovery:\n        address: http://127.0.0.1:30100\n',
      'spring.cloud.«service-comb».discovery.address: http://127.0.0.1:30100\n',
      '«APPLICATIONID»: shop\nservice_description:\n  name: cart\n',
      java2('  handler:\n    chain:\n      «Provder»:\n        default: tracing-provider\n'),
      'servicecomb:\n  «regstry»:\n    sc:\n      address: http://127.0.0.1:30100\n',
    ],
  },
  check(document, report) {
    for (const { name, start } of document.roots) {
      const root = meantRoot(name);
      if (root === undefined) continue;
      const at = document.text.indexOf(name, start);
      const range = { start: at, end: at + name.length };
      report(range, unknownInWords(name, root, 'ignored'), { fixes: [replaceFix(range, root)] });
    }
    for (const { name, start } of meantSections(document.text, document.roots)) {
      const range = { start, end: start + name.length };
      report(range, unknownInWords(name, springSection, 'ignored'), {
        fixes: [replaceFix(range, springSection)],
      });
    }
    const reported = new Set<string>();
    for (const setting of document.settings) {
      const place = placeOf(setting.key, document.dialect);
      const meant = place?.index.meant(place.key);
      if (place === undefined || meant === undefined || document.byKey.has(place.prefix + meant)) continue;
      const slip = slipOf(setting, place.prefix + meant);
      if (slip === undefined || reported.has(`${slip.range.start}`)) continue;
      reported.add(`${slip.range.start}`);
      const message = unknownInWords(slip.written, slip.better, 'ignored');
      report(slip.range, message, { fixes: [replaceFix(slip.range, slip.better)] });
    }
  },
};

interface Slip {
  readonly written: string;
  readonly better: string;
  readonly range: Range;
}

/** The one part of a key that differs, and where it is written. */
function slipOf({ key, entry }: Setting, meant: string): Slip | undefined {
  const parts = key.split('.');
  const at = parts.findIndex((part, index) => part !== meant.split('.')[index]);
  const written = parts[at];
  const better = meant.split('.')[at];
  if (written === undefined || better === undefined) return undefined;
  const range = partRange(entry, parts.length, at);
  return range && { written, better, range };
}
