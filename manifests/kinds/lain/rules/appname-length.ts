import type { Rule } from '../../../engine/rules/rule';
import type { LainDocument } from '../document';
import { fieldCheck, topFields } from './fields';

/** The longest name that fits everywhere. */
export const appnameLength: Rule<LainDocument> = {
  id: 'lain/appname-length',
  consequence: 'as-written',
  summary: 'An app name has at most 32 characters.',
  explanation: "The console's operation log keeps 32 characters of a name.",
  source: { document: 'LAIN manifest reference', section: 'R-04' },
  examples: {
    valid: ['appname: a234567890123456789012345678901b\n'],
    invalid: ['appname: «a234567890123456789012345678901bc»\n'],
  },
  check: fieldCheck(
    // Another rule reports the form of a name, whatever its length.
    (document) =>
      topFields('appname')(document).map((field) => ({ ...field, schema: { ...field.schema, pattern: '' } })),
    { reports: ({ kind }) => kind === 'length' },
  ),
};
