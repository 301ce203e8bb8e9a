import * as l10n from '@vscode/l10n';
import type { Fix, Rule } from '../../../../engine/rules/rule';
import type { ListNode } from '../../../../../parser/node';
import { asScalar, stringOf } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import { fieldCheck, isWhole, procFields } from '../fields';
import { itemsOf, textAt } from './keys';
import { quoted } from './repairs';

/** `cmd` and `entrypoint` that end up as no command at all. */
export const commandEmpty: Rule<LainDocument> = {
  id: 'lain/command-empty',
  consequence: 'altered',
  summary: 'A command is text or a list of texts, and not empty.',
  explanation:
    'The parser silently replaces anything else by an empty command, so the container starts nothing.',
  source: { document: 'LAIN manifest reference', section: 'R-25' },
  examples: {
    valid: ['web:\n  cmd: ./serve -p 80\n', 'web:\n  cmd: [sleep, "100"]\n', 'web:\n  cmd:\n'],
    invalid: [
      'web:\n  cmd: «1»\n',
      '# dialect: einplus\nweb:\n  cmd: «1»\n',
      'web:\n  cmd: [sleep, «100»]\n',
      'web:\n  entrypoint: «""»\n',
      'web:\n  cmd: «[]»\n',
    ],
  },
  check: fieldCheck(procFields('cmd', 'entrypoint'), {
    consequence: (violation, { dialect }) =>
      isWhole(violation) && violation.kind === 'type' && dialect === 'einplus' ? 'refused' : undefined,
    fixes: ({ value }, document) =>
      value?.parent?.kind === 'list' ? quoteAll(value.parent, document) : undefined,
  }),
};

/** One fix for all items: one that is left would still empty the command. */
function quoteAll(list: ListNode, document: LainDocument): readonly Fix[] | undefined {
  const others = itemsOf(list, document).filter(({ value }) => stringOf(value) === undefined);
  if (others.length < 2) return undefined;
  if (others.some(({ value }) => (asScalar(value)?.type ?? 'null') === 'null')) return [];
  const edits = others.map(({ range }) => ({ range, text: quoted(textAt(document, range)) }));
  return [{ title: l10n.t('Put all of them in quotes'), edits }];
}
