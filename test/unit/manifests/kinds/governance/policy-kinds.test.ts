import assert from 'node:assert/strict';
import { policyKindOf, policyKindOfWord } from '../../../../../manifests/kinds/governance';
import { meantKind, nearKind } from '../../../../../manifests/kinds/governance/policy-kinds';

describe('kinds of policies', () => {
  const keys: readonly (readonly [string, string | undefined])[] = [
    ['servicecomb.rateLimiting.checkout', 'rateLimiting checkout'],
    ['servicecomb.routeRule.cart.v2', 'routeRule cart.v2'],
    ['servicecomb.globalRouteRule', 'globalRouteRule '],
    ['servicecomb.rateLimiting', undefined],
    ['servicecomb.ratelimiting.checkout', undefined],
    ['servicecomb.loadbalance.strategy.name', undefined],
    ['servicecomb.loadbalance.retryEnabled', undefined],
    ['servicecomb.loadbalance.all', 'loadbalance all'],
    ['servicecomb.faultInjection.enabled', undefined],
    ['servicecomb.circuitBreaker.Consumer.enabled', undefined],
    ['servicecomb.handler.chain', undefined],
    ['rateLimiting.checkout', undefined],
  ];
  for (const [key, expected] of keys)
    it(`${key} is ${expected ?? 'no policy'}`, () => {
      const found = policyKindOf(key);
      assert.equal(found && `${found.kind} ${found.name}`, expected);
    });

  it('are found in the words of manifests and paths', () => {
    assert.equal(policyKindOfWord('RateLimiting'), 'rateLimiting');
    assert.equal(policyKindOfWord('LoadBalance'), 'loadbalance');
    assert.equal(policyKindOfWord('circuit-breaker'), 'circuitBreaker');
    assert.equal(policyKindOfWord('Config'), undefined);
  });

  it('are meant by other spellings', () => {
    assert.equal(meantKind('loadbalancer'), 'loadbalance');
    assert.equal(meantKind('match-group'), 'matchGroup');
    assert.equal(nearKind('rateLimitings'), 'rateLimiting');
    assert.equal(nearKind('retries'), 'retry');
    assert.equal(nearKind('faultInject'), 'faultInjection');
    assert.equal(nearKind('mapper2'), undefined);
    assert.equal(meantKind('matchGroup'), undefined);
    assert.equal(meantKind('handler'), undefined);
  });
});
