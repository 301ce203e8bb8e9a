import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import type { LainDocument } from '../document';
import { topLevel } from '../document';

const longest = 32;

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
  check(document, report) {
    const entry = topLevel(document, 'appname');
    const length = document.appname?.length ?? 0;
    if (!entry || length <= longest) return;
    report(
      entry.value.range,
      l10n.t(
        "The name has {0} characters, and the console's operation log keeps {1}; choose a shorter one.",
        length,
        longest,
      ),
    );
  },
};
