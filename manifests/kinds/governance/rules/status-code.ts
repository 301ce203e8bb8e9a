import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { asList, resolve } from '../../../../parser/node';
import { rewrite } from '../../../engine/rules/edits';
import type { PolicyDocument } from '../policy-document';
import { fieldsOf } from '../values/fields';
import { inFile, reference } from './shared';

/** Statuses that count as failures. */
export const statusCode: Rule<PolicyDocument> = {
  id: 'governance/status-code',
  consequence: 'ignored',
  summary: 'A status has three characters, digits or a small `x` for any digit.',
  explanation: 'Clients compare character by character: other texts are like no status at all.',
  source: reference('4 and 7'),
  examples: {
    valid: [inFile('retry', 'maxAttempts: 2\nretryOnResponseStatus:\n  - 502\n  - "503"\n  - 5xx')],
    invalid: [
      inFile('retry', 'maxAttempts: 2\nretryOnResponseStatus:\n  - «5XX»'),
      inFile('instanceIsolation', 'minimumNumberOfCalls: 10\nrecordFailureStatus: [«50»]'),
    ],
  },
  check(document, report) {
    for (const { form, entry } of fieldsOf(document)) {
      const items = form === 'statuses' ? (asList(entry.value)?.items ?? []) : [];
      for (const item of items) {
        const scalar = resolve(item);
        const text = scalar?.kind === 'scalar' ? scalar.text : '';
        if (/^[0-9x]{3}$/.test(text)) continue;
        const better = text.toLowerCase();
        const isBetter = scalar?.kind === 'scalar' && /^[0-9x]{3}$/.test(better);
        report(
          item.range,
          l10n.t('A status is three digits, with `x` for any digit, such as `502` or `5xx`.'),
          {
            fixes: isBetter ? [rewrite(scalar, better)] : [],
          },
        );
      }
    }
  },
};
