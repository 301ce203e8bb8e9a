import assert from 'node:assert/strict';
import { Check } from 'typebox/value';
import { governanceKinds, governanceSpecs } from '../../../api/catalogue/cse/governance-kinds';
import type { GovernanceKind } from '../../../api/catalogue/cse/governance-kinds';

/** The least that a policy of each kind must say. */
const least: Record<GovernanceKind, Record<string, unknown>> = {
  'match-group': { alias: 'user login', matches: [{ name: 'login' }] },
  retry: { maxAttempts: 3 },
  'rate-limiting': { rate: 100 },
  loadbalance: { rule: 'Random' },
  'circuit-breaker': { minimumNumberOfCalls: 10 },
  'instance-isolation': { minimumNumberOfCalls: 10 },
  'fault-injection': { percentage: 50 },
  bulkhead: { maxConcurrentCalls: 10 },
};

/** Fields that clients obey, and fields that make them drop the policy or never act. */
const changes: Record<GovernanceKind, { good: object[]; bad: object[] }> = {
  'match-group': {
    good: [
      { matches: [{ name: 'a', apiPath: { exact: '/login' }, method: ['POST'] }] },
      { matches: [{ name: 'a', headers: { 'x-level': { compare: '>=3' } }, serviceName: 'gateway' }] },
      { matches: [{ name: 'a', headers: {} }] },
      { matches: [{ name: 'a', headers: { n: { compare: '> -5.5' } } }] },
    ],
    bad: [
      { alias: '' },
      { matches: [] },
      { matches: [{ apiPath: { exact: '/login' } }] },
      { matches: [{ name: 'a', method: ['get'] }] },
      { matches: [{ name: 'a', method: [] }] },
      { matches: [{ name: 'a', apiPath: '/login' }] },
      { matches: [{ name: 'a', apiPath: {} }] },
      { matches: [{ name: 'a', headers: { level: { exact: 3 } } }] },
      { matches: [{ name: 'a', headers: { level: { compare: '==5' } } }] },
      { matches: [{ name: 'a', headers: { level: { compare: '5' } } }] },
    ],
  },
  retry: {
    good: [
      { waitDuration: '10', retryOnResponseStatus: [502, '5xx'] },
      { waitDuration: 0 },
      { retryStrategy: 'RandomBackoff', initialInterval: 100, multiplier: 2, randomizationFactor: 0.5 },
      { services: 'cart:1.0.0,order' },
    ],
    bad: [
      { maxAttempts: 0 },
      { maxAttempts: '3' },
      { retryOnSame: -1 },
      { waitDuration: '10ms' },
      { waitDuration: '1 s' },
      { waitDuration: '' },
      { waitDuration: -1 },
      { retryStrategy: 'randomBackoff' },
      { initialInterval: 5 },
      { initialInterval: '5' },
      { multiplier: 0.5 },
      { randomizationFactor: 1 },
      { retryOnResponseStatus: ['5XX'] },
      { services: 'cart, order' },
      { services: 'cart:1:2' },
    ],
  },
  'rate-limiting': {
    good: [{ limitRefreshPeriod: '1S' }, { limitRefreshPeriod: '0.5s' }, { timeoutDuration: 0 }],
    bad: [
      { rate: 0 },
      { rate: 0.5 },
      { rate: '100/s' },
      { limitRefreshPeriod: 0 },
      { limitRefreshPeriod: '0S' },
      { limitRefreshPeriod: '1d' },
      { timeoutDuration: '100ms' },
    ],
  },
  loadbalance: {
    good: [{ rule: 'RoundRobin' }, { rule: 'WeightedResponse' }],
    bad: [{ rule: 'random' }, { rule: '' }, { rule: 1 }],
  },
  'circuit-breaker': breaking(),
  'instance-isolation': {
    good: [...breaking().good, { forceOpen: true }],
    bad: [...breaking().bad, { forceOpen: 'yes' }],
  },
  'fault-injection': {
    good: [
      { type: 'abort', errorCode: 503, fallbackType: 'ThrowException' },
      { type: 'delay', delayTime: '2S', percentage: 100 },
      { percentage: 0, forceClosed: true },
    ],
    bad: [
      { percentage: -1 },
      { percentage: 0.5 },
      { percentage: '50' },
      { percentage: 101 },
      { type: 'error' },
      { errorCode: 700 },
      { delayTime: '500ms' },
    ],
  },
  bulkhead: {
    good: [{ maxWaitDuration: '1S' }, { maxConcurrentCalls: 0 }],
    bad: [{ maxConcurrentCalls: -1 }, { maxConcurrentCalls: 'ten' }, { maxWaitDuration: -1 }],
  },
};

describe('governance policies', () => {
  for (const kind of governanceKinds) {
    const accepts = (spec: object) => Check(governanceSpecs[kind], spec);

    it(`${kind} wants its mandatory fields`, () => {
      assert.ok(accepts(least[kind]));
      for (const name of Object.keys(least[kind])) {
        const without = Object.entries(least[kind]).filter(([other]) => other !== name);
        assert.ok(!accepts(Object.fromEntries(without)), name);
      }
    });

    it(`${kind} takes what clients obey, and nothing else`, () => {
      const { good, bad } = changes[kind];
      assert.deepEqual(
        good.filter((change) => !accepts({ ...least[kind], ...change })),
        [],
      );
      assert.deepEqual(
        bad.filter((change) => accepts({ ...least[kind], ...change })),
        [],
      );
    });
  }
});

function breaking() {
  return {
    good: [
      {
        slidingWindowType: 'COUNT_BASED',
        slidingWindowSize: '100',
        failureRateThreshold: 50,
        slowCallRateThreshold: 80,
        slowCallDurationThreshold: '1S',
        waitDurationInOpenState: '10S',
      },
      { slidingWindowType: 'TIME_BASED', slidingWindowSize: '10S', recordFailureStatus: [502, 503, 500] },
      { failureRateThreshold: 0.5, slidingWindowSize: 10 },
    ],
    bad: [
      { minimumNumberOfCalls: 0 },
      { minimumNumberOfCalls: 10.5 },
      { minimumNumberOfCalls: '10' },
      { failureRateThreshold: 0 },
      { failureRateThreshold: 150 },
      { slidingWindowType: 'count' },
      { slidingWindowSize: '100ms' },
      { slidingWindowSize: '0' },
      { waitDurationInOpenState: 0 },
      { permittedNumberOfCallsInHalfOpenState: 0 },
    ],
  };
}
