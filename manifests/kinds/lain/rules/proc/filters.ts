import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../../engine/rules/rule';
import type { LainDocument } from '../../document';
import type { Item } from './keys';
import { isFalsy, itemsOf, kindOfValue, procKeys, textAt } from './keys';

const filterForm = /^(?:affinity|constraint):\S+(?:==|!=)\S+/;

/** `filters`: where the scheduler may place instances. */
export const filters: Rule<LainDocument> = {
  id: 'lain/filters',
  consequence: 'refused',
  summary: 'Filters are a list of texts like `constraint:group==backend` or `affinity:app!=batch`.',
  explanation: 'The parser refuses any other text; a map or a number is ignored as a whole.',
  source: { document: 'LAIN manifest reference', section: 'R-23' },
  examples: {
    valid: [
      'worker:\n  filters:\n    - constraint:group==backend\n',
      'worker:\n  filters: affinity:app!=~batch\n',
      'worker:\n  filters: []\n',
    ],
    invalid: [
      'worker:\n  filters:\n    - «group==backend»\n',
      'worker:\n  filters:\n    - «constraint:group = backend»\n',
      'worker:\n  filters:\n    «constraint: group»\n',
    ],
  },
  check(document, report) {
    for (const { value, range } of procKeys(document, 'filters')) {
      if (isFalsy(value)) continue;
      if (value.kind === 'list')
        for (const item of itemsOf(value, document)) checkItem(item, document, report);
      else if (value.kind === 'scalar' && value.type === 'string')
        checkItem({ value, range }, document, report);
      else
        report(
          range,
          l10n.t('`filters` is ignored when it is {0}; write a list of texts.', kindOfValue(value)),
          { consequence: 'ignored' },
        );
    }
  },
};

function checkItem({ value, range }: Item, document: LainDocument, report: Report): void {
  if (value.kind === 'scalar' && value.type === 'string' && filterForm.test(value.text)) return;
  report(
    range,
    l10n.t(
      '`{0}` is not a filter; write `constraint:NAME==VALUE` or `affinity:NAME==VALUE`, with `!=` for the opposite.',
      textAt(document, range),
    ),
  );
}
