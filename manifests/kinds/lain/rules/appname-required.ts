import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { reportMissing } from '../../../engine/schema/missing';
import type { LainDocument } from '../document';

/** Every manifest names its app. */
export const appnameRequired: Rule<LainDocument> = {
  id: 'lain/appname-required',
  consequence: 'refused',
  summary: 'A manifest has an `appname`.',
  explanation: 'The parser refuses the manifest: "no appname".',
  source: { document: 'LAIN manifest reference', section: 'R-01' },
  examples: {
    valid: ['appname: hello\nbuild:\n  base: golang\n  script: [make]\n'],
    invalid: [
      '«build»:\n  base: golang\n  script: [make]\n',
      '«appname»:\nbuild:\n  base: golang\n  script: [make]\n',
    ],
  },
  check({ root }, report) {
    const message = l10n.t(
      '`appname` is missing; write `appname: NAME` with the name that the app has at the console.',
    );
    if (root) reportMissing(root, 'appname', { message }, report);
  },
};
