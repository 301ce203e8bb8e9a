import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import type { Placement } from '../../policy';
import { reference } from '../shared';

const manifest = (environment: string, name: string) =>
  `apiVersion: cse/v3\nkind: FaultInjection\nmetadata: { name: ${name}, engine: prod }\nselector: { environment: ${environment}, app: shop }\nspec:\n  type: abort\n  percentage: 10\n`;

/** Faults are for tests. */
export const injectionInProduction: Rule<Placement> = {
  id: 'governance/injection-in-production',
  consequence: 'harmful',
  summary: 'Faults are not injected in production.',
  explanation: 'The policy works as written: calls of real users are delayed or fail.',
  source: reference('9 and 15, G14'),
  examples: { valid: [manifest('testing', 'pay')], invalid: [manifest('production', '«pay»')] },
  check({ kind, environment, nameRange }, report) {
    if (kind === 'faultInjection' && environment === 'production')
      report(nameRange, l10n.t('This makes calls fail in production; is `testing` meant?'));
  },
};
