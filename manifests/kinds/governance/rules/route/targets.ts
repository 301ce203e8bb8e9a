import * as l10n from '@vscode/l10n';
import type { Finding, Fix, Report, Rule } from '../../../../engine/rules/rule';
import type { SchemaViolation } from '../../../../engine/schema/check';
import { field, isNull } from '../../../../../parser/node';
import type { MapNode, Node } from '../../../../../parser/node';
import { addField } from '../../../../engine/rules/edits';
import { integerOf } from '../../values/numbers';
import type { PolicyDocument } from '../../policy-document';
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
    for (const violation of document.violations) {
      const [, list, , field, ...inner] = violation.path;
      if ((list !== 'route' && list !== 'fallback') || inner.length > 0) continue;
      if (field === 'weight') checkWeight(document, violation, report);
      else if (violation.path.length === 3) checkTarget(violation, report);
      else if (violation.path.length === 2) checkList(list, violation, report);
    }
  },
};

function checkList(
  name: 'route' | 'fallback',
  { kind, range, value }: SchemaViolation,
  report: Report,
): void {
  if (kind === 'missing')
    report(range, l10n.t('A rule without `route` makes routing fail; say where the requests go.'));
  else if (kind === 'length')
    report(range, l10n.t('An empty `route` makes routing fail; say where the requests go.'));
  else if (kind === 'type' && !(name === 'fallback' && isNull(value)))
    report(range, l10n.t('`{0}` must be a list; begin each group with `- `.', name), unreadable(value));
}

function checkTarget({ kind, range, value }: SchemaViolation, report: Report): void {
  if (kind === 'type')
    report(
      range,
      l10n.t('A group of instances is a map; write it as `weight: …` and `tags: …`.'),
      unreadable(value),
    );
}

function checkWeight(document: PolicyDocument, violation: SchemaViolation, report: Report): void {
  const { kind, range, value, absent } = violation;
  if (kind === 'missing') {
    report(range, l10n.t('`weight` is missing, so routing fails in the client; add it.'), {
      fixes: absent ? missingWeight(document, absent.map) : [],
    });
    return;
  }
  report(
    range,
    l10n.t('`weight` must be a whole number from 0 to 100, the percentage of the requests.'),
    // Of numbers beyond, each group gets its share of the sum.
    kind === 'range' ? { consequence: 'altered', severity: 'error' } : unreadable(value),
  );
}

/** Clients can't read the rules at all, but pass over null until a call comes. */
function unreadable(value: Node | undefined): Pick<Finding, 'consequence'> {
  return { consequence: isNull(value) ? 'fails-on-each-call' : 'dropped' };
}

/** What the other groups of the list leave. */
function missingWeight({ lines }: PolicyDocument, target: MapNode): readonly Fix[] {
  const list = target.parent?.kind === 'list' ? target.parent.items : [];
  const weights = list.map((one) => integerOf(field(one, 'weight')?.value) ?? 0);
  const rest = 100 - weights.reduce((sum, weight) => sum + weight, 0);
  return rest >= 0 ? addField(target, lines, 'weight', String(rest)) : [];
}
