import * as l10n from '@vscode/l10n';
import { asMap, asScalar } from '../../../../parser/node';
import type { MapNode, Node, ScalarNode } from '../../../../parser/node';
import type { PolicyKind } from '../policy-kinds';
import { durationInWords, parseDuration, parseWindow } from './duration';
import { formOf } from './fields';
import { fractionOf, integerOf } from './numbers';
import type { Schema } from '../../../engine/schema/schema';
import { isInRange } from '../../../engine/schema/value';

/** A value that is to be explained. */
export interface ValuePlace {
  readonly kind: PolicyKind;
  /** The spec around it. */
  readonly spec: Node | undefined;
  /** The field that it is the value of, or in the list of. */
  readonly name: string;
  readonly schema: Schema;
  readonly scalar: ScalarNode;
}

/** Meaning of a value to the clients that read it, in words; undefined where it is self-explanatory. */
export function meaningOfValue(place: ValuePlace): string | undefined {
  const { name, schema } = place;
  const form = formOf(name, schema);
  if (form === 'duration') return durationMeaning(place);
  return meanings[name]?.(place, asMap(place.spec));
}

/**
 * How many of 100 calls a fault is injected into: clients inject whenever the count of calls times the percentage enters
 * another hundred, so that the sign makes no difference. -1 is their own word for none.
 */
export function callsWithFault(percentage: number): number {
  return percentage === -1 ? 0 : Math.min(Math.abs(percentage), 100);
}

/** Nothing of a duration that is too short for its field, or too long to be counted in milliseconds. */
function durationMeaning({ name, scalar, schema }: ValuePlace): string | undefined {
  const value = parseDuration(scalar.text);
  const minimum = schema.alternatives?.[0]?.minimum ?? 0;
  if (value === undefined || value < minimum || value > Number.MAX_SAFE_INTEGER) return undefined;
  // Clients wait for a millisecond at least.
  return durationInWords(name === 'waitDuration' ? Math.max(value, 1) : value);
}

type Meaning = (place: ValuePlace, spec: MapNode | undefined) => string | undefined;

const meanings: Readonly<Partial<Record<string, Meaning>>> = {
  slidingWindowSize: windowMeaning,
  rate: rateMeaning,
  maxAttempts: (place) => withNumber(place, (count) => l10n.t('Up to {0} calls in all', count + 1)),
  percentage: (place) =>
    withNumber(place, (percentage) => {
      const calls = callsWithFault(percentage);
      return calls === 0 ? l10n.t('Never') : l10n.t('{0} of 100 calls, counted and not random', calls);
    }),
  failureRateThreshold: (place) => withNumber(place, (part) => l10n.t('When {0} of 100 calls fail', part)),
  slowCallRateThreshold: (place) =>
    withNumber(place, (part) => l10n.t('When {0} of 100 calls are slow', part)),
  weight: (place) => withNumber(place, (part) => l10n.t('{0} % of the requests', part)),
  compare: compareMeaning,
  caseInsensitive: caseMeaning,
  retryOnResponseStatus: statusMeaning,
  recordFailureStatus: statusMeaning,
};

/** Nothing of a number that clients can't read, or drop the policy for; percentages mean something beyond their limits too. */
function withNumber(
  { name, scalar, schema }: ValuePlace,
  words: (value: number) => string,
): string | undefined {
  const value = schema.types.includes('number') ? fractionOf(scalar) : integerOf(scalar);
  if (value === undefined || Math.abs(value) >= 2 ** 31) return undefined;
  return name === 'percentage' || isInRange(value, schema) ? words(value) : undefined;
}

function windowMeaning({ scalar }: ValuePlace, spec: MapNode | undefined): string | undefined {
  const type = asScalar(spec?.fields.get('slidingWindowType')?.value)?.text;
  const size = parseWindow(scalar.text);
  if (size === undefined) return undefined;
  return type === 'COUNT_BASED'
    ? l10n.t('The last {0} calls', size)
    : l10n.t('The last {0}', durationInWords(size * 1000));
}

/** The period is one second when nothing else is written. */
function rateMeaning(place: ValuePlace, spec: MapNode | undefined): string | undefined {
  const period = parseDuration(asScalar(spec?.fields.get('limitRefreshPeriod')?.value)?.text ?? '1S');
  if (period === undefined) return undefined;
  return withNumber(place, (rate) =>
    l10n.t('{0} requests in {1}, for each instance', rate, durationInWords(period)),
  );
}

function compareMeaning({ scalar }: ValuePlace): string | undefined {
  const [, sign, number = ''] = /^(>=|<=|!=|>|<|=|!) *(-?\d+(?:\.\d+)?)$/.exec(scalar.text) ?? [];
  switch (sign) {
    case '>':
      return l10n.t('A number above {0}', number);
    case '<':
      return l10n.t('A number below {0}', number);
    case '>=':
      return l10n.t('{0} or more', number);
    case '<=':
      return l10n.t('{0} or less', number);
    case '=':
      return l10n.t('The number {0}', number);
    default:
      return sign === undefined ? undefined : l10n.t('Any number but {0}', number);
  }
}

function caseMeaning({ scalar }: ValuePlace): string | undefined {
  if (scalar.text === 'true')
    return l10n.t(
      'Case is ignored; before Java Chassis 2.8.3 and with Sermant, `true` means that case matters.',
    );
  if (scalar.text === 'false')
    return l10n.t(
      'Case matters; before Java Chassis 2.8.3 and with Sermant, `false` means that case is ignored.',
    );
  return undefined;
}

/** `5xx` → 500 to 599. */
function statusMeaning({ scalar }: ValuePlace): string | undefined {
  if (!/^\d+x+$/.test(scalar.text)) return undefined;
  return l10n.t('{0} to {1}', scalar.text.replaceAll('x', '0'), scalar.text.replaceAll('x', '9'));
}
