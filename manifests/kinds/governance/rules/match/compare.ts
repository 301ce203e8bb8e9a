import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../../engine/rules/rule';
import { asMap, asScalar } from '../../../../../parser/node';
import type { ScalarNode } from '../../../../../parser/node';
import { rewrite } from '../../../../engine/rules/edits';
import type { PolicyDocument } from '../../policy-document';
import { comparedIn } from '../../values/matches';
import { doubleOf } from '../../values/numbers';
import { inFile, reference } from '../shared';

const level = (operand: string) =>
  `alias: all\nmatches:\n  - name: level\n    headers:\n      level:\n        compare: ${operand}`;

/** What numbers are compared with. */
export const compare: Rule<PolicyDocument> = {
  id: 'governance/compare',
  consequence: 'fails-on-each-call',
  summary: '`compare` is one of `>` `<` `=` `>=` `<=` `!` `!=` followed by a number, and not for paths.',
  explanation:
    'With anything else, clients fail on each request. They also fail when the compared text is not a number, so a path never matches.',
  source: reference('3 and 15, G06'),
  examples: {
    valid: [inFile('matchGroup', level('">=3"')), inFile('matchGroup', level('"> -1.5e1"'))],
    invalid: [
      inFile('matchGroup', level('«"==5"»')),
      inFile('matchGroup', level('«"=>5"»')),
      inFile('matchGroup', level('«"5"»')),
      inFile('matchGroup', level('«">"»')),
      inFile('matchGroup', level('«"> abc"»')),
      inFile('matchGroup', 'alias: all\nmatches:\n  - name: path\n    apiPath:\n      «compare»: ">5"'),
    ],
  },
  check(document, report) {
    for (const { entry, about } of comparedIn(document)) {
      const written = asMap(entry.value)?.fields.get('compare');
      const scalar = asScalar(written?.value);
      if (written === undefined || scalar?.type !== 'string') continue;
      if (!isComparison(scalar.text)) reportComparison(scalar, report);
      else if (/NaN|Infinity/.test(scalar.text))
        report(
          scalar.range,
          l10n.t(
            '`{0}` compares with no number, which is always the same; write a number, such as `>=5`.',
            scalar.text,
          ),
          { consequence: 'harmful' },
        );
      else if (about === 'apiPath')
        report(
          written.key.range,
          l10n.t(
            '`compare` is for numbers and fails with any path; use `exact`, `prefix`, `suffix` or `contains`.',
          ),
        );
    }
  },
};

/** A sign and a number of Java; a minus is cut off before the rest is read. */
function isComparison(text: string): boolean {
  const [, number] = /^(?:>=|<=|!=|[><=!])-?(.*)$/s.exec(text) ?? [];
  return number !== undefined && doubleOf(number) !== undefined;
}

function reportComparison(scalar: ScalarNode, report: Report): void {
  const better = repaired(scalar.text);
  report(
    scalar.range,
    l10n.t('`{0}` is not a valid comparison; write a sign and a number, such as `>=5`.', scalar.text),
    {
      fixes: isComparison(better) ? [rewrite(scalar, better)] : [],
    },
  );
}

function repaired(text: string): string {
  return text
    .trim()
    .replace(/^==/, '=')
    .replace(/^=>/, '>=')
    .replace(/^=</, '<=')
    .replace(/^(?=[-\d])/, '=');
}
