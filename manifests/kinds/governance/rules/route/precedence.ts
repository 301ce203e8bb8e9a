import * as l10n from '@vscode/l10n';
import type { Fix, Report, Rule } from '../../../../engine/rules/rule';
import { isNull } from '../../../../../parser/node';
import type { MapNode } from '../../../../../parser/node';
import type { Range } from '../../../../../parser/range';
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
    for (const { range, path, value, absent } of document.violations) {
      if (path.length !== 2 || path[1] !== 'precedence') continue;
      if (absent) reportMissing(document, absent.map, range, report);
      else if (value === undefined || isNull(value)) reportNothing(document, range, report);
      else
        report(
          range,
          l10n.t(
            '`precedence` must be a whole number, such as `1`; clients drop all rules of the service otherwise.',
          ),
          { consequence: 'dropped' },
        );
    }
  },
};

/** Nothing behind the colon is as good as no precedence. */
function reportNothing(
  document: PolicyDocument,
  range: Range,
  report: Report,
  fixes: readonly Fix[] = [],
): void {
  const isAlone = routesOf(document).length === 1;
  const message = isAlone
    ? l10n.t(
        '`precedence` is missing; add it, or routing fails in the client as soon as there is a second rule.',
      )
    : l10n.t('`precedence` is missing; with several rules, each call fails in the client.');
  report(range, message, { ...(isAlone && { consequence: 'as-written', severity: 'warning' }), fixes });
}

function reportMissing(document: PolicyDocument, map: MapNode, range: Range, report: Report): void {
  const routes = routesOf(document);
  const rule = routes.find((route) => route.map === map);
  const fixes = rule ? addField(map, document.lines, 'precedence', String(freeRank(routes, rule))) : [];
  reportNothing(document, range, report, fixes);
}

/** A rule for all requests goes last, another one first. */
function freeRank(routes: readonly Route[], { isForAll }: Route): number {
  const ranks = routes.map(({ rank }) => rank).filter((rank) => rank !== undefined);
  if (ranks.length === 0) return 1;
  return isForAll ? Math.min(...ranks) - 1 : Math.max(...ranks) + 1;
}
