import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import type { KieItem } from '../item';
import { fieldSchema } from '../schema';
import { fileWith, reference } from './shared';

const { pattern = '', maxLength = Infinity } = fieldSchema('key');
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
  check(item, report) {
    if (!item.isWhole) return;
    for (const { range, limit } of item.violationsOf('key'))
      if (limit?.kind === 'length' && limit.isTooShort)
        report(range, l10n.t('The key is empty, so the item is refused; write one.'));
      else if (limit?.kind === 'form') {
        const odd = oddIn(item.key?.text ?? '');
        report(range, l10n.t('A key has letters, digits and `.` `_` `:` `-` only; change {0}.', odd));
      } else if (limit?.kind === 'length')
        report(range, l10n.t('A key has {0} characters at most; this has {1}.', maxLength, limit.length));
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
