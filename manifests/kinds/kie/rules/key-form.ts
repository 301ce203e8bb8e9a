import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { asText, violationOf } from '../../../engine/schema/value';
import type { KieItem } from '../item';
import { fieldSchema } from '../schema';
import { fileWith, reference } from './shared';

const schema = fieldSchema('key');
const { pattern = '', maxLength = Infinity } = schema;
const form = new RegExp(pattern);

/** What keys look like. */
export const keyForm: Rule<KieItem> = {
  id: 'kie/key-form',
  consequence: 'refused',
  summary: `A key has up to ${maxLength} letters, digits and \`.\` \`_\` \`:\` \`-\`.`,
  explanation:
    'The server refuses the item. The document of the cloud allows `[` and `]` too; servers do not.',
  source: reference('2 and 9, K10'),
  examples: {
    valid: [fileWith({ key: '"shop.matchGroup.login_1:a-b"' })],
    invalid: [
      fileWith({ key: '«"shop/level"»' }),
      fileWith({ key: '«"hosts[0]"»' }),
      fileWith({ key: '«""»' }),
      fileWith({ key: `«"${'k'.repeat(maxLength + 1)}"»` }),
    ],
  },
  check({ key, isWhole }, report) {
    if (key === undefined || !isWhole) return;
    const { text, range } = key;
    const found = violationOf(text, schema, asText);
    if (found?.kind === 'length' && found.isTooShort)
      report(range, l10n.t('The key is empty, so the item is refused; write one.'));
    else if (found?.kind === 'form')
      report(range, l10n.t('A key has letters, digits and `.` `_` `:` `-` only; change {0}.', oddIn(text)));
    else if (found?.kind === 'length')
      report(range, l10n.t('A key has {0} characters at most; this has {1}.', maxLength, found.length));
  },
};

/** The characters that do not belong, each once. */
function oddIn(text: string): string {
  const odd = [...new Set(text)].filter((character) => !form.test(character));
  return odd
    .slice(0, 5)
    .map((character) => `\`${character}\``)
    .join(' ');
}
