import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import type { PlacedPolicy } from '../../policy';
import { reference } from '../shared';

const file = (service: string, mark: readonly [string, string]) =>
  ['cart', 'order']
    .map(
      (name) =>
        `    ${name}: |\n      matches:\n        - apiPath:\n            prefix: "/"\n${service.replace('NAME', name)}`,
    )
    .join('')
    .replace(/^/, 'servicecomb:\n  matchGroup:\n')
    .concat(
      `  loadbalance:\n    ${mark[0]}: |\n      rule: Random\n    ${mark[1]}: |\n      rule: RoundRobin\n`,
    );

/** Several balancers each name their service. */
export const loadbalanceTargets: Rule<readonly PlacedPolicy[]> = {
  id: 'governance/loadbalance-targets',
  consequence: 'ignored',
  summary: 'With several `loadbalance` policies, the matches of their match groups have a `serviceName`.',
  explanation:
    'A policy whose match group names no service is for calls of all services, so that one of several wins.',
  source: reference('6'),
  examples: {
    valid: [file('          serviceName: NAME\n', ['cart', 'order'])],
    invalid: [file('', ['«cart»', 'order'])],
  },
  check(policies, report) {
    const balancers = policies.filter(({ kind }) => kind === 'loadbalance');
    if (balancers.length < 2) return;
    const groups = new Map(
      policies.filter(({ kind }) => kind === 'matchGroup').map((one) => [one.name, one]),
    );
    for (const { name, nameRange } of balancers)
      if (groups.get(name)?.namesServices === false)
        report(
          nameRange,
          l10n.t(
            'The match group `{0}` has no `serviceName`, so this applies to calls of all services; add `serviceName` to its matches.',
            name,
          ),
        );
  },
};
