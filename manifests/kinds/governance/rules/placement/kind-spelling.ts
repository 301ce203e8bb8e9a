import * as l10n from '@vscode/l10n';
import type { Fix, Rule } from '../../../../engine/rules/rule';
import type { Range } from '../../../../../parser/range';
import { meantKind } from '../../policy-kinds';
import { reference } from '../shared';

/** A word in the place where clients look for a kind of policy. */
export interface KindWord {
  readonly word: string;
  readonly range: Range;
  /** Writes another word in its place. */
  readonly rename: (word: string) => Fix;
}

/** Keys below `servicecomb` that look like kinds of policies. */
export const kindSpelling: Rule<KindWord> = {
  id: 'governance/kind-spelling',
  consequence: 'dropped',
  summary: 'The kind of policies is spelled exactly as clients look for it.',
  explanation:
    'Clients look for `servicecomb.rateLimiting` and the like to the letter, and ignore other spellings.',
  source: reference('13'),
  examples: {
    valid: [
      'servicecomb:\n  matchGroup:\n    login: |\n      matches:\n        - apiPath:\n            exact: "/login"\n  rateLimiting:\n    login: |\n      rate: 10\n',
    ],
    invalid: ['servicecomb:\n  «ratelimiting»:\n    login: |\n      rate: 10\n'],
  },
  check({ word, range, rename }, report) {
    const better = meantKind(word);
    if (better === undefined) return;
    report(range, l10n.t('Clients ignore `{0}`; write `{1}`.', word, better), { fixes: [rename(better)] });
  },
};
