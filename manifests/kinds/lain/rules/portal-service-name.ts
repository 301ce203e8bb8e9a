import * as l10n from '@vscode/l10n';
import { insertKeyFix } from '../../../engine/rules/edits';
import type { Rule } from '../../../engine/rules/rule';
import { reportMissing } from '../../../engine/schema/missing';
import type { LainDocument } from '../document';

/** A portal offers a service under a name. */
export const portalServiceName: Rule<LainDocument> = {
  id: 'lain/portal-service-name',
  consequence: 'refused',
  summary: 'A portal has a `service_name`.',
  explanation: 'The parser refuses the manifest; `lain validate` does not notice.',
  source: { document: 'LAIN manifest reference', section: 'R-16' },
  examples: {
    valid: ['portal.portal-db:\n  service_name: db\n', 'service.db:\n  portal: {port: 80}\n'],
    invalid: ['«portal.portal-db»:\n  port: 80\n', 'proc.p:\n  type: portal\n  «service_name»:\n'],
  },
  check({ procs, lines }, report) {
    for (const { type, name, body, section, entry } of procs) {
      if (type !== 'portal' || (section.word === 'service' && entry !== section.entry)) continue;
      const service = name.startsWith('portal-') ? name.slice('portal-'.length) : name;
      const message = l10n.t(
        'A portal needs a `service_name`; write the name under which other apps use the service.',
      );
      const add = () => insertKeyFix(body, lines, 'service_name', service);
      reportMissing(body, 'service_name', { message, at: entry.key.range, add }, report);
    }
  },
};
