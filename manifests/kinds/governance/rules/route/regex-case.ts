import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import { asMap, asScalar } from '../../../../../parser/node';
import { addField, writePlain } from '../../../../engine/rules/edits';
import type { PolicyDocument } from '../../policy-document';
import { routedHeadersOf, routesOf } from '../../values/routes';
import { inFile, reference } from '../shared';

const header = (operators: string) =>
  `- precedence: 1\n  match:\n    headers:\n      id:\n        ${operators}\n  route:\n    - weight: 100`;

/** Escapes in capitals do not survive where capitals make no difference. */
export const regexCase: Rule<PolicyDocument> = {
  id: 'governance/regex-case',
  consequence: 'altered',
  summary: 'A regular expression with `\\D`, `\\S` or `\\W` has `caseInsensitive: false` beside it.',
  explanation:
    'Otherwise Java clients turn the expression itself into lower case: `\\D` becomes `\\d`, the opposite.',
  source: reference('12 and 15, G12'),
  examples: {
    valid: [
      inFile('routeRule', header("regex: '\\D+'\n        caseInsensitive: false")),
      inFile('routeRule', header("regex: '\\d+'")),
    ],
    invalid: [
      inFile('routeRule', header("regex: «'\\D+'»")),
      inFile('routeRule', header("regex: «'\\S+'»\n        caseInsensitive: true")),
    ],
  },
  check(document, report) {
    if (document.policy.generation === 'go' || document.policy.generation === 'java3') return;
    for (const { value } of routesOf(document).flatMap(routedHeadersOf)) {
      const map = asMap(value);
      const regex = asScalar(map?.fields.get('regex')?.value);
      const flag = asScalar(map?.fields.get('caseInsensitive')?.value);
      if (map === undefined || regex === undefined || flag?.text === 'false') continue;
      const [escape] = /\\[DSWBPHVXR]/.exec(regex.text.replaceAll('\\\\', '  ')) ?? [];
      if (escape === undefined) continue;
      const fixes =
        flag === undefined
          ? addField(map, document.lines, 'caseInsensitive', 'false')
          : [writePlain(flag.range, 'false')];
      report(
        regex.range,
        l10n.t(
          'Clients read `{0}` as `{1}` unless `caseInsensitive` is false.',
          escape,
          escape.toLowerCase(),
        ),
        { fixes },
      );
    }
  },
};
