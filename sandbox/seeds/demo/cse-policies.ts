import type { GovernanceKind } from '../../cse/governance/kinds';
import { createPolicy, updatePolicy } from '../../cse/governance/policies';
import type { NewPolicy } from '../../cse/governance/policies';
import { createKie } from '../../kie/kie';
import type { KieState } from '../../kie/state';

type DemoPolicy = readonly [kind: GovernanceKind, name: string, spec: NewPolicy['spec']];

const production = { environment: 'production', app: 'shop' };
const day = 24 * 3_600_000;

/** Adds policies to the shop's configuration: one of them disabled, one that no instance applies. */
export function seedPolicies(state: KieState, now: number): void {
  const clock = { now: () => now - 9 * day, sleep: () => Promise.resolve() };
  const kie = createKie({ state, clock, authorize: () => undefined });
  for (const [kind, name, spec] of policies()) {
    const item = createPolicy(kie, kind, { name, selector: production, spec });
    if (kind === 'fault-injection') updatePolicy(kie, kind, item.id, { spec, status: 'disabled' });
  }
}

function policies(): DemoPolicy[] {
  return [
    // The match group and one policy of this name are among the items of the configuration center.
    ['bulkhead', 'checkout', { maxConcurrentCalls: 40, maxWaitDuration: '1S' }],
    [
      'circuit-breaker',
      'checkout',
      {
        minimumNumberOfCalls: 20,
        slidingWindowType: 'COUNT_BASED',
        slidingWindowSize: '100',
        failureRateThreshold: 50,
        waitDurationInOpenState: '10S',
      },
    ],
    [
      'match-group',
      'stock-query',
      {
        alias: 'Stock queries',
        matches: [
          { name: 'stock', apiPath: { prefix: '/inventory/' }, method: ['GET'], serviceName: 'inventory' },
        ],
      },
    ],
    ['retry', 'stock-query', { maxAttempts: 2, retryOnSame: 0, waitDuration: '10' }],
    [
      'instance-isolation',
      'stock-query',
      { minimumNumberOfCalls: 10, slidingWindowType: 'TIME_BASED', slidingWindowSize: '10S' },
    ],
    ['fault-injection', 'stock-query', { type: 'delay', delayTime: '2S', percentage: 10 }],
    // Its name is that of no match group.
    ['loadbalance', 'recommendations', { rule: 'Random' }],
  ];
}
