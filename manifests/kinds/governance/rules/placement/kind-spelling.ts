import * as l10n from '@vscode/l10n';
import type { Fix, Rule } from '../../../../engine/rules/rule';
import type { Range } from '../../../../../parser/range';
import { reference } from '../shared';

/** A word in the place where clients look for a kind of policy, or for `servicecomb` above it. */
export interface KindWord {
  readonly word: string;
  /** What clients look for. */
  readonly better: string;
  readonly range: Range;
  /** Whether a server looks for it, and not a client. */
  readonly isForServer?: true;
  /** Writes that in its place. */
  readonly rename: () => Fix;
}

/** Keys below `servicecomb` that look like kinds of policies. */
export const kindSpelling: Rule<KindWord> = {
  id: 'governance/kind-spelling',
  consequence: 'dropped',
  summary: 'The kind of policies is spelled exactly as clients look for it.',
  explanation:
    'Clients look for `servicecomb.rateLimiting` and the like to the letter, and ignore other spellings. A word that is only nearly a kind is reported where fields of that kind are below it.',
  source: reference('13'),
  examples: {
    valid: [
      'servicecomb:\n  matchGroup:\n    login: |\n      matches:\n        - apiPath:\n            exact: "/login"\n  rateLimiting:\n    login: |\n      rate: 10\n',
    ],
    invalid: [
      'servicecomb:\n  «ratelimiting»:\n    login: |\n      rate: 10\n',
      'servicecomb:\n  «rate-limiting».login: |\n    rate: 10\n',
      'servicecomb:\n  «faultInject»:\n    login: |\n      type: abort\n      percentage: 10\n',
      '{"kind": «"rate-limitting"», "name": "a", "selector": {"environment": "testing", "app": "shop"}, "spec": {"rate": 10}}\n',
      'servicecomb:\n  «routerRule»:\n    cart: |\n      - precedence: 1\n        route:\n          - weight: 100\n',
    ],
  },
  check({ word, better, range, isForServer, rename }, report) {
    const fixes = [rename()];
    if (isForServer)
      report(range, l10n.t('Servers have no kind `{0}`; write `{1}`.', word, better), {
        consequence: 'refused',
        fixes,
      });
    else report(range, l10n.t('Clients ignore `{0}`; write `{1}`.', word, better), { fixes });
  },
};
