import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import { isNull } from '../../../../../parser/node';
import { addField } from '../../../../engine/rules/edits';
import type { PolicyDocument } from '../../policy-document';
import { routesOf } from '../../values/routes';
import type { Route } from '../../values/routes';
import { inFile, reference } from '../shared';

const route = 'route:\n    - weight: 100\n      tags:\n        version: 1.0.0';

/** Every rule has its place in the order. */
export const precedence: Rule<PolicyDocument> = {
  id: 'governance/precedence',
  consequence: 'fails-on-each-call',
  summary: 'Every route rule has a `precedence`, an integer; the biggest is tried first.',
  explanation:
    'With two rules or more, Java clients fail with `NullPointerException` while sorting, on each call. A rule alone works without.',
  source: reference('12 and 15, G11'),
  examples: {
    valid: [
      inFile(
        'routeRule',
        `- precedence: 2\n  match:\n    headers:\n      region:\n        exact: cn\n  ${route}\n- precedence: 1\n  ${route}`,
      ),
    ],
    invalid: [
      inFile(
        'routeRule',
        `- precedence: 1\n  ${route}\n- «match»:\n    headers:\n      region:\n        exact: cn\n  ${route}`,
      ),
      inFile('routeRule', `- precedence: «first»\n  ${route}`),
      inFile('routeRule', `- «route»:\n    - weight: 100\n      tags:\n        version: 1.0.0`),
    ],
  },
  check(document, report) {
    const routes = routesOf(document);
    for (const rule of routes) {
      const { map, precedence: entry, rank } = rule;
      if (entry !== undefined && rank !== undefined && Number.isInteger(rank)) continue;
      if (entry !== undefined) {
        const range = entry.value.range.start < entry.value.range.end ? entry.value.range : entry.key.range;
        report(
          range,
          l10n.t('`precedence` must be a whole number, such as `1`; routing fails in the client otherwise.'),
          isNull(entry.value) ? {} : { consequence: 'dropped' },
        );
        continue;
      }
      const isAlone = routes.length === 1;
      const message = isAlone
        ? l10n.t('`precedence` is missing; with a second rule, routing fails in the client.')
        : l10n.t('`precedence` is missing; with several rules, each call fails in the client.');
      report(map.entries[0]?.key.range ?? map.range, message, {
        ...(isAlone && { consequence: 'as-written', severity: 'warning' }),
        fixes: addField(map, document.lines, 'precedence', String(freeRank(routes, rule))),
      });
    }
  },
};

/** A rule for all requests goes last, another one first. */
function freeRank(routes: readonly Route[], { isForAll }: Route): number {
  const ranks = routes.map(({ rank }) => rank).filter((rank) => rank !== undefined);
  if (ranks.length === 0) return 1;
  return isForAll ? Math.min(...ranks) - 1 : Math.max(...ranks) + 1;
}
