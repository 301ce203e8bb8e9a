import * as l10n from '@vscode/l10n';
import { removeEntryFix } from '../../../engine/rules/remove-entry';
import type { Report, Rule } from '../../../engine/rules/rule';
import { asScalar } from '../../../../parser/node';
import type { Entry } from '../../../../parser/node';
import type { PolicyDocument } from '../policy-document';
import { inFile, reference } from './shared';

/** `forceOpen` and `forceClosed` contradict each other, and work for isolation alone. */
export const forceFlags: Rule<PolicyDocument> = {
  id: 'governance/force-flags',
  consequence: 'ignored',
  summary: '`forceOpen` and `forceClosed` are in `instanceIsolation` policies, and only one of them is true.',
  explanation:
    'Circuit breakers ignore both, but are dropped where one is neither true nor false; of two that are true, clients look at `forceOpen` alone.',
  source: reference('7 and 8'),
  examples: {
    valid: [inFile('instanceIsolation', 'minimumNumberOfCalls: 10\nforceOpen: true')],
    invalid: [
      inFile('instanceIsolation', 'minimumNumberOfCalls: 10\nforceOpen: true\n«forceClosed»: true'),
      inFile('circuitBreaker', 'minimumNumberOfCalls: 10\n«forceOpen»: true'),
      inFile('circuitBreaker', 'minimumNumberOfCalls: 10\n«forceOpen»: maybe'),
    ],
  },
  check({ root, policy: { kind, source } }, report) {
    const open = root?.fields.get('forceOpen');
    const closed = root?.fields.get('forceClosed');
    if (kind === 'circuitBreaker')
      for (const entry of [open, closed]) if (entry) reportUseless(entry, source, report);
    if (kind !== 'instanceIsolation' || closed === undefined || open === undefined) return;
    if (asScalar(open.value)?.value !== true || asScalar(closed.value)?.value !== true) return;
    report(closed.key.range, l10n.t('`forceOpen` is true too and counts first; keep one of them.'));
  },
};

/** Circuit breakers have the fields, do nothing with them, and can't be read with another value than true or false. */
function reportUseless(entry: Entry, source: string, report: Report): void {
  const fixes = removeEntryFix(entry, source);
  if (/^(?:true|false|yes|no|on|off)$/i.test(asScalar(entry.value)?.text ?? ''))
    report(
      entry.key.range,
      l10n.t('Circuit breakers ignore `{0}`; only instance isolation has it.', entry.name),
      { fixes },
    );
  else
    report(
      entry.key.range,
      l10n.t(
        '`{0}` is neither true nor false, so clients drop the policy; remove it, only instance isolation has it.',
        entry.name,
      ),
      { consequence: 'dropped', fixes },
    );
}
