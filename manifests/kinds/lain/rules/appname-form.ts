import { replaceFix } from '../../../engine/rules/did-you-mean';
import type { Rule } from '../../../engine/rules/rule';
import { stringOf } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { fieldCheck, topFields } from './fields';
import type { WrittenField } from './fields';

/** How an app name is spelled. */
export const appnameForm: Rule<LainDocument> = {
  id: 'lain/appname-form',
  consequence: 'readers-differ',
  summary: 'An app name has lower-case letters, digits and single dashes, and starts with a letter.',
  explanation: '`lain validate` fails on other names, and Docker repositories take lower-case names only.',
  source: { document: 'LAIN manifest reference', section: 'R-03' },
  examples: {
    valid: ['appname: hello-world2\n'],
    invalid: ['appname: «Hello_World»\n', 'appname: «a--b»\n', 'appname: «1st»\n', 'appname: «""»\n'],
  },
  // Another rule reports the length of a name, whatever its form.
  check: fieldCheck((document) => topFields('appname')(document).map(ofAnyLength), {
    isRendered: true,
    reports: ({ kind }) => kind === 'form',
    fixes: ({ value, range }) => {
      const better = repaired(stringOf(value) ?? '');
      return better === '' ? [] : [replaceFix(range, better)];
    },
  }),
};

function ofAnyLength(field: WrittenField): WrittenField {
  return { ...field, schema: { ...field.schema, maxLength: Infinity } };
}

/** Of the right form, or empty. */
function repaired(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-$/g, '');
}
