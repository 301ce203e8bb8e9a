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

/** Kinds of governance, as in paths; a match group selects the requests for the policies of the same name. */
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

/** The schema of each kind's policies. */
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
