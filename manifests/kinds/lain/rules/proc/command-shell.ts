import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import { stringOf } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import { isTemplated } from '../../document';
import { reliesOnQuotes, shellOperatorOf, splitLikeShell } from '../../values/command';
import type { ProcKey } from './keys';
import { procKeys } from './keys';
import { quoted } from './repairs';

/** `cmd` and `entrypoint` that only a shell would understand. */
export const commandShell: Rule<LainDocument> = {
  id: 'lain/command-shell',
  consequence: 'altered',
  summary: 'A command in one text needs no quotes and no shell.',
  explanation:
    'The parser splits the text at spaces: quotes reach the program as characters and `&&` as a word.',
  source: { document: 'LAIN manifest reference', section: 'R-25' },
  examples: {
    valid: ['web:\n  cmd: [nginx, -g, daemon off;]\n', 'web:\n  cmd: ./serve --port 80\n'],
    invalid: ['web:\n  cmd: «nginx -g "daemon off;"»\n', 'web:\n  cmd: «./migrate && ./serve»\n'],
  },
  check(document, report) {
    for (const key of procKeys(document, 'cmd', 'entrypoint')) {
      const command = stringOf(key.value);
      if (command === undefined || isTemplated(document, key.value)) continue;
      const problem = problemOf(key, command);
      if (problem !== undefined) report(key.range, problem, { fixes: asList(key, command) });
    }
  },
};

function problemOf({ entry }: ProcKey, command: string): string | undefined {
  if (reliesOnQuotes(command))
    return l10n.t('Quotes inside `{0}` are not understood: it is split at spaces; write a list.', entry.name);
  const operator = shellOperatorOf(command);
  if (operator === undefined) return undefined;
  return l10n.t(
    '`{0}` needs a shell, but commands run without one; write `[sh, -c, "…"]` or use a script.',
    operator,
  );
}

function asList({ range }: ProcKey, command: string) {
  const operator = shellOperatorOf(command);
  const words = operator === undefined ? splitLikeShell(command) : ['sh', '-c', command];
  if (words === undefined) return [];
  return [
    { title: l10n.t('Write it as a list'), edits: [{ range, text: `[${words.map(quoted).join(', ')}]` }] },
  ];
}
