import * as l10n from '@vscode/l10n';
import type { Fix, Rule } from '../../../../engine/rules/rule';
import type { Entry } from '../../../../../parser/node';
import { replaceFix } from '../../../../engine/rules/did-you-mean';
import type { PolicyDocument } from '../../policy-document';
import { integerOf } from '../../values/numbers';
import { routesOf, targetsOf } from '../../values/routes';
import { asManifest, inFile, reference } from '../shared';

const weights = (first: number, second: number, mark: 'route' | '«route»' = '«route»') =>
  `- precedence: 1\n  ${mark}:\n    - weight: ${first}\n      tags:\n        version: "1.0"\n    - weight: ${second}\n      tags:\n        version: "2.0"`;

/** Weights are percentages. */
export const weightsSum: Rule<PolicyDocument> = {
  id: 'governance/weights-sum',
  consequence: 'altered',
  summary: 'The weights of a route add up to 100.',
  explanation:
    'Above 100, Java clients log a warning and share the requests by the sum: 60 and 60 are halves. Go clients drop all rules then. Below 100, Java clients send the rest to instances that no group names, but share a `fallback` by its sum. The console insists on 100.',
  source: reference('12 and 15, G11'),
  examples: {
    valid: [inFile('routeRule', weights(20, 80, 'route'), 'cart')],
    invalid: [
      inFile('routeRule', weights(60, 60), 'cart'),
      inFile('routeRule', weights(50, 40), 'cart'),
      asManifest('RouteRule', weights(50, 40), 'cart'),
    ],
  },
  check(document, report) {
    for (const { map } of routesOf(document))
      for (const list of [map.fields.get('route'), map.fields.get('fallback')]) {
        const sum = list === undefined ? undefined : sumOf(list);
        if (list === undefined || sum === undefined || sum === 100) continue;
        const isDropped = sum > 100 && document.policy.generation === 'go';
        report(list.key.range, isDropped ? droppedInWords(sum) : sharedInWords(list, sum), {
          consequence: document.isForServer ? 'refused' : isDropped ? 'dropped' : 'altered',
          fixes: completed(list, sum),
        });
      }
  },
};

function droppedInWords(sum: number): string {
  return l10n.t('The weights add up to {0}, so Go Chassis drops all rules of the service. Make it 100.', sum);
}

function sharedInWords({ name }: Entry, sum: number): string {
  return sum < 100 && name === 'route'
    ? l10n.t(
        'The weights add up to {0}; {1} % of the requests go to instances that no group names. Make it 100.',
        sum,
        100 - sum,
      )
    : l10n.t('The weights add up to {0}, and clients share the requests by that sum. Make it 100.', sum);
}

/** Undefined where a weight is not a number, which is reported by itself. */
function sumOf(list: Entry): number | undefined {
  const found = targetsOf(list).map(({ fields }) => integerOf(fields.get('weight')?.value));
  const known = found.filter((weight) => weight !== undefined && weight >= 0 && weight <= 100);
  if (found.length === 0 || known.length < found.length) return undefined;
  return known.reduce((sum: number, weight) => sum + (weight ?? 0), 0);
}

/** The last weight takes up the difference, where that leaves a weight. */
function completed(list: Entry, sum: number): readonly Fix[] {
  const last = targetsOf(list).at(-1)?.fields.get('weight')?.value;
  const weight = integerOf(last);
  if (last === undefined || weight === undefined) return [];
  const better = weight + 100 - sum;
  return better >= 0 && better <= 100 ? [replaceFix(last.range, String(better))] : [];
}
