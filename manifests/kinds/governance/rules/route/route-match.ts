import * as l10n from '@vscode/l10n';
import { didYouMean } from '../../../../engine/rules/did-you-mean';
import type { Report, Rule } from '../../../../engine/rules/rule';
import { asMap, isNull, resolve } from '../../../../../parser/node';
import type { Entry, MapNode } from '../../../../../parser/node';
import { quote, renameKey } from '../../../../engine/rules/edits';
import type { PolicyDocument } from '../../policy-document';
import type { PolicyGeneration } from '../../policy';
import { isOperator, isTextOfJava } from '../../values/matches';
import { goOperatorNames } from '../../values/misplaced';
import { routedHeadersOf, routesOf } from '../../values/routes';
import { inFile, reference } from '../shared';

const header = (operators: string) =>
  `- precedence: 1\n  match:\n    headers:\n      region:\n        ${operators}\n  route:\n    - weight: 100`;

/** How headers are compared before routing. */
export const routeMatch: Rule<PolicyDocument> = {
  id: 'governance/route-match',
  consequence: 'fails-on-each-call',
  summary: 'A header of a route rule is compared by `exact` or `regex`.',
  explanation:
    'Java clients up to 2.9 and Spring Cloud Huawei fail with `RouterIllegalParamException` when there is neither. Java Chassis 3 compares with the operators of match groups and knows neither `regex` nor `caseInsensitive`; it fails where they compare with a number.',
  source: reference('12'),
  examples: {
    valid: [inFile('routeRule', header('exact: cn'))],
    invalid: [
      inFile('routeRule', header("«in»: ['cn', 'eu']")),
      inFile('routeRule', header("«noLess»: '3'")),
      inFile('routeRule', header('«caseInsensitive»: false')),
      inFile('routeRule', header('«exact»: ~')),
      inFile('routeRule', header('exact: «3»')),
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

/** Operators that Java clients do not have; `in` is of Sermant alone. */
const beyondJava = [
  ...goOperatorNames.filter((name) => !beforeJava3.includes(name) && !isOperator(name)),
  'in',
];

function checkHeader({ policy }: PolicyDocument, entry: Entry, report: Report): void {
  const map = asMap(entry.value);
  if (map === undefined) {
    if (isNull(entry.value))
      report(
        entry.key.range,
        l10n.t('`{0}` is compared with nothing; write `exact` or `regex`.', entry.name),
      );
    else
      report(entry.value.range, l10n.t('`{0}` must be a map with `exact` or `regex`.', entry.name), {
        consequence: 'dropped',
      });
    return;
  }
  for (const one of map.entries) checkOperator(one, map, policy.generation, report);
  for (const one of map.fields.values()) checkText(one, policy.generation, report);
  const isForJava = policy.generation === 'java2' || policy.generation === 'java3';
  const compares = [...map.fields.values()].some(
    ({ name, value }) =>
      !isNull(value) && (name === 'regex' || isOperator(name) || (!isForJava && beyondJava.includes(name))),
  );
  const range = map.entries[0]?.key.range ?? entry.key.range;
  if (!compares) report(range, l10n.t('There is neither `exact` nor `regex`; routing fails in the client.'));
}

/** Java Chassis 3 compares texts alone, and others make a text of any value. */
function checkText({ name, value }: Entry, generation: PolicyGeneration | undefined, report: Report): void {
  const node = resolve(value);
  const isRead = generation === undefined || generation === 'java3';
  if (node === undefined || isNull(node) || !isOperator(name) || !isRead) return;
  if (node.kind === 'scalar' && isTextOfJava(node)) return;
  const message = l10n.t(
    'Java Chassis 3 compares texts; put `{0}` in quotes, or each call fails there.',
    name,
  );
  report(value.range, message, {
    ...(generation === undefined && { severity: 'information' }),
    fixes: node.kind === 'scalar' ? [quote(node)] : [],
  });
}

function checkOperator(
  { name, key }: Entry,
  map: MapNode,
  generation: PolicyGeneration | undefined,
  report: Report,
): void {
  const severity = generation === undefined ? 'information' : 'warning';
  if (generation === 'go' && goOperatorNames.includes(name)) return;
  if (beforeJava3.includes(name)) {
    if (generation !== 'java3' || name === 'exact') return;
    const message = l10n.t(
      'Java Chassis 3 does not know `{0}`, so the rule never matches; use `exact`, `prefix`, `suffix`, `contains` or `compare`.',
      name,
    );
    report(key.range, message);
  } else if (isOperator(name)) {
    if (generation === 'java3') return;
    const message = l10n.t(
      'Only Java Chassis 3 knows `{0}` here; other clients want `exact` or `regex`.',
      name,
    );
    report(key.range, message, { severity });
  } else if (beyondJava.includes(name)) {
    const message = l10n.t('Java clients do not know `{0}`; they want `exact` or `regex`.', name);
    report(key.range, message, { severity });
  } else {
    const better = didYouMean(name, beforeJava3);
    report(
      key.range,
      l10n.t('`{0}` is not known here and ignored; use `exact`, `regex` or `caseInsensitive`.', name),
      {
        consequence: 'ignored',
        fixes: better === undefined || map.fields.has(better) ? [] : [renameKey(key, better)],
      },
    );
  }
}
