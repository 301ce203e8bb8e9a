import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import type { SchemaViolation } from '../../../engine/schema/check';
import { rewrite } from '../../../engine/rules/edits';
import type { PolicyDocument } from '../policy-document';
import { inFile, reference } from './shared';

/** Statuses that count as failures. */
export const statusCode: Rule<PolicyDocument> = {
  id: 'governance/status-code',
  consequence: 'ignored',
  summary: 'A status has three characters, digits or a lower-case `x` for any digit.',
  explanation:
    'Clients compare character by character: other texts match no status. They drop a policy with a list in the list.',
  source: reference('4 and 7'),
  examples: {
    valid: [inFile('retry', 'maxAttempts: 2\nretryOnResponseStatus:\n  - 502\n  - "503"\n  - 5xx')],
    invalid: [
      inFile('retry', 'maxAttempts: 2\nretryOnResponseStatus:\n  - «5XX»'),
      inFile('instanceIsolation', 'minimumNumberOfCalls: 10\nrecordFailureStatus: [«50»]'),
      inFile('retry', 'maxAttempts: 2\nretryOnResponseStatus: [«[502]»]'),
    ],
  },
  check(document, report) {
    const { violations } = document;
    for (const { range, value, limit } of violations.filter(isOfStatus)) {
      const better = value?.kind === 'scalar' ? value.text.toLowerCase() : '';
      const isBetter = limit?.kind === 'form' && new RegExp(limit.pattern).test(better);
      report(range, l10n.t('A status is three digits, with `x` for any digit, such as `502` or `5xx`.'), {
        ...(value?.kind === 'list' && !document.isForServer && { consequence: 'dropped' }),
        fixes: isBetter && value?.kind === 'scalar' ? [rewrite(value, better)] : [],
      });
    }
  },
};

function isOfStatus({ path: [field, index, ...inner] }: SchemaViolation): boolean {
  return (
    typeof field === 'string' && field.endsWith('Status') && typeof index === 'number' && inner.length === 0
  );
}
