import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import type { PlacedPolicy } from '../../policy';
import { reference } from '../shared';

const file = (method: string, name: string) =>
  `servicecomb:\n  matchGroup:\n    pay: |\n      matches:\n        - apiPath:\n            exact: "/pay"\n          method: [${method}]\n  retry:\n    ${name}: |\n      maxAttempts: 2\n`;

/** Calls that change something are not repeated blindly. */
export const retryUnsafe: Rule<readonly PlacedPolicy[]> = {
  id: 'governance/retry-unsafe',
  consequence: 'harmful',
  summary: 'A retry is for requests that may be repeated, not for POST and PATCH.',
  explanation: 'A call whose answer is lost is made again, and what it does may be done twice.',
  source: reference('4 and 15, G14'),
  examples: { valid: [file('GET', 'pay')], invalid: [file('POST', '«pay»')] },
  check(policies, report) {
    const groups = new Map(
      policies.filter(({ kind }) => kind === 'matchGroup').map((one) => [one.name, one]),
    );
    for (const { name, nameRange } of policies.filter(({ kind }) => kind === 'retry')) {
      const unsafe = groups.get(name)?.methods?.find((method) => method === 'POST' || method === 'PATCH');
      if (unsafe === undefined) continue;
      const message = l10n.t('The match group `{0}` is for {1}, which a retry may do twice.', name, unsafe);
      report(nameRange, message);
    }
  },
};
