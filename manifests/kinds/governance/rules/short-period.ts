import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { rewrite } from '../../../engine/rules/edits';
import type { PolicyDocument } from '../policy-document';
import { fieldsOf } from '../values/fields';
import { inFile, reference } from './shared';

/** Periods that make no sense in milliseconds. */
const periods = new Set([
  'limitRefreshPeriod',
  'slowCallDurationThreshold',
  'waitDurationInOpenState',
  'delayTime',
]);

/** A period of a few milliseconds was meant to be seconds. */
export const shortPeriod: Rule<PolicyDocument> = {
  id: 'governance/short-period',
  consequence: 'harmful',
  summary: 'A period is not a few milliseconds long.',
  explanation:
    'Clients read digits as milliseconds: with `limitRefreshPeriod: 1` there is practically no limit.',
  source: reference('2 and 5'),
  examples: {
    valid: [inFile('rateLimiting', 'rate: 10\nlimitRefreshPeriod: 1S')],
    invalid: [
      inFile('rateLimiting', 'rate: 10\nlimitRefreshPeriod: «1»'),
      inFile('circuitBreaker', 'minimumNumberOfCalls: 10\nwaitDurationInOpenState: «"5"»'),
    ],
  },
  check(document, report) {
    for (const { name, scalar } of fieldsOf(document)) {
      if (scalar === undefined || !periods.has(name) || !/^[1-9]$/.test(scalar.text)) continue;
      const message = l10n.t(
        '`{0}` is {1} ms here; write `{2}` for seconds.',
        name,
        scalar.text,
        `${scalar.text}S`,
      );
      report(scalar.range, message, { fixes: [rewrite(scalar, `${scalar.text}S`)] });
    }
  },
};
