import * as l10n from '@vscode/l10n';
import { policyNameForm } from '../../../../../api/catalogue/cse/governance';
import type { Rule } from '../../../../engine/rules/rule';
import type { Placement } from '../../policy';
import { isRouteKind } from '../../policy-kinds';
import { asManifest, reference } from '../shared';

/** The console takes no longer name. */
const { maxLength, pattern } = policyNameForm;
const form = new RegExp(pattern);

/** Names become keys of configuration items. */
export const policyName: Rule<Placement> = {
  id: 'governance/policy-name',
  consequence: 'refused',
  summary: 'The name of a policy has up to 32 letters, digits and `_` `:` `-`, and no dot.',
  explanation:
    'The server makes a key of it and answers 400 to other characters. It shows only what follows the last dot, and the console takes 32 characters at most. A policy that is written as a configuration item works with such a name, but is shown wrongly.',
  source: reference('1 and 15, G15'),
  examples: {
    valid: [asManifest('RateLimiting', 'rate: 10', 'check-out_1')],
    invalid: [
      asManifest('RateLimiting', 'rate: 10', '«check.out»'),
      asManifest('RateLimiting', 'rate: 10', '«check/out»'),
      asManifest('RateLimiting', 'rate: 10', '«a-name-that-is-longer-than-the-console-takes»'),
    ],
  },
  check({ kind, name, nameRange, place }, report) {
    if (place === 'file' || isRouteKind(kind) || name === '') return;
    const consequence = place === 'kie' ? 'altered' : 'refused';
    if (!form.test(name.replaceAll('.', '-')))
      report(nameRange, l10n.t('A name has letters, digits and `_` `:` `-` only.'), { consequence });
    else if (name.includes('.'))
      report(nameRange, l10n.t('A name has no dots: only what follows the last one is shown; use `-`.'), {
        consequence,
      });
    else if (name.length > maxLength)
      report(nameRange, l10n.t('A name has {0} characters at most; this has {1}.', maxLength, name.length), {
        consequence,
      });
  },
};
