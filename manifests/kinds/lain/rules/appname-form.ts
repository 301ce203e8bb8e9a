import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../engine/rules/did-you-mean';
import type { Rule } from '../../../engine/rules/rule';
import type { LainDocument } from '../document';
import { isTemplated, topLevel } from '../document';

const form = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** How an app name is spelled. */
export const appnameForm: Rule<LainDocument> = {
  id: 'lain/appname-form',
  consequence: 'readers-differ',
  summary: 'An app name has lower-case letters, digits and single dashes, and starts with a letter.',
  explanation: '`lain validate` fails on other names, and Docker repositories take lower-case names only.',
  source: { document: 'LAIN manifest reference', section: 'R-03' },
  examples: {
    valid: ['appname: hello-world2\n'],
    invalid: ['appname: «Hello_World»\n', 'appname: «a--b»\n', 'appname: «1st»\n', 'appname: «""»\n'],
  },
  check(document, report) {
    const { appname } = document;
    const entry = topLevel(document, 'appname');
    if (!entry || appname === undefined || form.test(appname) || isTemplated(document, entry.value)) return;
    const better = repaired(appname);
    const range = entry.value.range;
    report(
      range,
      l10n.t(
        '`{0}` is no good app name; use lower-case letters, digits and single dashes, a letter first.',
        appname,
      ),
      { fixes: form.test(better) ? [replaceFix(range, better)] : [] },
    );
  },
};

function repaired(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-$/g, '');
}
