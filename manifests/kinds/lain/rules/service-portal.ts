import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { reportMissing } from '../../../engine/schema/missing';
import { asMap } from '../../../../parser/node';
import type { LainDocument } from '../document';

/** `service.NAME` is a proc and its portal. */
export const servicePortal: Rule<LainDocument> = {
  id: 'lain/service-portal',
  consequence: 'refused',
  summary: '`service.NAME` has a `portal` map.',
  explanation: 'The parser crashes with a KeyError; `lain validate` does not notice.',
  source: { document: 'LAIN manifest reference', section: 'R-17' },
  examples: {
    valid: ['service.echo:\n  cmd: run\n  portal:\n    port: 80\n'],
    invalid: [
      '«service.echo»:\n  cmd: run\n',
      'service.echo:\n  «portal»:\n',
      'service.echo:\n  portal: «80»\n',
    ],
  },
  check({ sections }, report) {
    for (const { word, body, malformed, key, entry } of sections) {
      if (word !== 'service' || body === undefined || malformed !== undefined) continue;
      const message = l10n.t(
        '`{0}` needs a `portal` map, for example with a `port`; use `proc.NAME` for a proc without portal.',
        key,
      );
      reportMissing(
        body,
        'portal',
        { message, at: entry.key.range, isNothing: (portal) => !asMap(portal) },
        report,
      );
    }
  },
};
