import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { stringOf, valueOf } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { isTemplated, topLevel } from '../document';

/** The repository that an app is bound to. */
export const giturl: Rule<LainDocument> = {
  id: 'lain/giturl',
  consequence: 'altered',
  summary: 'The `giturl` is an http or https address, and stays what it was at the first deployment.',
  explanation:
    'The console writes `http://` in front of any other form, and fails a deployment whose address differs from the bound one.',
  source: { document: 'LAIN manifest reference', section: 'R-05' },
  examples: {
    valid: ['giturl: https://github.com/laincloud/hello.git\n'],
    invalid: ['giturl: «git@github.com:laincloud/hello.git»\n', 'giturl: «""»\n'],
  },
  check(document, report) {
    const url = stringOf(valueOf(document.root, 'giturl'));
    const entry = topLevel(document, 'giturl');
    if (!entry || url === undefined || url.startsWith('http') || isTemplated(document, entry.value)) return;
    const message =
      url === ''
        ? l10n.t(
            'An empty `giturl` fails the deployment of an app that is bound to a repository; write its address.',
          )
        : l10n.t(
            'The console takes `{0}` as `http://{0}`; write the http or https address of the repository.',
            url,
          );
    report(entry.value.range, message);
  },
};
