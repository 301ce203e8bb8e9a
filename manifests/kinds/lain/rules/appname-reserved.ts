import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import type { LainDocument } from '../document';
import { topLevel } from '../document';

const reserved = ['service', 'resource', 'portal'];

/** Names that the parser keeps for itself. */
export const appnameReserved: Rule<LainDocument> = {
  id: 'lain/appname-reserved',
  consequence: 'refused',
  summary: 'An app is not called `service`, `resource` or `portal`.',
  explanation: 'The parser refuses the manifest; `lain validate` does not notice.',
  source: { document: 'LAIN manifest reference', section: 'R-02' },
  examples: { valid: ['appname: services\n'], invalid: ['appname: «resource»\n'] },
  check(document, report) {
    const { appname } = document;
    const entry = topLevel(document, 'appname');
    if (!entry || appname === undefined || !reserved.includes(appname)) return;
    report(
      entry.value.range,
      l10n.t('`{0}` is reserved and refused as an app name; choose another, for example `my-{0}`.', appname),
    );
  },
};
