import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../../engine/rules/rule';
import { writePlain } from '../../../../engine/rules/edits';
import type { PolicyDocument } from '../../policy-document';
import { routesOf } from '../../values/routes';
import type { Route } from '../../values/routes';
import { inFile, reference } from '../shared';

const route = 'route:\n    - weight: 100\n      tags:\n        version: 1.0.0';
const region = 'match:\n    headers:\n      region:\n        exact: cn';

/** Rules are tried in an order in which each has its turn. */
export const routeOrder: Rule<PolicyDocument> = {
  id: 'governance/route-order',
  consequence: 'ignored',
  summary: 'No two route rules have the same precedence, and one without a match has the lowest.',
  explanation:
    'The first rule that matches counts: what comes after a rule for all requests is never tried. Rules of equal precedence are tried in the order of the file.',
  source: reference('12 and 15, G11'),
  examples: {
    valid: [inFile('routeRule', `- precedence: 2\n  ${region}\n  ${route}\n- precedence: 1\n  ${route}`)],
    invalid: [
      inFile(
        'routeRule',
        `- precedence: 2\n  ${region}\n  ${route}\n- precedence: «2»\n  ${region}\n  ${route}`,
      ),
      inFile('routeRule', `- precedence: «2»\n  ${route}\n- precedence: 1\n  ${region}\n  ${route}`),
    ],
  },
  check(document, report) {
    const routes = routesOf(document).filter(({ rank }) => rank !== undefined);
    const seen = new Set<number>();
    const lowest = Math.min(...routes.map(({ rank = Infinity }) => rank));
    for (const rule of routes) {
      const { rank = 0, isForAll } = rule;
      if (isForAll && rank > lowest) reportCatchAll(rule, lowest - 1, report);
      else if (seen.has(rank)) reportEqual(rule, report);
      seen.add(rank);
    }
  },
};

function reportCatchAll({ precedence }: Route, better: number, report: Report): void {
  if (precedence === undefined) return;
  const { range } = precedence.value;
  const message = l10n.t(
    'This rule is for all requests, so rules of lower precedence are never tried; give it the lowest.',
  );
  report(range, message, { fixes: [writePlain(range, String(better))] });
}

function reportEqual({ precedence }: Route, report: Report): void {
  if (precedence === undefined) return;
  report(
    precedence.value.range,
    l10n.t('Another rule has the same precedence; give each its own, the biggest is tried first.'),
  );
}
