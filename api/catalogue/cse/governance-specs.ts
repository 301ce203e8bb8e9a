import * as Type from 'typebox';
import { behaves } from '../field-behaviour';
import { servicesPattern } from './match-group';

/**
 * The spec of each kind of policy, with the limits of the clients that apply it: servers check few of these fields, and
 * clients drop a policy that breaks a rule without telling anybody (Governance policies, sections 2 to 10).
 */

const part = '(\\d+[Hh])?(\\d+[Mm])?(\\d+(\\.\\d{1,9})?[Ss])?';

const duration = behaves({ compare: 'duration' });

/** Milliseconds, or hours, minutes and seconds in this order; never `ms`, which clients can't parse. */
const durationFrom = (minimum: 0 | 1, rest: { default: number; description: string }) =>
  Type.Union(
    [
      Type.Integer({ minimum, maximum: 9_999_999_999, description: 'Milliseconds.' }),
      Type.String({
        pattern: `^${minimum === 1 ? '(?=.*[1-9])' : ''}(\\d{1,10}|(?=\\d)${part})$`,
        examples: ['1000', '10S', '1M30S'],
        description: 'Milliseconds, or a text such as 10S, 0.5S or 1M (a minute).',
      }),
    ],
    { ...duration, ...rest },
  );

export const optionalDuration = (initial: number, description: string) =>
  Type.Optional(durationFrom(0, { default: initial, description }));
export const positiveDuration = (initial: number, description: string) =>
  Type.Optional(durationFrom(1, { default: initial, description }));

const statuses = (description: string) =>
  Type.Optional(
    Type.Array(
      Type.Union([
        Type.Integer({ minimum: 100, maximum: 999, description: 'Status of an answer.' }),
        Type.String({ pattern: '^[0-9x]{3}$', description: 'Status of an answer; x is any digit.' }),
      ]),
      {
        ...behaves({ compare: 'numeric-text' }),
        default: [502, 503],
        examples: [[502, 503], ['5xx']],
        description,
      },
    ),
  );

const percentage = (initial: number, description: string) =>
  Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 100, default: initial, description }));

export const common = {
  services: Type.Optional(
    Type.String({
      pattern: servicesPattern,
      examples: ['cart:1.0.0,order'],
      description:
        'Microservices that obey it, name or name:version, with commas and no spaces; all when left out.',
    }),
  ),
  order: Type.Optional(
    Type.Integer({ default: 0, description: 'The lowest is tried first; the first that matches counts.' }),
  ),
};

export const Retry = Type.Object({
  ...common,
  maxAttempts: Type.Integer({ minimum: 1, default: 3, description: 'Repetitions after the first call.' }),
  retryOnSame: Type.Optional(
    Type.Integer({
      minimum: 0,
      default: 0,
      description: 'Repetitions on the same instance before another is taken; not more than maxAttempts.',
    }),
  ),
  waitDuration: optionalDuration(1, 'Wait between two calls, with FixedInterval.'),
  retryOnResponseStatus: statuses('Statuses that are tried again; failed connections always are.'),
  retryStrategy: Type.Optional(
    Type.Enum(['FixedInterval', 'RandomBackoff'], {
      default: 'FixedInterval',
      description: 'Equal waits, or growing and random ones.',
    }),
  ),
  initialInterval: Type.Optional(
    Type.Union(
      [
        Type.Integer({ minimum: 10, maximum: 9_999_999_999, description: 'Milliseconds.' }),
        Type.String({
          pattern: `^(0*[1-9]\\d{1,9}|(?=\\d)(?=.*[1-9])${part})$`,
          description: 'Milliseconds, or a text such as 1S.',
        }),
      ],
      {
        ...duration,
        default: 1000,
        description: 'First wait, with RandomBackoff; at least 10 milliseconds.',
      },
    ),
  ),
  multiplier: Type.Optional(
    Type.Number({ minimum: 1, default: 2, description: 'Growth of the waits, with RandomBackoff.' }),
  ),
  randomizationFactor: Type.Optional(
    Type.Number({
      minimum: 0,
      exclusiveMaximum: 1,
      default: 0.5,
      description: 'How much the waits vary, with RandomBackoff.',
    }),
  ),
  failAfterMaxAttempts: Type.Optional(
    Type.Boolean({ default: false, description: 'Whether the last failed answer becomes an exception.' }),
  ),
});

export const RateLimiting = Type.Object({
  ...common,
  rate: Type.Integer({
    minimum: 1,
    default: 1000,
    description: 'Requests that each instance serves in one period; more are answered with 429.',
  }),
  limitRefreshPeriod: positiveDuration(1000, 'Length of a period.'),
  timeoutDuration: optionalDuration(0, 'How long a request waits for its turn.'),
});

/** Clients treat any other value as RoundRobin. */
export const LoadBalance = Type.Object({
  ...common,
  rule: Type.Enum(['RoundRobin', 'Random', 'WeightedResponse', 'Weight'], {
    default: 'RoundRobin',
    description:
      'How an instance is chosen. Only new versions of Spring Cloud Huawei know Weight; Java Chassis goes by a setting of its own instead.',
  }),
});

const breaking = {
  ...common,
  minimumNumberOfCalls: Type.Integer({
    minimum: 1,
    default: 100,
    description: 'Calls that must be seen before anything is judged; not more than the window holds.',
  }),
  slidingWindowType: Type.Optional(
    Type.Enum(['TIME_BASED', 'COUNT_BASED'], {
      default: 'TIME_BASED',
      description: 'Whether the window spans time or a number of calls.',
    }),
  ),
  slidingWindowSize: Type.Optional(
    Type.Union(
      [
        Type.Integer({ minimum: 1, description: 'Seconds, or calls.' }),
        Type.String({
          pattern: `^(?=.*[1-9])(\\d{1,10}|(?=\\d)${part})$`,
          description: 'Seconds or calls, or a text such as 10S.',
        }),
      ],
      {
        ...duration,
        default: '100',
        examples: ['10S', '100'],
        description: 'TIME_BASED: seconds, best written as 10S; COUNT_BASED: a number of calls.',
      },
    ),
  ),
  failureRateThreshold: percentage(50, 'Percentage of failed calls that opens the breaker.'),
  slowCallRateThreshold: percentage(100, 'Percentage of slow calls that opens the breaker.'),
  slowCallDurationThreshold: positiveDuration(60_000, 'From what duration on a call is slow.'),
  waitDurationInOpenState: positiveDuration(60_000, 'How long it stays open before it lets calls try again.'),
  permittedNumberOfCallsInHalfOpenState: Type.Optional(
    Type.Integer({ minimum: 1, default: 10, description: 'How many calls may try.' }),
  ),
  recordFailureStatus: statuses('Statuses that count as failures.'),
};

/** Applies in the called service. */
export const CircuitBreaker = Type.Object(breaking);

/** Applies in the calling service, for each instance that it calls. */
export const InstanceIsolation = Type.Object({
  ...breaking,
  forceClosed: Type.Optional(
    Type.Boolean({
      default: false,
      description: 'Never isolates, which Java Chassis does not know; not together with forceOpen.',
    }),
  ),
  forceOpen: Type.Optional(
    Type.Boolean({ default: false, description: 'Always isolates; not together with forceClosed.' }),
  ),
});

export const FaultInjection = Type.Object({
  ...common,
  type: Type.Optional(
    Type.Enum(['delay', 'abort'], { default: 'delay', description: 'Slows calls down, or lets them fail.' }),
  ),
  percentage: Type.Integer({ minimum: 0, maximum: 100, description: 'How many of 100 calls; 0 for none.' }),
  delayTime: optionalDuration(0, 'How long a call is held up, with delay.'),
  errorCode: Type.Optional(
    Type.Integer({
      ...behaves({ compare: 'numeric-text' }),
      minimum: 200,
      maximum: 600,
      default: 500,
      description: 'Status that is answered, with abort.',
    }),
  ),
  fallbackType: Type.Optional(
    Type.Enum(['ThrowException', 'ReturnNull'], {
      default: 'ThrowException',
      description: 'What the caller gets, with abort.',
    }),
  ),
  forceClosed: Type.Optional(Type.Boolean({ default: false, description: 'Switches it off.' })),
});

export const Bulkhead = Type.Object({
  ...common,
  maxConcurrentCalls: Type.Integer({
    minimum: 0,
    default: 1000,
    description: 'Calls that run at the same time; 0 lets none through.',
  }),
  maxWaitDuration: optionalDuration(0, 'How long a call waits for its turn; waiting blocks a thread.'),
});

export type Retry = Type.Static<typeof Retry>;
export type RateLimiting = Type.Static<typeof RateLimiting>;
export type LoadBalance = Type.Static<typeof LoadBalance>;
export type CircuitBreaker = Type.Static<typeof CircuitBreaker>;
export type InstanceIsolation = Type.Static<typeof InstanceIsolation>;
export type FaultInjection = Type.Static<typeof FaultInjection>;
export type Bulkhead = Type.Static<typeof Bulkhead>;
