import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import type { Placement } from '../../policy';
import { isRouteKind } from '../../policy-kinds';
import { asManifest, reference } from '../shared';

/** Longest name that the console takes. */
const longest = 32;

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
    if (!/^[a-zA-Z0-9._:-]+$/.test(name))
      report(nameRange, l10n.t('A name has letters, digits and `_` `:` `-` only.'), { consequence });
    else if (name.includes('.'))
      report(nameRange, l10n.t('A name has no dots: only what follows the last one is shown; use `-`.'), {
        consequence,
      });
    else if (name.length > longest)
      report(nameRange, l10n.t('A name has {0} characters at most; this has {1}.', longest, name.length), {
        consequence,
      });
  },
};
