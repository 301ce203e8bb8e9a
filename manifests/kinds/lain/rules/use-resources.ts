import type { Rule } from '../../../engine/rules/rule';
import { stringOf } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { fieldCheck, topFields } from './fields';

/** `use_resources`: instances of resource apps. */
export const useResources: Rule<LainDocument> = {
  id: 'lain/use-resources',
  consequence: 'refused',
  summary: '`use_resources` is a map of resource apps, each a map with a list `services`.',
  explanation:
    'The parser refuses a resource without `services` ("invalid resource defination") and ignores anything but a map.',
  source: { document: 'LAIN manifest reference', section: 'R-37' },
  examples: {
    valid: ['use_resources:\n  redis-resource:\n    services: [redis]\n    memory: 64M\n'],
    invalid: [
      'use_resources:\n  «redis-resource»:\n    memory: 64M\n',
      'use_resources:\n  redis-resource: «[redis]»\n',
      'use_resources:\n  «redis-resource»:\n',
      'use_resources: «[redis]»\n',
      'use_resources:\n  redis-resource:\n    services: «redis»\n',
      'use_resources:\n  redis-resource:\n    services: [redis]\n    stateful: «true»\n',
    ],
  },
  check: fieldCheck(topFields('use_resources'), {
    reports: ({ path }) => path.length <= 3,
    consequence: ({ kind, path: { length, 2: key }, value }) => {
      if (length === 1) return 'ignored';
      if (length === 2 || kind === 'missing') return undefined;
      return key !== 'services' || stringOf(value) ? 'altered' : undefined;
    },
  }),
};
