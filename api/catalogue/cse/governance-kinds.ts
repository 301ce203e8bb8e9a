import type * as Type from 'typebox';
import {
  Bulkhead,
  CircuitBreaker,
  FaultInjection,
  InstanceIsolation,
  LoadBalance,
  RateLimiting,
  Retry,
} from './governance-specs';
import { MatchGroup } from './match-group';

/** Kinds of governance, as paths write them; a match group says for which requests the policies of its name are. */
export const governanceKinds = [
  'match-group',
  'retry',
  'rate-limiting',
  'loadbalance',
  'circuit-breaker',
  'instance-isolation',
  'fault-injection',
  'bulkhead',
] as const;

export type GovernanceKind = (typeof governanceKinds)[number];

/** What a policy of each kind says. */
export const governanceSpecs = {
  'match-group': MatchGroup,
  retry: Retry,
  'rate-limiting': RateLimiting,
  loadbalance: LoadBalance,
  'circuit-breaker': CircuitBreaker,
  'instance-isolation': InstanceIsolation,
  'fault-injection': FaultInjection,
  bulkhead: Bulkhead,
} as const satisfies Record<GovernanceKind, Type.TObject>;
