import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import type { Range } from '../../../../../parser/range';
import type { PolicyKind } from '../../policy-kinds';
import { reference } from '../shared';

/** Where the text or the fields of a policy are written. */
export interface PolicyPosition {
  readonly kind: PolicyKind;
  readonly range: Range;
  /** Whether there is a name between the kind and the fields. */
  readonly isNamed: boolean;
  /** The key directly below `servicecomb`, where that is not a kind. */
  readonly name?: string;
}

/** Policies are below their kinds, each with a name. */
export const policyPlace: Rule<PolicyPosition> = {
  id: 'governance/policy-place',
  consequence: 'dropped',
  summary: 'A policy is written below its kind and a name of its own.',
  explanation:
    'Clients look for keys such as `servicecomb.rateLimiting.checkout`. They ignore a text that is the value of the kind, or that is directly below `servicecomb`, and take single fields below the kind for policies of their names.',
  source: reference('13'),
  examples: {
    valid: [
      'servicecomb:\n  bulkhead:\n    login: |\n      maxConcurrentCalls: 5\n',
      'servicecomb:\n  loadbalance:\n    strategy:\n      name: Random\n',
    ],
    invalid: [
      'servicecomb:\n  «bulkhead»: |\n    maxConcurrentCalls: 5\n',
      'servicecomb:\n  «bulkhead»:\n    maxConcurrentCalls: 5\n',
      'servicecomb:\n  «login»: |\n    matches:\n      - apiPath:\n          exact: "/login"\n',
    ],
  },
  check({ kind, range, isNamed, name }, report) {
    if (!isNamed)
      report(
        range,
        l10n.t(
          '`{0}` holds policies by their names, so this is not one; write `NAME: |` below it and the fields as its text.',
          kind,
        ),
      );
    else if (name !== undefined)
      report(
        range,
        l10n.t('Clients look for a policy below its kind; write this as `servicecomb.{0}.{1}`.', kind, name),
      );
  },
};
