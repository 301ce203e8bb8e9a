import type { Rule } from '../../../engine/rules/rule';
import type { LainDocument } from '../document';
import { fieldCheck, topFields } from './fields';

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
  check: fieldCheck(topFields('giturl'), { isRendered: true, reports: ({ kind }) => kind === 'form' }),
};
