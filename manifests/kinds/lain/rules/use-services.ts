import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../engine/rules/rule';
import { isNull, resolve } from '../../../../parser/node';
import type { Entry } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { topLevel } from '../document';
import { itemsOf, kindOfValue, placeOf, textAt } from './proc/keys';
import { listFix, quoteFix } from './proc/repairs';

/** `use_services`: services of other apps. */
export const useServices: Rule<LainDocument> = {
  id: 'lain/use-services',
  consequence: 'fails-later',
  summary: '`use_services` is a map of apps, each with a list of service names.',
  explanation:
    'An app with nothing behind it fails the deployment, text is taken letter by letter, and anything but a map is ignored.',
  source: { document: 'LAIN manifest reference', section: 'R-38' },
  examples: {
    valid: ['use_services:\n  redis-service:\n    - redis\n'],
    invalid: [
      'use_services:\n  «redis-service»:\n',
      'use_services:\n  redis-service: «redis»\n',
      'use_services: «[redis]»\n',
      'use_services:\n  redis-service: [«1»]\n',
    ],
  },
  check(document, report) {
    const entry = document.dialect === 'laincloud' ? topLevel(document, 'use_services') : undefined;
    const value = entry && resolve(entry.value);
    if (!entry || !value || isNull(value)) return;
    if (value.kind === 'map') for (const app of value.fields.values()) checkApp(app, document, report);
    else
      report(
        placeOf(entry, document),
        l10n.t(
          '`use_services` is ignored, because it is {0}; write a map of apps with lists of services.',
          kindOfValue(value),
        ),
        { consequence: 'ignored' },
      );
  },
};

function checkApp(app: Entry, document: LainDocument, report: Report): void {
  const value = resolve(app.value);
  if (value === undefined) return;
  const range = placeOf(app, document);
  if (value.kind === 'list') {
    for (const item of itemsOf(value, document)) {
      if (item.value.kind === 'scalar' && item.value.type === 'string') continue;
      const fixes =
        item.value.kind === 'scalar' && item.value.text !== ''
          ? [quoteFix(item.range, textAt(document, item.range))]
          : [];
      report(item.range, l10n.t('The name of a service is text, not {0}.', kindOfValue(item.value)), {
        consequence: 'altered',
        fixes,
      });
    }
  } else if (value.kind === 'scalar' && value.type === 'string') {
    report(range, l10n.t('`{0}` is taken letter by letter; make it a list.', value.text), {
      consequence: 'altered',
      fixes: [listFix(range, textAt(document, range))],
    });
  } else {
    report(
      range,
      l10n.t('`{0}` needs a list of services, not {1}; write `- SERVICE`.', app.name, kindOfValue(value)),
    );
  }
}
