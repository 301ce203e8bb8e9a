import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../../engine/rules/rule';
import { asList, isNull } from '../../../../../parser/node';
import type { Entry, MapNode } from '../../../../../parser/node';
import { addField } from '../../../../engine/rules/edits';
import { isUnwritten } from '../../policy-document';
import type { PolicyDocument } from '../../policy-document';
import { numberOf } from '../../values/fields';
import { routesOf, targetsOf } from '../../values/routes';
import { inFile, reference } from '../shared';

const rule = (route: string) => `- precedence: 1\n  ${route}`;

/** Every rule says where requests go, and how many. */
export const routeTargets: Rule<PolicyDocument> = {
  id: 'governance/route-targets',
  consequence: 'fails-on-each-call',
  summary:
    'Every route rule has a `route` with one group of instances or more, each with a weight from 0 to 100.',
  explanation:
    'Java clients fail with `canary rule list can not be null` or `canary rule weight can not be null`, and the whole service is not routed.',
  source: reference('12 and 15, G11'),
  examples: {
    valid: [inFile('routeRule', rule('route:\n    - weight: 100\n      tags:\n        version: 1.0.0'))],
    invalid: [
      inFile('routeRule', rule('route: «[]»')),
      inFile('routeRule', '- «precedence»: 1'),
      inFile('routeRule', rule('route:\n    - «tags»:\n        version: 1.0.0')),
      inFile('routeRule', rule('route:\n    - weight: «all»\n      tags:\n        version: 1.0.0')),
      inFile('routeRule', rule('route:\n    - weight: «120»\n      tags:\n        version: 1.0.0')),
    ],
  },
  check(document, report) {
    for (const { map } of routesOf(document)) {
      const route = map.fields.get('route');
      checkRoute(map, route, report);
      for (const list of [route, map.fields.get('fallback')])
        for (const target of targetsOf(list)) checkWeight(document, target, targetsOf(list), report);
    }
  },
};

/** The largest whole number that Java clients read. */
const maxInt = 2_147_483_647;

function checkRoute(map: MapNode, route: Entry | undefined, report: Report): void {
  if (route === undefined || isUnwritten(route.value)) {
    const range = route?.key.range ?? map.entries[0]?.key.range ?? map.range;
    return report(range, l10n.t('A rule without `route` makes routing fail; say where the requests go.'));
  }
  const list = asList(route.value);
  if (list === undefined)
    return report(route.value.range, l10n.t('`route` must be a list; begin each group with `- `.'), {
      ...(!isNull(route.value) && { consequence: 'dropped' }),
    });
  if (list.items.length === 0)
    report(route.value.range, l10n.t('An empty `route` makes routing fail; say where the requests go.'));
}

function checkWeight(
  document: PolicyDocument,
  target: MapNode,
  all: readonly MapNode[],
  report: Report,
): void {
  const entry = target.fields.get('weight');
  if (entry === undefined || isUnwritten(entry.value)) {
    const rest = 100 - all.reduce((sum, { fields }) => sum + (numberOf(fields.get('weight')?.value) ?? 0), 0);
    const isFree = entry === undefined && rest >= 0;
    report(
      entry?.key.range ?? target.entries[0]?.key.range ?? target.range,
      l10n.t('`weight` is missing; routing fails in the client.'),
      {
        fixes: isFree ? addField(target, document.lines, 'weight', String(rest)) : [],
      },
    );
    return;
  }
  const weight = numberOf(entry.value);
  const isWhole = weight !== undefined && Number.isInteger(weight);
  if (!isWhole || weight < 0 || weight > 100)
    report(
      entry.value.range,
      l10n.t('`weight` must be a whole number from 0 to 100, the percentage of the requests.'),
      // Clients can't read other values at all; of numbers beyond, each group gets its share of the sum.
      isWhole && Math.abs(weight) <= maxInt
        ? { consequence: 'altered', severity: 'error' }
        : { consequence: isNull(entry.value) ? 'fails-on-each-call' : 'dropped' },
    );
}
