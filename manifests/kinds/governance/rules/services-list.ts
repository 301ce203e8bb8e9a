import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { asScalar } from '../../../../parser/node';
import { rewrite } from '../../../engine/rules/edits';
import type { PolicyDocument } from '../policy-document';
import { inFile, reference } from './shared';

/** How the services of a policy are listed. */
export const servicesList: Rule<PolicyDocument> = {
  id: 'governance/services-list',
  consequence: 'altered',
  summary: '`services` lists names or `name:version` with commas and no spaces.',
  explanation:
    'Clients compare the pieces as they are: `a, b` is not for `b`, and `a:1.0.0:x` applies to no service. `*`, `;` and `+` have no meaning.',
  source: reference('2 and 15, G18'),
  examples: {
    valid: [inFile('rateLimiting', 'rate: 10\nservices: cart:1.0.0,order')],
    invalid: [
      inFile('rateLimiting', 'rate: 10\nservices: «cart, order»'),
      inFile('rateLimiting', 'rate: 10\nservices: «cart:1.0.0:x»'),
      inFile('rateLimiting', 'rate: 10\nservices: «"*"»'),
    ],
  },
  check({ root }, report) {
    const scalar = asScalar(root?.fields.get('services')?.value);
    if (scalar === undefined) return;
    if (/\s/.test(scalar.text)) {
      const fixes = [rewrite(scalar, scalar.text.replace(/\s/g, ''))];
      report(scalar.range, l10n.t('Spaces are taken as part of the names; write commas alone.'), { fixes });
    } else if (/[*;+]/.test(scalar.text)) {
      report(
        scalar.range,
        l10n.t(
          'Names are compared character by character, so `{0}` matches no service; separate names with commas, or leave it out for all.',
          scalar.text,
        ),
      );
    } else if (scalar.text.split(',').some((part) => part.split(':').length > 2)) {
      report(
        scalar.range,
        l10n.t('Each service is `name` or `name:version`; with more colons it applies to no service.'),
      );
    }
  },
};
