import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { asScalar } from '../../../../parser/node';
import { writePlain } from '../../../engine/rules/edits';
import type { PolicyDocument } from '../policy-document';
import { integerOf } from '../values/numbers';
import { inFile, reference } from './shared';

/** Attempts on the same instance are some of all attempts. */
export const retryOnSame: Rule<PolicyDocument> = {
  id: 'governance/retry-on-same',
  consequence: 'harmful',
  summary: '`retryOnSame` is not more than `maxAttempts`.',
  explanation: 'The attempts are used up before another instance is chosen.',
  source: reference('4'),
  examples: {
    valid: [inFile('retry', 'maxAttempts: 2\nretryOnSame: 1')],
    invalid: [inFile('retry', 'maxAttempts: 2\nretryOnSame: «3»')],
  },
  check({ root, policy }, report) {
    if (policy.kind !== 'retry') return;
    const same = asScalar(root?.fields.get('retryOnSame')?.value);
    const most = integerOf(root?.fields.get('maxAttempts')?.value);
    const count = integerOf(same);
    if (same === undefined || count === undefined || most === undefined || most < 1 || count <= most) return;
    report(same.range, l10n.t('There are {0} attempts in all; write {0} or less here.', most), {
      fixes: [writePlain(same.range, String(most))],
    });
  },
};
