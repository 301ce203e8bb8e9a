import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import type { LainDocument } from '../../document';
import { kindOfValue, procKeys } from './keys';
import { listFixes } from './repairs';

/** `dns_search`: known to the parser, unknown to `lain validate`. */
export const dnsSearch: Rule<LainDocument> = {
  id: 'lain/dns-search',
  consequence: 'readers-differ',
  summary: '`dns_search` is a list of domains, and `lain validate` does not know it.',
  explanation: 'The parser uses the list but crashes on anything else; `lain validate` refuses the manifest.',
  source: { document: 'LAIN manifest reference', section: '6' },
  examples: {
    valid: ['web:\n  port: 80\n'],
    invalid: [
      'web:\n  «dns_search»:\n    - example.lain\n',
      'web:\n  «dns_search»:\n',
      'web:\n  dns_search: «example.lain»\n',
    ],
  },
  check(document, report) {
    for (const { entry, value, range } of procKeys(document, 'dns_search')) {
      if (value.kind === 'list') {
        report(
          entry.key.range,
          l10n.t('`dns_search` works, but `lain validate` refuses it; remove it if you validate.'),
        );
        continue;
      }
      report(
        range,
        l10n.t('`dns_search` must be a list of domains, not {0}; write `- domain`.', kindOfValue(value)),
        {
          consequence: 'refused',
          fixes: listFixes({ value, range }, document),
        },
      );
    }
  },
};
