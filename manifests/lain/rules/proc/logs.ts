import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../rules/did-you-mean';
import type { Report, Rule } from '../../../rules/rule';
import type { LainDocument } from '../../document';
import type { Item } from './keys';
import { itemsOf, kindOfValue, procKeys } from './keys';
import { listFixes, quoteFixes } from './repairs';

/** `logs`: files below /lain/logs. */
export const logs: Rule<LainDocument> = {
  id: 'lain/logs',
  severity: 'error',
  summary: 'Logs are a list of file names relative to /lain/logs.',
  consequence: 'The parser refuses absolute paths, crashes on an empty value and takes a lone text apart.',
  source: { document: 'LAIN manifest reference', section: 'R-28' },
  examples: {
    valid: ['web:\n  logs:\n    - access.log\n', 'web:\n  logs: []\n'],
    invalid: [
      'web:\n  logs:\n    - «/lain/logs/access.log»\n',
      'web:\n  «logs»:\n',
      'web:\n  logs: «access.log»\n',
      'web:\n  logs:\n    - «2024»\n',
    ],
  },
  check(document, report) {
    for (const { value, range } of procKeys(document, 'logs')) {
      if (value.kind === 'list') {
        for (const item of itemsOf(value, document)) checkItem(item, document, report);
        continue;
      }
      report(
        range,
        l10n.t('`logs` must be a list of file names, not {0}; write `- access.log`.', kindOfValue(value)),
        { fixes: listFixes({ value, range }, document) },
      );
    }
  },
};

function checkItem({ value, range }: Item, document: LainDocument, report: Report): void {
  if (value.kind !== 'scalar' || value.type !== 'string') {
    report(range, l10n.t('A log is a file name, not {0}; write it as text.', kindOfValue(value)), {
      fixes: quoteFixes({ value, range }, document),
    });
    return;
  }
  if (!value.text.startsWith('/')) return;
  const inside = /^\/lain\/logs\/+([^/].*)$/.exec(value.text)?.[1];
  report(
    range,
    l10n.t('`{0}` is absolute; write it relative to /lain/logs.', value.text),
    inside ? { fixes: [replaceFix(range, inside)] } : {},
  );
}
