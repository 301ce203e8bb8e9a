import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../engine/rules/did-you-mean';
import type { Rule } from '../../../engine/rules/rule';
import { asScalar, stringOf } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { isTemplated } from '../document';

/** The name that the console expects of a portal. */
export const portalName: Rule<LainDocument> = {
  id: 'lain/portal-name',
  consequence: 'altered',
  summary: 'The portal of a service is called `portal-SERVICE`.',
  explanation: 'While the service is not deployed, the console gives its clients a portal of that name.',
  source: { document: 'LAIN manifest reference', section: 'R-19' },
  examples: {
    valid: ['portal.portal-redis:\n  service_name: redis\n'],
    invalid: ['«portal.redis»:\n  service_name: redis\n'],
  },
  check(document, report) {
    for (const { type, name, body, section } of document.procs) {
      const service = body.fields.get('service_name');
      const serviceName = stringOf(service?.value);
      if (
        type !== 'portal' ||
        section.word === 'service' ||
        !serviceName ||
        isTemplated(document, service?.value)
      )
        continue;
      const expected = `portal-${serviceName}`;
      if (name === expected) continue;
      const key = section.entry.key;
      const plain = asScalar(key)?.style === 'plain';
      report(
        key.range,
        l10n.t('The console looks for `{0}` while the service is not deployed; call this proc so.', expected),
        { fixes: plain ? [replaceFix(key.range, `${section.word}.${expected}`)] : [] },
      );
    }
  },
};
