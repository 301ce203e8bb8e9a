import type { Rule } from '../../../../engine/rules/rule';
import type { LainDocument } from '../../document';
import { fieldCheck, nearestFixes, procFields } from '../fields';

/** `setup_time` and `kill_timeout`. */
export const timeouts: Rule<LainDocument> = {
  id: 'lain/timeouts',
  consequence: 'altered',
  summary: '`setup_time` is a whole number from 0 to 120, `kill_timeout` from 10 to 60.',
  explanation:
    'The parser silently takes the nearer end of the range, and the upper end for a quoted number.',
  source: { document: 'LAIN manifest reference', section: 'R-31' },
  examples: {
    valid: ['web:\n  setup_time: 0\n  kill_timeout: 60\n'],
    invalid: [
      'web:\n  setup_time: «"40"»\n',
      'web:\n  setup_time: «300»\n',
      'web:\n  kill_timeout: «5»\n',
      'web:\n  kill_timeout: «10.5»\n',
      '# dialect: einplus\nweb:\n  kill_timeout: «long»\n',
    ],
  },
  check: fieldCheck(procFields('setup_time', 'kill_timeout'), {
    isRendered: true,
    reports: ({ value }, { dialect }) =>
      dialect === 'laincloud' || value?.kind !== 'scalar' || value.type === 'string',
    consequence: (_violation, { dialect }) => (dialect === 'einplus' ? 'refused' : undefined),
    fixes: nearestFixes,
  }),
};
