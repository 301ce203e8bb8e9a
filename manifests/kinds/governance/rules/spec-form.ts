import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { resolve } from '../../../../parser/node';
import type { PolicyDocument } from '../policy-document';
import { isUnwritten } from '../values/violations';
import { isRouteKind } from '../policy-kinds';
import { asManifest, inFile, reference } from './shared';

/** Policies are maps; route rules are lists. */
export const specForm: Rule<PolicyDocument> = {
  id: 'governance/spec-form',
  consequence: 'dropped',
  summary: 'A policy is a map of fields; route rules are a list of rules.',
  explanation:
    'The server answers 400 to anything else, and clients ignore it: they log `governance config yaml is illegal` or `Route management serialization failed`.',
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
      inFile('routeRule', '«precedence»: 1\nroute:\n  - weight: 100\n    tags:\n      version: 1.0.0'),
      asManifest('Retry', '«maxAttempts 2»'),
    ],
  },
  check({ policy, problems, isForServer, isForSermant }, report) {
    const spec = policy.spec && resolve(policy.spec);
    if (spec === undefined || isUnwritten(spec) || problems.length > 0 || isForSermant) return;
    const consequence = isForServer ? 'refused' : 'dropped';
    if (isRouteKind(policy.kind)) {
      if (spec.kind === 'list') return;
      const range = spec.kind === 'map' ? (spec.entries[0]?.key.range ?? spec.range) : spec.range;
      report(range, l10n.t('Route rules are a list; begin each rule with `- `.'), { consequence });
      return;
    }
    if (spec.kind !== 'map') {
      report(
        spec.range,
        l10n.t('A policy is a map; write each field as `name: value` on a line of its own.'),
        { consequence },
      );
    }
  },
};
