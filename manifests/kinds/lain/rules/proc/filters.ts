import type { Rule } from '../../../../engine/rules/rule';
import type { LainDocument } from '../../document';
import { fieldCheck, isWhole, procFields } from '../fields';

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
  check: fieldCheck(procFields('filters'), {
    consequence: (violation) => (isWhole(violation) && violation.kind === 'type' ? 'ignored' : undefined),
  }),
};
