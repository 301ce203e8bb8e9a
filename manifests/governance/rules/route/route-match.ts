import * as l10n from '@vscode/l10n';
import { didYouMean } from '../../../rules/did-you-mean';
import type { Report, Rule } from '../../../rules/rule';
import { asMap, isNull } from '../../../source/node';
import type { Entry } from '../../../source/node';
import { renameKey } from '../../edits';
import type { PolicyDocument } from '../../policy-document';
import { isOperator } from '../../values/matches';
import { routedHeadersOf, routesOf } from '../../values/routes';
import { inFile, reference } from '../shared';

const header = (operators: string) =>
  `- precedence: 1\n  match:\n    headers:\n      region:\n        ${operators}\n  route:\n    - weight: 100`;

/** How headers are compared before routing. */
export const routeMatch: Rule<PolicyDocument> = {
  id: 'governance/route-match',
  severity: 'error',
  summary: 'A header of a route rule is compared by `exact` or `regex`.',
  consequence:
    'Java clients up to 2.9 and Spring Cloud Huawei fail with `RouterIllegalParamException` when there is neither. Java Chassis 3 compares with the operators of match groups and knows neither `regex` nor `caseInsensitive`.',
  source: reference('12'),
  examples: {
    valid: [inFile('routeRule', header('exact: cn'))],
    invalid: [
      inFile('routeRule', header('«caseInsensitive»: false')),
      inFile('routeRule', header('exact: cn\n        «caseInsensitiv»: false')),
      inFile(
        'routeRule',
        '- precedence: 1\n  match:\n    headers:\n      region: «cn»\n  route:\n    - weight: 100',
      ),
    ],
  },
  check(document, report) {
    for (const entry of routesOf(document).flatMap(routedHeadersOf)) checkHeader(document, entry, report);
  },
};

const beforeJava3 = ['exact', 'regex', 'caseInsensitive'];

function checkHeader({ policy }: PolicyDocument, entry: Entry, report: Report): void {
  const map = asMap(entry.value);
  if (map === undefined) {
    if (isNull(entry.value))
      report(
        entry.key.range,
        l10n.t('`{0}` is compared with nothing; write `exact` or `regex`.', entry.name),
      );
    else report(entry.value.range, l10n.t('`{0}` must be a map with `exact` or `regex`.', entry.name));
    return;
  }
  for (const { name, key } of map.entries) {
    const isOld = beforeJava3.includes(name);
    if (policy.generation === 'java3' && isOld && name !== 'exact') {
      const message = l10n.t(
        'Java Chassis 3 does not know `{0}`, so the rule never matches; use `exact`, `prefix`, `suffix`, `contains` or `compare`.',
        name,
      );
      report(key.range, message);
    } else if (!isOld && !isOperator(name)) {
      const better = didYouMean(name, beforeJava3);
      report(
        key.range,
        l10n.t('`{0}` is not known here and ignored; use `exact`, `regex` or `caseInsensitive`.', name),
        {
          severity: 'warning',
          fixes: better === undefined || map.fields.has(better) ? [] : [renameKey(key, better)],
        },
      );
    } else if (!isOld && policy.generation !== 'java3') {
      const severity = policy.generation === undefined ? 'information' : 'warning';
      report(
        key.range,
        l10n.t('Only Java Chassis 3 knows `{0}` here; other clients want `exact` or `regex`.', name),
        { severity },
      );
    }
  }
  const compares = [...map.fields.keys()].some((name) => name === 'regex' || isOperator(name));
  const range = map.entries[0]?.key.range ?? entry.key.range;
  if (!compares) report(range, l10n.t('There is neither `exact` nor `regex`; routing fails in the client.'));
}
