import * as l10n from '@vscode/l10n';
import type { Finding, Report, Rule } from '../../../engine/rules/rule';
import type { Resolved } from '../../../engine/schema/narrow';
import { isNull, resolve } from '../../../../parser/node';
import type { PolicyDocument } from '../policy-document';
import { isUnwritten } from '../values/violations';
import { isRouteKind } from '../policy-kinds';
import type { Policy } from '../policy';
import { asManifest, inFile, reference } from './shared';

/** Policies are maps; route rules are lists. */
export const specForm: Rule<PolicyDocument> = {
  id: 'governance/spec-form',
  consequence: 'dropped',
  summary: 'A policy is a map of fields; route rules are a list of rules.',
  explanation:
    'The server answers 400 to anything else. Clients drop a list and null, and log `governance config yaml is illegal` or `Route management serialization failed`; of a word or a number they make a policy of defaults and log nothing. Match groups, limiters by identifier and route rules they drop.',
  source: reference('15, G02'),
  examples: {
    valid: [
      inFile('retry', 'maxAttempts: 2'),
      inFile(
        'routeRule',
        '- precedence: 1\n  route:\n    - weight: 100\n      tags:\n        version: 1.0.0',
      ),
    ],
    invalid: [
      inFile('retry', '«maxAttempts 2»'),
      inFile('retry', '«- maxAttempts: 2»'),
      inFile('identifierRateLimiting', '«rate 10»'),
      inFile('loadbalance', '«Random»'),
      inFile('routeRule', '«precedence»: 1\nroute:\n  - weight: 100\n    tags:\n      version: 1.0.0'),
      asManifest('Retry', '«maxAttempts 2»'),
    ],
  },
  check(document, report) {
    const { policy, problems, isForServer, isForSermant } = document;
    const spec = policy.spec && resolve(policy.spec);
    if (spec === undefined || isUnwritten(spec) || problems.length > 0 || isForSermant) return;
    if (isRouteKind(policy.kind)) return checkRules(spec, isForServer ? 'refused' : 'dropped', report);
    if (spec.kind === 'map') return;
    const found = isForServer ? { consequence: 'refused' as const } : consequenceOf(policy, spec);
    const message =
      found.consequence === 'default-in-force'
        ? l10n.t('A policy is a map; write each field as `name: value`, or clients take the default of each.')
        : l10n.t('A policy is a map; write each field as `name: value` on a line of its own.');
    report(spec.range, message, found);
  },
};

function checkRules(spec: Resolved, consequence: 'refused' | 'dropped', report: Report): void {
  if (spec.kind === 'list') return;
  const range = spec.kind === 'map' ? (spec.entries[0]?.key.range ?? spec.range) : spec.range;
  report(range, l10n.t('Route rules are a list; begin each rule with `- `.'), { consequence });
}

/** Of a word, a number or an empty list, Java clients make a policy of defaults, without a word in their logs. */
function consequenceOf(
  { kind, generation }: Policy,
  spec: Resolved,
): Pick<Finding, 'consequence'> & { severity?: 'warning' } {
  const isDefault = spec.kind === 'list' ? spec.items.length === 0 : !isNull(spec);
  if (!isDefault || generation === 'go') return { consequence: 'dropped' };
  switch (kind) {
    case 'matchGroup':
    case 'identifierRateLimiting':
      return { consequence: 'dropped' };
    case 'loadbalance':
      return { consequence: 'fails-on-each-call' };
    case 'faultInjection':
      return { consequence: 'never-applies' };
    case 'mapper':
    case 'contextMapper':
      return { consequence: 'never-applies', severity: 'warning' };
    default:
      return { consequence: 'default-in-force' };
  }
}
