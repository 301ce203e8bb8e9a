import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { asScalar } from '../../../../parser/node';
import type { PolicyDocument } from '../policy-document';
import { parseDuration } from '../values/duration';
import { integerOf } from '../values/numbers';
import { inFile, reference } from './shared';

/** A bulkhead of 0 lets nobody through, and a time limit of 0 has passed when the call begins. */
export const blocksEverything: Rule<PolicyDocument> = {
  id: 'governance/blocks-everything',
  consequence: 'harmful',
  summary: 'A bulkhead lets at least one call through, and a time limit gives calls some time.',
  explanation:
    'With `maxConcurrentCalls: 0`, clients refuse every call that matches; with `timeoutDuration: 0`, each has taken too long when it begins.',
  source: reference('10, 11 and 15, G14'),
  examples: {
    valid: [inFile('bulkhead', 'maxConcurrentCalls: 1'), inFile('timeLimiter', 'timeoutDuration: 1')],
    invalid: [inFile('bulkhead', 'maxConcurrentCalls: «0»'), inFile('timeLimiter', 'timeoutDuration: «0S»')],
  },
  check({ root, policy: { kind } }, report) {
    if (kind === 'bulkhead' || kind === 'instanceBulkhead') {
      const entry = root?.fields.get('maxConcurrentCalls');
      if (entry && integerOf(entry.value) === 0)
        report(
          entry.value.range,
          l10n.t('With 0, every call that matches is refused; write how many may run at once.'),
        );
    } else if (kind === 'timeLimiter') {
      const time = asScalar(root?.fields.get('timeoutDuration')?.value);
      const value = time && parseDuration(time.text);
      if (time !== undefined && value !== undefined && value < 1 && !(value < 0 && /^-\d+$/.test(time.text)))
        report(
          time.range,
          l10n.t(
            'With no time at all, every call that matches has timed out when it begins; write 1 ms or more.',
          ),
        );
    }
  },
};
