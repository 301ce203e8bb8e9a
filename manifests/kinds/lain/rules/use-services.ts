import type { Rule } from '../../../engine/rules/rule';
import { stringOf } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { fieldCheck, topFields } from './fields';

/** `use_services`: services of other apps. */
export const useServices: Rule<LainDocument> = {
  id: 'lain/use-services',
  consequence: 'fails-later',
  summary: '`use_services` is a map of apps, each with a list of service names.',
  explanation:
    'An app without a list fails the deployment, text is cut into characters, and anything but a map is ignored.',
  source: { document: 'LAIN manifest reference', section: 'R-38' },
  examples: {
    valid: ['use_services:\n  redis-service:\n    - redis\n'],
    invalid: [
      'use_services:\n  «redis-service»:\n',
      'use_services:\n  redis-service: «redis»\n',
      'use_services: «[redis]»\n',
      'use_services:\n  redis-service: [«1»]\n',
    ],
  },
  check: fieldCheck(topFields('use_services'), {
    consequence: ({ path, value }) => {
      if (path.length === 1) return 'ignored';
      return path.length === 3 || stringOf(value) !== undefined ? 'altered' : undefined;
    },
  }),
};
