import assert from 'node:assert/strict';
import { completionInPolicy, hoverInPolicy } from '../../../../../manifests/kinds/governance';
import type { PolicyKind, PolicyPlace } from '../../../../../manifests/kinds/governance';

function at(kind: PolicyKind, marked: string, place: PolicyPlace = 'file') {
  const offset = marked.indexOf('|');
  return { policy: { text: marked.replace('|', ''), kind, place }, offset };
}

function labels(kind: PolicyKind, marked: string): readonly string[] {
  const { policy, offset } = at(kind, marked);
  return completionInPolicy(policy, offset).map(({ label }) => label);
}

function hover(kind: PolicyKind, marked: string): string | undefined {
  const { policy, offset } = at(kind, marked);
  return hoverInPolicy(policy, offset)?.markdown;
}

describe('completion in governance policies', () => {
  it('proposes a whole policy and all fields in an empty one', () => {
    const found = labels('rateLimiting', '|');
    assert.equal(found[0], 'whole policy');
    for (const name of ['rate', 'limitRefreshPeriod', 'timeoutDuration', 'services'])
      assert.ok(found.includes(name), name);
  });

  it('proposes what is not there yet', () => {
    const found = labels('rateLimiting', 'rate: 10\n|');
    assert.ok(found.includes('limitRefreshPeriod'));
    assert.ok(!found.includes('rate') && !found.includes('whole policy'));
  });

  it('proposes operators below a path and a header', () => {
    for (const marked of [
      'matches:\n  - apiPath:\n      |',
      'matches:\n  - headers:\n      x-level:\n        |',
    ])
      assert.deepEqual(labels('matchGroup', marked), ['exact', 'prefix', 'suffix', 'contains', 'compare']);
  });

  it('proposes methods, words and durations', () => {
    assert.ok(labels('matchGroup', 'matches:\n  - method: [|]').includes('POST'));
    assert.ok(
      labels('matchGroup', 'matches:\n  - method: [|]').includes('CONNECT'),
      'as the rule accepts it',
    );
    assert.deepEqual(labels('circuitBreaker', 'slidingWindowType: |'), ['TIME_BASED', 'COUNT_BASED']);
    assert.ok(labels('retry', 'retryStrategy: |').includes('RandomBackoff'));
  });

  it('proposes whole matches and route rules', () => {
    assert.equal(labels('matchGroup', 'matches:\n  - |')[0], 'match');
    assert.equal(labels('routeRule', '- |')[0], 'route rule');
    assert.equal(labels('routeRule', '- precedence: 1\n  route:\n    - |')[0], 'group of instances');
  });

  it('proposes kinds of clients too', () => {
    assert.ok(labels('identifierRateLimiting', 'rate: 10\n|').includes('identifier'));
  });
});

describe('hovers of governance policies', () => {
  const words: readonly (readonly [PolicyKind, string, string])[] = [
    ['rateLimiting', 'rate: 10\nlimitRefreshPeriod: 1M|30S', '1 minute 30 seconds'],
    ['rateLimiting', 'rate: 1|0\nlimitRefreshPeriod: 2S', '10 requests in 2 seconds, for each instance'],
    ['rateLimiting', 'limit|RefreshPeriod: 500', '500 milliseconds'],
    ['rateLimiting', 'limit|RefreshPeriod: 500', '`1000` is 1 second'],
    ['retry', 'maxAttempts: |2', 'Up to 3 calls in all'],
    ['retry', 'retryOnResponseStatus: [5x|x]', '500 to 599'],
    ['circuitBreaker', 'slidingWindowSize: 1|0', 'The last 10 seconds'],
    ['circuitBreaker', 'slidingWindowType: COUNT_BASED\nslidingWindowSize: 1|0', 'The last 10 calls'],
    ['circuitBreaker', 'failureRateThreshold: 5|0', 'When 50 of 100 calls fail'],
    ['faultInjection', 'percentage: 2|0', '20 of 100 calls'],
    ['faultInjection', 'percentage: 15|0', '100 of 100 calls'],
    ['faultInjection', 'percentage: -5|0', '50 of 100 calls'],
    ['faultInjection', 'percentage: -|1', 'Never'],
    ['circuitBreaker', 'slidingWindowSize: 1.|9S', 'The last 1 second'],
    ['matchGroup', 'matches:\n  - headers:\n      level:\n        compare: ">=|3"', '3 or more'],
    ['routeRule', '- route:\n    - weight: 2|0', '20 % of the requests'],
    [
      'routeRule',
      '- match:\n    headers:\n      a:\n        caseInsensitive: fal|se',
      'before Java Chassis 2.8.3',
    ],
    ['loadbalance', 'ru|le: Random', 'How an instance is chosen'],
  ];
  for (const [kind, marked, expected] of words)
    it(`${marked.replaceAll('\n', ' ')} says: ${expected}`, () => {
      assert.ok(hover(kind, marked)?.includes(expected), hover(kind, marked));
    });

  it('say nothing of what is unknown', () => {
    assert.doesNotMatch(
      hover('faultInjection', 'type: abort\nerrorCode: 100\npercentage: 5|0') ?? '',
      /counted and not random/,
      'clients drop the policy, and nothing is injected',
    );
    assert.equal(hover('retry', 'unkn|own: 1'), undefined);
    assert.equal(hover('retry', '|'), undefined);
  });
});
