import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../engine/rules/rule';
import { asScalar } from '../../../../parser/node';
import type { ScalarNode } from '../../../../parser/node';
import { rewrite, writePlain } from '../../../engine/rules/edits';
import type { PolicyDocument } from '../policy-document';
import { durationInWords, parseDuration, parseWindow } from '../values/duration';
import { integerOf } from '../values/numbers';
import { inFile, reference } from './shared';

/** From an hour on, a number of seconds was probably meant to be milliseconds. */
const longestWindow = 3600;

/** The window covers the calls that are evaluated. */
export const slidingWindow: Rule<PolicyDocument> = {
  id: 'governance/sliding-window',
  consequence: 'altered',
  summary: 'The sliding window holds the calls that must be seen, and is as long as it was meant to be.',
  explanation:
    'With COUNT_BASED, clients lower the minimum to the size of the window. With TIME_BASED, Java clients read digits as seconds, keep a counter for each, and cut fractions of a second off; Sermant reads milliseconds.',
  source: reference('7 and 8'),
  examples: {
    valid: [
      inFile(
        'circuitBreaker',
        'minimumNumberOfCalls: 10\nslidingWindowType: COUNT_BASED\nslidingWindowSize: 100',
      ),
      inFile(
        'circuitBreaker',
        'minimumNumberOfCalls: 100\nslidingWindowType: TIME_BASED\nslidingWindowSize: 10S',
      ),
    ],
    invalid: [
      inFile(
        'circuitBreaker',
        'minimumNumberOfCalls: «200»\nslidingWindowType: COUNT_BASED\nslidingWindowSize: 100',
      ),
      inFile(
        'circuitBreaker',
        'minimumNumberOfCalls: 10\nslidingWindowType: COUNT_BASED\nslidingWindowSize: «10S»',
      ),
      inFile('instanceIsolation', 'minimumNumberOfCalls: 10\nslidingWindowSize: «10000»'),
      inFile('circuitBreaker', 'minimumNumberOfCalls: 10\nslidingWindowSize: «1.5S»'),
    ],
  },
  check({ root }, report) {
    const size = asScalar(root?.fields.get('slidingWindowSize')?.value);
    const parsed = size && parseWindow(size.text);
    if (size === undefined || parsed === undefined || parsed < 1) return;
    const isCount = asScalar(root?.fields.get('slidingWindowType')?.value)?.text === 'COUNT_BASED';
    if (isCount) checkCount(size, asScalar(root?.fields.get('minimumNumberOfCalls')?.value), report);
    else checkTime(size, parsed, report);
  },
};

function checkCount(size: ScalarNode, minimum: ScalarNode | undefined, report: Report): void {
  if (!/^\d+$/.test(size.text)) {
    const message = l10n.t('With `COUNT_BASED`, the size of the window is a number of calls, such as `100`.');
    return report(size.range, message);
  }
  const needed = integerOf(minimum);
  if (minimum === undefined || needed === undefined || needed <= Number(size.text)) return;
  const message = l10n.t(
    'The window holds {0} calls, so no more than these can be waited for; write `{0}` or enlarge the window.',
    size.text,
  );
  report(minimum.range, message, { fixes: [writePlain(minimum.range, size.text)] });
}

function checkTime(size: ScalarNode, seconds: number, report: Report): void {
  if (!/^\d+$/.test(size.text)) return checkFraction(size, seconds, report);
  if (seconds < longestWindow) return;
  const message = l10n.t(
    'These are seconds, so the window is {0} long; write the unit, such as `{1}`.',
    durationInWords(seconds * 1000),
    '10S',
  );
  const fixes = seconds % 1000 === 0 ? [rewrite(size, `${seconds / 1000}S`)] : [];
  report(size.range, message, { fixes });
}

function checkFraction(size: ScalarNode, seconds: number, report: Report): void {
  if (parseDuration(size.text) === seconds * 1000) return;
  const value = `${seconds}S`;
  const message = l10n.t(
    'Clients cut fractions of a second off, so the window is {0} long; write `{1}`.',
    durationInWords(seconds * 1000),
    value,
  );
  report(size.range, message, { value, fixes: [rewrite(size, value)] });
}
