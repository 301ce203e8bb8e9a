import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import type { ScalarNode } from '../../../../parser/node';
import { rewrite } from '../../../engine/rules/edits';
import type { PolicyDocument } from '../policy-document';
import { parseDuration, repairedDuration } from '../values/duration';
import { fieldsOf } from '../values/fields';
import type { Field } from '../values/fields';
import { asManifest, inFile, otherwise, reference } from './shared';

/** Durations as Java clients read them. */
export const duration: Rule<PolicyDocument> = {
  id: 'governance/duration',
  consequence: 'dropped',
  summary:
    'A duration is a number of milliseconds, or hours, minutes and seconds such as `1M30S`, and long enough.',
  explanation:
    'Clients cannot read `100ms`, `1d` or `PT10S` and drop the whole policy; they also drop it when the duration is below what the field needs.',
  source: reference('2'),
  examples: {
    valid: [
      inFile('rateLimiting', 'rate: 10\nlimitRefreshPeriod: 1000\ntimeoutDuration: 0'),
      inFile('retry', 'maxAttempts: 2\nwaitDuration: 0.5S'),
      inFile('circuitBreaker', 'minimumNumberOfCalls: 10\nwaitDurationInOpenState: 1h30m'),
    ],
    invalid: [
      inFile('retry', 'maxAttempts: 2\nwaitDuration: «10ms»'),
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
      const value = parseDuration(scalar.text);
      if (value === undefined) {
        report(scalar.range, unreadable(field, scalar), { fixes: repairs(scalar) });
        continue;
      }
      const least = form === 'window' ? 1 : (field.property.schema.alternatives?.[0]?.minimum ?? 0);
      if (value < least)
        report(scalar.range, tooShort(field, least), {
          consequence: form === 'window' ? 'fails-on-each-call' : 'dropped',
        });
    }
  },
};

/** An empty text stands for the default, except for the delay of faults. */
function isDefault({ policy, root }: PolicyDocument, { name, scalar }: Field): boolean {
  if (policy.kind !== 'faultInjection' || name !== 'delayTime') return scalar?.text === '';
  const type = root?.fields.get('type')?.value;
  return type?.kind === 'scalar' && type.text === 'abort';
}

function unreadable({ name, form }: Field, { text }: ScalarNode): string {
  if (form === 'window')
    return l10n.t(
      '`{0}` is no window; write a number of seconds or calls, or a duration such as `10S`.',
      text,
    );
  return l10n.t(
    '`{0}` is no duration for `{1}`; write milliseconds such as `500`, or a text such as `10S`, `1M30S` or `0.5S`.',
    text,
    name,
  );
}

function tooShort({ name, form }: Field, least: number): string {
  if (form === 'window')
    return l10n.t('`{0}` must be 1 or more; the policy fails in the client otherwise.', name);
  return l10n.t('`{0}` must be {1} ms or more; {2}.', name, least, otherwise('dropped'));
}

function repairs(scalar: ScalarNode) {
  const better = repairedDuration(scalar.text);
  return better === undefined ? [] : [rewrite(scalar, better)];
}
