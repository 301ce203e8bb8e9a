import { fieldsText } from './case';
import type { CaseCollector } from './case';
import { addForms } from './policy-forms';
import * as values from './values';

/** What is written for a field: how it is read, and the texts that are tried. */
type Field = readonly [cause: string, texts: readonly string[]];

/** A kind of policies: the smallest that takes effect, and the fields that are changed. */
interface Kind {
  readonly base: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, Field>>;
}

const integer: Field = ['int', values.integers];
const number: Field = ['float', values.numbers];
const duration: Field = ['duration', values.durations];
const boolean: Field = ['bool', values.booleans];
const statuses: Field = ['statuses', values.statuses];

/** Words of a field with other capitals, quotes and blanks, and what is no word. */
function choice(...words: readonly string[]): Field {
  const spelled = words.flatMap((word) => [
    word,
    `"${word}"`,
    word.toLowerCase(),
    word.toUpperCase(),
    `${word} # x`,
    `" ${word}"`,
    `"${word} "`,
  ]);
  return ['choice', [...spelled, '', '~', '""', 'other', '1', 'true', `[${words[0]}]`, '{a: b}']];
}

const breaker: Kind = {
  base: { minimumNumberOfCalls: '10' },
  fields: {
    minimumNumberOfCalls: integer,
    slidingWindowType: choice('TIME_BASED', 'COUNT_BASED', 'TIME', 'COUNT'),
    slidingWindowSize: ['window', [...values.durations, ...values.integers]],
    failureRateThreshold: number,
    slowCallRateThreshold: number,
    slowCallDurationThreshold: duration,
    waitDurationInOpenState: duration,
    permittedNumberOfCallsInHalfOpenState: integer,
    recordFailureStatus: statuses,
    forceClosed: boolean,
    forceOpen: boolean,
  },
};

const bulkhead: Kind = {
  base: { maxConcurrentCalls: '5' },
  fields: { maxConcurrentCalls: integer, maxWaitDuration: duration },
};

const percentages = ['50', '101', '"50"', '50%', '"50%"', '0.5', '150', '33'];
const errorCodes = ['199', '200', '600', '601', '700', '503'];
const rate = { rate: integer, limitRefreshPeriod: duration, timeoutDuration: duration };

const kinds: Readonly<Record<string, Kind>> = {
  rateLimiting: { base: { rate: '10', limitRefreshPeriod: '1S' }, fields: rate },
  identifierRateLimiting: {
    base: { rate: '10', identifier: 'x-user' },
    fields: { ...rate, identifier: ['text', values.identifiers] },
  },
  retry: {
    base: { maxAttempts: '2' },
    fields: {
      maxAttempts: integer,
      retryOnSame: integer,
      waitDuration: duration,
      initialInterval: duration,
      retryOnResponseStatus: statuses,
      multiplier: number,
      randomizationFactor: number,
      failAfterMaxAttempts: boolean,
      retryStrategy: choice('FixedInterval', 'RandomBackoff', 'Exponential'),
    },
  },
  circuitBreaker: breaker,
  instanceIsolation: breaker,
  bulkhead,
  instanceBulkhead: bulkhead,
  faultInjection: {
    base: { type: 'delay', percentage: '50', delayTime: '100' },
    fields: {
      type: choice('delay', 'abort', 'Delay', 'error'),
      percentage: ['int', [...values.integers, ...percentages]],
      delayTime: duration,
      errorCode: ['int', [...values.integers, ...errorCodes]],
      fallbackType: choice('ThrowException', 'ReturnNull', 'Other'),
      forceClosed: boolean,
    },
  },
  loadbalance: {
    base: { rule: 'Random' },
    fields: {
      rule: choice('RoundRobin', 'Random', 'WeightedResponse', 'Weight', 'LeastActive', 'SessionStickiness'),
    },
  },
  timeLimiter: {
    base: { timeoutDuration: '1S' },
    fields: { timeoutDuration: duration, cancelRunningFuture: boolean },
  },
  cache: {
    base: { ttl: '1M' },
    fields: { ttl: duration, maximumSize: integer, concurrencyLevel: integer },
  },
  mapper: { base: { target: '{x-a: b}' }, fields: {} },
};

const backoffFields = ['initialInterval', 'multiplier', 'randomizationFactor'];

/** Every field with every text, missing, misspelled and twice; then the forms of the whole. */
export function addPolicies(to: CaseCollector): void {
  for (const [kind, { base, fields }] of Object.entries(kinds)) {
    to.add({ kind, cause: 'valid', spec: fieldsText(base) });
    for (const [field, [cause, texts]] of Object.entries(fields)) {
      for (const text of texts)
        to.add({
          kind,
          cause,
          field,
          text,
          spec: fieldsText({ ...needed(kind, field, text, base), [field]: text }),
        });
      addUnused(to, kind, field, cause, texts, base);
      addNames(to, kind, field, base);
    }
    const common: readonly (readonly [string, string, readonly string[]])[] = [
      ['services', 'services', values.services],
      ['order', 'order', values.orders],
      ['name-field', 'name', ['x', '""', '~', '1', '[a]']],
    ];
    for (const [cause, field, texts] of common)
      for (const text of texts)
        to.add({ kind, cause, field, text, spec: fieldsText({ ...base, [field]: text }) });
    addForms(to, kind, base);
  }
}

/** The base with what makes the field count. */
function needed(
  kind: string,
  field: string,
  text: string,
  base: Readonly<Record<string, string>>,
): Record<string, string> {
  if (kind === 'faultInjection' && (field === 'errorCode' || field === 'fallbackType'))
    return { type: 'abort', percentage: base['percentage'] ?? '' };
  if (kind === 'retry' && backoffFields.includes(field)) return { ...base, retryStrategy: 'RandomBackoff' };
  if (field === 'slidingWindowSize' && values.integers.includes(text))
    return { ...base, slidingWindowType: 'COUNT_BASED' };
  return { ...base };
}

/** The same without what makes the field count. */
function addUnused(
  to: CaseCollector,
  kind: string,
  field: string,
  cause: string,
  texts: readonly string[],
  base: Readonly<Record<string, string>>,
): void {
  const add = (given: readonly string[], other: Readonly<Record<string, string>>) => {
    for (const text of given)
      to.add({ kind, cause: `${cause}-unused`, field, text, spec: fieldsText({ ...other, [field]: text }) });
  };
  if (kind === 'retry' && backoffFields.includes(field)) add(texts, base);
  if (kind !== 'faultInjection') return;
  if (field === 'errorCode') add(['0', '700', '""', '~', 'x', '1e2'], base);
  if (field === 'delayTime') add(values.durations, { type: 'abort', percentage: '50', errorCode: '503' });
}

function addNames(
  to: CaseCollector,
  kind: string,
  field: string,
  base: Readonly<Record<string, string>>,
): void {
  const { [field]: own = '1', ...others } = base;
  const rest = fieldsText(others);
  to.add({ kind, cause: 'missing', field, spec: rest === '' ? 'order: 0\n' : rest });
  const spellings = [
    field.toLowerCase(),
    field.charAt(0).toUpperCase() + field.slice(1),
    `${field}s`,
    separated(field, '-'),
    separated(field, '_'),
    `${field} `,
  ];
  for (const text of spellings.filter((word) => word !== field))
    to.add({ kind, cause: 'unknown-field', field, text, spec: fieldsText({ ...others, [text]: own }) });
  const twice = `${fieldsText(base)}${field}: ${own}\n${field}: ${own}\n`;
  to.add({ kind, cause: 'duplicate', field, text: 'twice the same', spec: twice });
}

/** `limitRefreshPeriod` as `limit-refresh-period`. */
export function separated(word: string, mark: string): string {
  return word.replace(/[A-Z]/g, (letter) => mark + letter).toLowerCase();
}
