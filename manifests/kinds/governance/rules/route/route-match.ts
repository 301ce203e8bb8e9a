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
import { misplacedInRoutes } from '../../values/misplaced-in-routes';
import { routedHeadersOf, routesOf } from '../../values/routes';
import { isLongerList, onlyItem } from '../../values/violations';
import { inFile, reference } from '../shared';

const header = (operators: string) =>
  `- precedence: 1\n  match:\n    headers:\n      region:\n        ${operators}\n  route:\n    - weight: 100`;

/** How headers are compared before routing. */
export const routeMatch: Rule<PolicyDocument> = {
  id: 'governance/route-match',
  consequence: 'fails-on-each-call',
  summary: 'A header of a route rule is compared by `exact` or `regex`.',
  explanation:
    'Java clients up to 2.9 and Spring Cloud Huawei fail with `RouterIllegalParamException` when there is neither. Java Chassis 3 compares with the operators of match groups, whose rules tell what is wrong there; it knows neither `regex` nor `caseInsensitive`, and fails where an operator compares with a number.',
  source: reference('12'),
  examples: {
    valid: [inFile('routeRule', header('exact: cn'))],
    invalid: [
      inFile('routeRule', header("«in»: ['cn', 'eu']")),
      inFile('routeRule', header("«noLess»: '3'")),
      inFile('routeRule', header('«caseInsensitive»: false')),
      inFile('routeRule', header('«exact»: ~')),
      inFile('routeRule', header('exact: «3»')),
      inFile('routeRule', header('exact: «[cn, eu]»')),
      inFile('routeRule', header('exact: «{ any: cn }»')),
      inFile('routeRule', header('exact: cn\n        «caseInsensitiv»: false')),
      inFile(
        'routeRule',
        '- precedence: 1\n  match:\n    headers:\n      region: «cn»\n  route:\n    - weight: 100',
      ),
    ],
  },
  check(document, report) {
    const misplaced = misplacedInRoutes(document).flatMap(({ entry, below }) => [entry, below]);
    for (const entry of routesOf(document).flatMap(routedHeadersOf))
      if (!misplaced.includes(entry)) checkHeader(document, entry, report);
  },
};

const beforeJava3 = ['exact', 'regex', 'caseInsensitive'];

/** Operators that Java clients do not have; `in` is of Sermant alone. */
const beyondJava = [
  ...goOperatorNames.filter((name) => !beforeJava3.includes(name) && !isOperator(name)),
  'in',
];

function checkHeader({ policy: { generation } }: PolicyDocument, entry: Entry, report: Report): void {
  const map = asMap(entry.value);
  if (map === undefined) return checkWithoutMap(entry, generation, report);
  if (generation === 'java3') return; // It compares as match groups do, whose rules tell what is wrong.
  const compares = [...map.fields.values()].some(
    ({ name, value }) =>
      !isNull(value) &&
      (name === 'regex' || isOperator(name) || (generation !== 'java2' && beyondJava.includes(name))),
  );
  if (!compares) return reportNothing(entry, map, report);
  for (const one of map.entries) checkOperator(one, map, generation, report);
  for (const one of map.fields.values()) checkText(one, generation, report);
}

function checkWithoutMap(entry: Entry, generation: PolicyGeneration | undefined, report: Report): void {
  if (isNull(entry.value))
    report(
      entry.key.range,
      generation === 'java3'
        ? l10n.t('`{0}` is compared with nothing; write an operator, such as `exact: "…"`.', entry.name)
        : l10n.t('`{0}` is compared with nothing; write `exact` or `regex`.', entry.name),
    );
  else if (generation !== 'java3')
    report(entry.value.range, l10n.t('`{0}` must be a map with `exact` or `regex`.', entry.name), {
      consequence: 'dropped',
    });
}

/** Nothing is compared; the first operator may be one that is meant. */
function reportNothing(entry: Entry, map: MapNode, report: Report): void {
  const [first] = map.entries;
  const better =
    first && beforeJava3.includes(first.name) ? undefined : first && didYouMean(first.name, beforeJava3);
  if (first === undefined || better === undefined || map.fields.has(better))
    report(
      first?.key.range ?? entry.key.range,
      l10n.t('There is neither `exact` nor `regex`, so routing fails in the client; add one of them.'),
    );
  else
    report(
      first.key.range,
      l10n.t(
        '`{0}` compares nothing, so routing fails in the client; did you mean `{1}`?',
        first.name,
        better,
      ),
      { fixes: [renameKey(first.key, better)] },
    );
}

/** Java Chassis 3 compares texts alone, and others make a text of any value. */
function checkText({ name, value }: Entry, generation: PolicyGeneration | undefined, report: Report): void {
  const node = resolve(value);
  if (node === undefined || isNull(node)) return;
  const single = node.kind === 'list' ? onlyItem(node) : node;
  if (single?.kind !== 'scalar') {
    if (isOperator(name) || name === 'regex') reportNoText(name, value, report);
    return;
  }
  if (generation !== undefined || !isOperator(name)) return;
  if (node.kind === 'scalar' && isTextOfJava(node)) return;
  const message = l10n.t(
    'Java Chassis 3 compares texts; put `{0}` in quotes, or each call fails there.',
    name,
  );
  report(value.range, message, {
    severity: 'information',
    fixes: node.kind === 'scalar' ? [quote(node)] : [],
  });
}

/** A map, and a list of more or less than one text: older clients can't read a longer list, and compare others with nothing. */
function reportNoText(name: string, value: Entry['value'], report: Report): void {
  const isDropped = isLongerList(value);
  const message = isDropped
    ? l10n.t('`{0}` must be one text; clients drop all rules of the service otherwise.', name)
    : l10n.t('`{0}` must be one text; the rule never matches otherwise.', name);
  report(value.range, message, { consequence: isDropped ? 'dropped' : 'never-applies' });
}

function checkOperator(
  { name, key }: Entry,
  map: MapNode,
  generation: PolicyGeneration | undefined,
  report: Report,
): void {
  const severity = generation === undefined ? 'information' : 'warning';
  if (beforeJava3.includes(name) || (generation === 'go' && goOperatorNames.includes(name))) return;
  if (isOperator(name)) {
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
