import * as l10n from '@vscode/l10n';
import { didYouMean } from '../../../../engine/rules/did-you-mean';
import type { Rule } from '../../../../engine/rules/rule';
import { renameKey } from '../../../../engine/rules/edits';
import { asScalar } from '../../../../../parser/node';
import type { Node } from '../../../../../parser/node';
import type { PolicyDocument } from '../../policy-document';
import { operatorsOf } from '../../values/matches';
import { goOperatorNames, operatorNames } from '../../values/misplaced';
import { inFile, reference } from '../shared';

const path = (operator: string) => `alias: all\nmatches:\n  - name: path\n    apiPath:\n      ${operator}`;

/** The operators that clients have. */
export const operatorName: Rule<PolicyDocument> = {
  id: 'governance/operator-name',
  consequence: 'never-applies',
  summary: 'Operators of match groups are `exact`, `prefix`, `suffix`, `contains` and `compare`.',
  explanation:
    'Servers let other operators pass; Java clients log `unsupported operator` on each request, and the match never holds. Go Chassis alone has `regex`.',
  source: reference('3 and 15, G06'),
  examples: {
    valid: [inFile('matchGroup', path('prefix: "/a"'))],
    invalid: [
      inFile('matchGroup', path('«regex»: "/a.*"')),
      inFile('matchGroup', path('«perfix»: "/a"')),
      inFile('matchGroup', path('exact: "/a"\n      «caseInsensitive»: true')),
    ],
  },
  check(document, report) {
    const known = document.policy.generation === 'go' ? goOperatorNames : operatorNames;
    for (const { name, key } of operatorsOf(document)) {
      if (known.includes(name)) continue;
      const better = didYouMean(name, known);
      const words = known.map((word) => `\`${word}\``).join(', ');
      report(
        key.range,
        l10n.t('`{0}` is not an operator, so the match never holds; use one of {1}.', name, words),
        {
          // Numbers and the like as names are not texts to Java, which fails to look them up.
          ...(isNumberOrFlag(key) && { consequence: 'fails-on-each-call' }),
          fixes: better === undefined ? [] : [renameKey(key, better)],
        },
      );
    }
  },
};

function isNumberOrFlag(key: Node): boolean {
  const type = asScalar(key)?.type;
  return type === 'integer' || type === 'float' || type === 'boolean';
}
