import * as l10n from '@vscode/l10n';
import { removeEntryFix } from '../../../../engine/rules/remove-entry';
import type { Rule } from '../../../../engine/rules/rule';
import type { LainDocument } from '../../document';
import { isFalsy } from './keys';
import { resolve } from '../../../../../parser/node';

/** Two names of one key: the parser takes the first of each pair and passes over the second. */
const aliases = [
  ['persistent_dirs', 'volumes'],
  ['workdir', 'working_dir'],
] as const;

/** A key and its alias in one proc. */
export const keyAliases: Rule<LainDocument> = {
  id: 'lain/key-aliases',
  consequence: 'ignored',
  summary: 'A proc has `volumes` or `persistent_dirs`, and `workdir` or `working_dir`, not both.',
  explanation: '`persistent_dirs` and `workdir` win; the other one is ignored.',
  source: { document: 'LAIN manifest reference', section: 'R-26' },
  examples: {
    valid: ['worker:\n  volumes:\n    - /data\n  workdir: /srv\n'],
    invalid: [
      'worker:\n  persistent_dirs:\n    - /data\n  «volumes»:\n    - /cache\n',
      'worker:\n  workdir: /srv\n  «working_dir»: /data\n',
    ],
  },
  check(document, report) {
    if (document.dialect === 'einplus') return; // It joins both lists.
    for (const { body } of document.procs) {
      for (const [winner, loser] of aliases) {
        const used = body.fields.get(winner);
        const ignored = body.fields.get(loser);
        const value = used && resolve(used.value);
        if (!ignored || !value || isFalsy(value)) continue;
        report(
          ignored.key.range,
          l10n.t('`{0}` is ignored because `{1}` is given as well; keep one of them.', loser, winner),
          { fixes: removeEntryFix(ignored, document.text) },
        );
      }
    }
  },
};
