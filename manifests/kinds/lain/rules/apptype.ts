import type { Rule } from '../../../engine/rules/rule';
import type { LainDocument } from '../document';
import { fieldCheck, topFields } from './fields';

/** `apptype`: app or resource. */
export const apptype: Rule<LainDocument> = {
  id: 'lain/apptype',
  consequence: 'readers-differ',
  summary: '`apptype` is `resource` or `app`.',
  explanation:
    'The console shows any other value as it is, and does not treat the app as a resource; `lain validate` fails.',
  source: { document: 'LAIN manifest reference', section: 'R-43' },
  examples: {
    valid: ['apptype: resource\n', 'apptype: app\n'],
    invalid: ['apptype: «resources»\n', 'apptype: «service»\n', '«apptype»:\n'],
  },
  check: fieldCheck(topFields('apptype')),
};
