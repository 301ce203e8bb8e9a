import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../engine/rules/rule';
import { placeOfValue } from '../../../engine/schema/missing';
import { mustBe, rangeInWords } from '../../../engine/schema/words';
import type { ScalarNode } from '../../../../parser/node';
import { rewrite } from '../../../engine/rules/edits';
import type { PolicyDocument } from '../policy-document';
import type { PolicyKind } from '../policy-kinds';
import { durationInWords, parseDuration, parseWindow, repairedDuration } from '../values/duration';
import { fieldsOf } from '../values/fields';
import type { Field } from '../values/fields';
import { asManifest, inFile, isAbort, otherwise, reference } from './shared';

/** Durations as Java clients read them. */
export const duration: Rule<PolicyDocument> = {
  id: 'governance/duration',
  consequence: 'dropped',
  summary:
    'A duration is a number of milliseconds, or hours, minutes and seconds such as `1M30S`, and long enough.',
  explanation:
    'Clients cannot read `100ms`, `1d` or `PT10S` and drop the whole policy; they also drop it when the duration is below what the field needs, or longer than Java can count, except for windows and caches, with which each call fails.',
  source: reference('2'),
  examples: {
    valid: [
      inFile('rateLimiting', 'rate: 10\nlimitRefreshPeriod: 1000\ntimeoutDuration: 0'),
      inFile('retry', 'maxAttempts: 2\nwaitDuration: 0.5S'),
      inFile('circuitBreaker', 'minimumNumberOfCalls: 10\nwaitDurationInOpenState: 1h30m'),
    ],
    invalid: [
      inFile('retry', 'maxAttempts: 2\nwaitDuration: «10ms»'),
      inFile('faultInjection', 'type: delay\npercentage: 10\n«delayTime»:'),
      inFile('circuitBreaker', 'minimumNumberOfCalls: 10\nslowCallDurationThreshold: «100000000000S»'),
      inFile('retry', 'maxAttempts: 2\nwaitDuration: «-1»'),
      inFile('retry', 'maxAttempts: 2\ninitialInterval: «5»'),
      inFile('circuitBreaker', 'minimumNumberOfCalls: 10\nslidingWindowSize: «100ms»'),
      inFile('circuitBreaker', 'minimumNumberOfCalls: 10\nslidingWindowSize: «0»'),
      inFile('circuitBreaker', 'minimumNumberOfCalls: 10\nwaitDurationInOpenState: «PT10S»'),
      asManifest('FaultInjection', 'type: delay\npercentage: 10\ndelayTime: «500ms»'),
      asManifest('FaultInjection', 'type: delay\npercentage: 10\ndelayTime: «""»'),
    ],
  },
  check(document, report) {
    for (const field of fieldsOf(document)) {
      const { form, scalar } = field;
      if (scalar === undefined || (form !== 'duration' && form !== 'window') || isDefault(document, field))
        continue;
      const value = form === 'window' ? parseWindow(scalar.text) : parseDuration(scalar.text);
      if (value === undefined)
        report(placeOfValue(field.entry), unreadable(field, scalar), { fixes: repairs(scalar) });
      else if (form === 'window') checkWindow(field, scalar, value, report);
      else checkLength(document, field, scalar, value, report);
    }
  },
};

/** Clients keep a counter for each second or call of a window, in one array: this is the largest that Java makes. */
const maxWindow = 2 ** 31 - 3;

function checkWindow({ name }: Field, { range, text }: ScalarNode, size: number, report: Report): void {
  if (size >= 1 && size <= maxWindow) return;
  const isFraction = size < 1 && parseDuration(text) !== 0;
  const limit = isFraction
    ? l10n.t('1 second or more')
    : rangeInWords({ types: [], ...(size < 1 ? { minimum: 1 } : { maximum: maxWindow }) });
  const consequence = 'fails-on-each-call';
  report(range, mustBe(name, limit, otherwise(consequence)), { consequence });
}

function checkLength(
  document: PolicyDocument,
  field: Field,
  scalar: ScalarNode,
  value: number,
  report: Report,
): void {
  const minimum = field.property.schema.alternatives?.[0]?.minimum ?? 0;
  const { kind } = document.policy;
  const isTooShort = value < minimum;
  const consequence = isTooShort
    ? consequenceOfShort(document, field, scalar, value)
    : consequenceOfLong(kind, field, value);
  if (consequence === undefined) return;
  const limit = isTooShort
    ? l10n.t('{0} ms or more', minimum)
    : l10n.t(
        '{0} or less',
        durationInWords(consequence === 'dropped' ? longestMilliseconds : longestNanoseconds),
      );
  report(scalar.range, mustBe(field.name, limit, otherwise(consequence)), { consequence });
}

/** What Java's `long` holds of milliseconds, and of nanoseconds, in milliseconds. */
const longestMilliseconds = 2 ** 63;
const longestNanoseconds = longestMilliseconds / 1e6;

/** Clients convert nearly all durations to milliseconds while they read the policy, and one to nanoseconds in each call. */
function consequenceOfLong(
  kind: PolicyKind,
  { name }: Field,
  value: number,
): 'dropped' | 'fails-on-each-call' | undefined {
  if (value >= longestMilliseconds && kind !== 'cache')
    return kind === 'timeLimiter' ? 'fails-on-each-call' : 'dropped';
  return name === 'slowCallDurationThreshold' && value >= longestNanoseconds
    ? 'fails-on-each-call'
    : undefined;
}

/** An empty text means the default, except for the delay of faults, where it is not valid. */
function isDefault(document: PolicyDocument, { name, scalar }: Field): boolean {
  return (scalar?.text === '' || scalar?.type === 'null') && (name !== 'delayTime' || isAbort(document));
}

/** What becomes of a policy with a duration that can be read and is too short; undefined where it is not used. */
function consequenceOfShort(
  document: PolicyDocument,
  { name }: Field,
  { text }: ScalarNode,
  value: number,
): 'dropped' | 'fails-on-each-call' | undefined {
  if (value < 0 && /^-\d+$/.test(text)) return 'dropped'; // Negative milliseconds can't be read at all.
  if (name === 'delayTime' && isAbort(document)) return undefined;
  if (document.policy.kind === 'timeLimiter') return undefined; // It is kept, and blocks everything.
  return document.policy.kind === 'cache' ? 'fails-on-each-call' : 'dropped';
}

function unreadable({ name, form }: Field, { text }: ScalarNode): string {
  if (form === 'window')
    return l10n.t(
      '`{0}` is not a valid window; write a number of seconds or calls, or a duration such as `10S`.',
      text,
    );
  return l10n.t(
    '`{0}` is not a valid duration for `{1}`; write milliseconds such as `500`, or a text such as `10S`, `1M30S` or `0.5S`.',
    text,
    name,
  );
}

function repairs(scalar: ScalarNode) {
  const better = repairedDuration(scalar.text);
  return better === undefined ? [] : [rewrite(scalar, better)];
}
