import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../../engine/rules/did-you-mean';
import type { Rule } from '../../../../engine/rules/rule';
import type { LainDocument } from '../../document';
import { isTemplated } from '../../document';
import { isFalsy, kindOfValue, procKeys } from './keys';

/** `stateful`, `https_only` and `secret_files_bypass`. */
export const booleans: Rule<LainDocument> = {
  id: 'lain/booleans',
  consequence: 'altered',
  summary: '`stateful`, `https_only` and `secret_files_bypass` are `true` or `false`, without quotes.',
  explanation: 'Any text counts as true, `"false"` as well.',
  source: { document: 'LAIN manifest reference', section: '6' },
  examples: {
    valid: ['web:\n  stateful: false\n  https_only: yes\n'],
    invalid: ['web:\n  stateful: «"false"»\n', 'web:\n  https_only: «1»\n'],
  },
  check(document, report) {
    for (const { entry, value, range } of procKeys(
      document,
      'stateful',
      'https_only',
      'secret_files_bypass',
    )) {
      if (value.kind === 'scalar' && (value.type === 'boolean' || value.type === 'null')) continue;
      if (isTemplated(document, value)) continue;
      const meant =
        value.kind === 'scalar' ? /^(?:true|false)$/i.exec(value.text)?.[0].toLowerCase() : undefined;
      const effect = isFalsy(value) ? 'false' : 'true';
      report(
        range,
        l10n.t(
          '`{0}` is {1} and counts as {2}; write `true` or `false`.',
          entry.name,
          kindOfValue(value),
          effect,
        ),
        meant ? { fixes: [replaceFix(range, meant)] } : {},
      );
    }
  },
};
