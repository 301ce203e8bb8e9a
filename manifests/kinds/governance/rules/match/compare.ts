import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import { asScalar } from '../../../../../parser/node';
import { rewrite } from '../../../../engine/rules/edits';
import type { PolicyDocument } from '../../policy-document';
import { operatorsOf } from '../../values/matches';
import { inFile, reference } from '../shared';

const level = (operand: string) =>
  `alias: all\nmatches:\n  - name: level\n    headers:\n      level:\n        compare: ${operand}`;

const comparison = /^(?:>=|<=|!=|>|<|=|!) *-?\d+(?:\.\d+)?$/;

/** What numbers are compared with. */
export const compare: Rule<PolicyDocument> = {
  id: 'governance/compare',
  consequence: 'fails-on-each-call',
  summary: '`compare` is one of `>` `<` `=` `>=` `<=` `!` `!=` followed by a number.',
  explanation: 'Clients fail on each request with anything else, and the match never holds.',
  source: reference('3 and 15, G06'),
  examples: {
    valid: [inFile('matchGroup', level('">=3"')), inFile('matchGroup', level('"> -1.5"'))],
    invalid: [
      inFile('matchGroup', level('«"==5"»')),
      inFile('matchGroup', level('«"=>5"»')),
      inFile('matchGroup', level('«"5"»')),
      inFile('matchGroup', level('«">"»')),
      inFile('matchGroup', level('«"> abc"»')),
    ],
  },
  check(document, report) {
    for (const { name, value } of operatorsOf(document)) {
      const scalar = asScalar(value);
      if (name !== 'compare' || scalar?.type !== 'string' || comparison.test(scalar.text)) continue;
      const better = repaired(scalar.text);
      report(
        scalar.range,
        l10n.t('`{0}` is not a valid comparison; write a sign and a number, such as `>=5`.', scalar.text),
        {
          fixes: comparison.test(better) ? [rewrite(scalar, better)] : [],
        },
      );
    }
  },
};

function repaired(text: string): string {
  return text
    .trim()
    .replace(/^==/, '=')
    .replace(/^=>/, '>=')
    .replace(/^=</, '<=')
    .replace(/^(?=[-\d])/, '=');
}
