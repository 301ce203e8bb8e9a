import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import { asList } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import { isWhole, procFields, reportField } from '../fields';

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
    for (const written of procFields('dns_search')(document)) {
      reportField(written, { consequence: () => 'refused', reports: isWhole }, document, report);
      if (asList(written.entry.value))
        report(
          written.entry.key.range,
          l10n.t('`dns_search` works, but `lain validate` refuses it; remove it if you validate.'),
        );
    }
  },
};
