import type { Rule } from '../../../../engine/rules/rule';
import type { LainDocument } from '../../document';
import { fieldCheck, procFields } from '../fields';

/** `num_instances` and `cpu`. */
export const instances: Rule<LainDocument> = {
  id: 'lain/instances',
  consequence: 'fails-later',
  summary: '`num_instances` is a whole number from 0, `cpu` a level from 0 to 8.',
  explanation:
    'deployd answers 400 to text and fractions and to a negative number of instances, and cuts the level of CPU to 8.',
  source: { document: 'LAIN manifest reference', section: 'R-36' },
  examples: {
    valid: ['web:\n  num_instances: 0\n  cpu: 8\n'],
    invalid: [
      'web:\n  num_instances: «"2"»\n',
      'web:\n  num_instances: «three»\n',
      'web:\n  num_instances: «-1»\n',
      'web:\n  cpu: «0.5»\n',
      'web:\n  cpu: «16»\n',
    ],
  },
  check: fieldCheck(procFields('num_instances', 'cpu'), {
    isRendered: true,
    consequence: ({ kind, path }) => (path[0] === 'cpu' && kind === 'range' ? 'altered' : undefined),
  }),
};
