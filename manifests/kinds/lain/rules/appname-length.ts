import type { Rule } from '../../../engine/rules/rule';
import type { LainDocument } from '../document';
import { optionalText } from '../schema/shapes';
import { fieldCheck, topFields } from './fields';

/** Another rule reports the form of a name, whatever its length. */
const shortText = { ...optionalText, maxLength: 32 };

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
    (document) => topFields('appname')(document).map((field) => ({ ...field, schema: shortText })),
    { reports: ({ kind }) => kind === 'length' },
  ),
};
