import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import { isNull, resolve } from '../../../../../parser/node';
import { quote } from '../../../../engine/rules/edits';
import type { PolicyDocument } from '../../policy-document';
import { isUnwritten } from '../../values/violations';
import { isOperator, isTextOfJava, operatorsOf } from '../../values/matches';
import { inFile, reference } from '../shared';

const level = (operator: string) =>
  `alias: all\nmatches:\n  - name: level\n    headers:\n      level:\n        ${operator}`;

/** Operators compare texts. */
export const operatorValue: Rule<PolicyDocument> = {
  id: 'governance/operator-value',
  consequence: 'fails-on-each-call',
  summary: 'The value of an operator is text, in quotes where it looks like a number, a date or true.',
  explanation:
    'Clients load a number as a number and fail with `ClassCastException` on each request; servers let it pass. With null, `exact`, `prefix` and `suffix` never match, and the others fail.',
  source: reference('3 and 15, G06'),
  examples: {
    valid: [inFile('matchGroup', level('exact: "3"'))],
    invalid: [
      inFile('matchGroup', level('exact: «3»')),
      inFile('matchGroup', level('exact: «true»')),
      inFile('matchGroup', level('exact: «01»')),
      inFile('matchGroup', level('exact: «2020-01-01»')),
      inFile('matchGroup', level('exact: «1e3»')),
      inFile('matchGroup', level('«exact»:')),
      inFile('matchGroup', level('exact: «~»')),
      inFile('matchGroup', level('exact: «[a]»')),
    ],
  },
  check(document, report) {
    if (document.policy.generation === 'go') return;
    for (const { name, key, value } of operatorsOf(document)) {
      const node = resolve(value);
      if (node === undefined || !isOperator(name) || (node.kind === 'scalar' && isTextOfJava(node))) continue;
      if (isNull(node)) {
        const place = isUnwritten(node) ? key.range : node.range;
        const consequence =
          name === 'contains' || name === 'compare' ? 'fails-on-each-call' : 'never-applies';
        report(place, l10n.t('`{0}` needs a text to compare with.', name), { consequence });
      } else if (node.kind === 'scalar')
        report(
          node.range,
          l10n.t('`{0}` compares texts; put `{1}` in quotes, or each request fails.', name, node.text),
          {
            fixes: [quote(node)],
          },
        );
      else report(value.range, l10n.t('`{0}` compares with a single text, and this is not a text.', name));
    }
  },
};
