import type { Rule } from '../../../../engine/rules/rule';
import type { LainDocument } from '../../document';
import { fieldCheck, procFields } from '../fields';

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
  check: fieldCheck(procFields('stateful', 'https_only', 'secret_files_bypass'), { isRendered: true }),
};
