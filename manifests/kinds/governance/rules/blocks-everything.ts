import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import type { PolicyDocument } from '../policy-document';
import { numberOf } from '../values/violations';
import { inFile, reference } from './shared';

/** A bulkhead of 0 lets nobody through. */
export const blocksEverything: Rule<PolicyDocument> = {
  id: 'governance/blocks-everything',
  consequence: 'harmful',
  summary: 'A bulkhead lets at least one call through.',
  explanation: 'With `maxConcurrentCalls: 0`, clients refuse every call that matches.',
  source: reference('10 and 15, G14'),
  examples: {
    valid: [inFile('bulkhead', 'maxConcurrentCalls: 1')],
    invalid: [inFile('bulkhead', 'maxConcurrentCalls: «0»')],
  },
  check({ root, policy: { kind } }, report) {
    if (kind !== 'bulkhead' && kind !== 'instanceBulkhead') return;
    const entry = root?.fields.get('maxConcurrentCalls');
    if (entry && numberOf(entry.value) === 0)
      report(
        entry.value.range,
        l10n.t('With 0, every call that matches is refused; write how many may run at once.'),
      );
  },
};
