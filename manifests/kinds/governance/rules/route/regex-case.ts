import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../../engine/rules/rule';
import { asMap, asScalar } from '../../../../../parser/node';
import type { MapNode, ScalarNode } from '../../../../../parser/node';
import { addField, writePlain } from '../../../../engine/rules/edits';
import type { PolicyDocument } from '../../policy-document';
import { isBrokenExpression } from '../../values/expressions';
import { routedHeadersOf, routesOf } from '../../values/routes';
import { inFile, reference } from '../shared';

const header = (operators: string) =>
  `- precedence: 1\n  match:\n    headers:\n      id:\n        ${operators}\n  route:\n    - weight: 100`;

/** Escapes that mean something else in lower case, or nothing at all; `\\z` is as good as `\\Z`. */
const inCapitals = /\\(?:[ABDEGHNQRSVWX]|[pP]\{[^}A-Z]*[A-Z][^}]*\}|P)/;

/** Escapes in capitals do not survive where capitals make no difference. */
export const regexCase: Rule<PolicyDocument> = {
  id: 'governance/regex-case',
  consequence: 'altered',
  summary:
    'A regular expression is valid, and one with `\\D`, `\\S`, `\\W` or `\\p{L}` has `caseInsensitive: false` beside it.',
  explanation:
    'Otherwise Java clients turn the expression itself into lower case: `\\D` becomes `\\d`, the opposite, and `\\p{L}` is no longer an expression. With one that is not valid the rule never matches.',
  source: reference('12 and 15, G12'),
  examples: {
    valid: [
      inFile('routeRule', header("regex: '\\D+'\n        caseInsensitive: false")),
      inFile('routeRule', header("regex: '\\d+'")),
    ],
    invalid: [
      inFile('routeRule', header('regex: «"["»')),
      inFile('routeRule', header("regex: «'\\p{L}+'»")),
      inFile('routeRule', header("regex: «'\\D+'»")),
      inFile('routeRule', header("regex: «'\\S+'»\n        caseInsensitive: true")),
    ],
  },
  check(document, report) {
    if (document.policy.generation === 'go' || document.policy.generation === 'java3') return;
    for (const { value } of routesOf(document).flatMap(routedHeadersOf)) {
      const map = asMap(value);
      const regex = asScalar(map?.fields.get('regex')?.value);
      if (map === undefined || regex === undefined) continue;
      if (isBrokenExpression(regex.text))
        report(
          regex.range,
          l10n.t(
            '`{0}` is not a valid regular expression, so the rule never matches; check its brackets, `*` and `\\`.',
            regex.text,
          ),
          { consequence: 'never-applies' },
        );
      else checkCase(document, map, regex, report);
    }
  },
};

function checkCase({ lines }: PolicyDocument, map: MapNode, regex: ScalarNode, report: Report): void {
  const flag = asScalar(map.fields.get('caseInsensitive')?.value);
  const [escape] = inCapitals.exec(regex.text.replaceAll('\\\\', '  ')) ?? [];
  if (escape === undefined || flag?.text === 'false') return;
  const fixes =
    flag === undefined ? addField(map, lines, 'caseInsensitive', 'false') : [writePlain(flag.range, 'false')];
  const isOpposite = /^\\[DSWBHV]/.test(escape);
  report(
    regex.range,
    l10n.t('Clients read `{0}` as `{1}` unless `caseInsensitive` is false.', escape, escape.toLowerCase()),
    { ...(!isOpposite && { consequence: 'never-applies' }), fixes },
  );
}
