import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../rules/rule';
import type { Entry } from '../../../source/node';
import { renameKey } from '../../edits';
import { meantKind } from '../../policy-kinds';
import { reference } from '../shared';

/** Keys below `servicecomb` that look like kinds of policies. */
export const kindSpelling: Rule<Entry> = {
  id: 'governance/kind-spelling',
  severity: 'error',
  summary: 'The kind of policies is spelled exactly as clients look for it.',
  consequence:
    'Clients look for `servicecomb.rateLimiting` and the like to the letter, and ignore other spellings.',
  source: reference('13'),
  examples: {
    valid: [
      'servicecomb:\n  matchGroup:\n    login: |\n      matches:\n        - apiPath:\n            exact: "/login"\n  rateLimiting:\n    login: |\n      rate: 10\n',
    ],
    invalid: ['servicecomb:\n  «ratelimiting»:\n    login: |\n      rate: 10\n'],
  },
  check({ name, key }, report) {
    const better = meantKind(name);
    if (better === undefined) return;
    report(key.range, l10n.t('Clients ignore `{0}`; write `{1}`.', name, better), {
      fixes: [renameKey(key, better)],
    });
  },
};
