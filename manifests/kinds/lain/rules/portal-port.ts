import * as l10n from '@vscode/l10n';
import { insertKeyFix } from '../../../engine/rules/edits';
import type { Rule } from '../../../engine/rules/rule';
import { reportMissing } from '../../../engine/schema/missing';
import { asScalar } from '../../../../parser/node';
import type { LainDocument } from '../document';

/** The portal of a service has a port of its own. */
export const portalPort: Rule<LainDocument> = {
  id: 'lain/portal-port',
  consequence: 'ignored',
  summary: 'The `portal` of `service.NAME` has a `port`.',
  explanation: "The portal does not inherit the service's port: without its own port it exposes none.",
  source: { document: 'LAIN manifest reference', section: 'R-18' },
  examples: {
    valid: ['service.echo:\n  port: 80\n  portal:\n    port: 80\n'],
    invalid: [
      'service.echo:\n  port: 80\n  «portal»:\n    cmd: ./proxy\n',
      'service.echo:\n  «portal»: {}\n',
    ],
  },
  check({ procs, lines }, report) {
    for (const { section, entry, body } of procs) {
      const isPortal = section.word === 'service' && entry !== section.entry;
      if (!isPortal) continue;
      const own = asScalar(section.body?.fields.get('port')?.value)?.value;
      const message = l10n.t(
        'The portal exposes no port, because it does not inherit that of the service; add a `port`.',
      );
      const add = () => (typeof own === 'number' ? insertKeyFix(body, lines, 'port', String(own)) : []);
      reportMissing(body, 'port', { message, at: entry.key.range, add }, report);
    }
  },
};
