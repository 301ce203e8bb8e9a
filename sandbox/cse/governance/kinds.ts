import { refuse } from '../errors';

/** Kinds of governance by their names in paths, with their names in keys; source: CSE API Reference, section 5.4. */
const keyNames = {
  'match-group': 'matchGroup',
  retry: 'retry',
  'rate-limiting': 'rateLimiting',
  loadbalance: 'loadbalance',
  'circuit-breaker': 'circuitBreaker',
  'instance-isolation': 'instanceIsolation',
  'fault-injection': 'faultInjection',
  bulkhead: 'bulkhead',
} as const;

export type GovernanceKind = keyof typeof keyNames;

/** Kinds of policies, in the order in which a scene shows them. */
export const policyKinds: readonly GovernanceKind[] = [
  'retry',
  'rate-limiting',
  'loadbalance',
  'circuit-breaker',
  'instance-isolation',
  'fault-injection',
  'bulkhead',
];

/** @throws Refusal for an unknown kind */
export function readKind(kind: string): GovernanceKind {
  if (!isKind(kind)) throw refuse('400001', `not support kind[${kind}] yet`);
  return kind;
}

/** `servicecomb.rateLimiting.` for `rate-limiting`. */
export function keyPrefix(kind: GovernanceKind): string {
  return `servicecomb.${keyNames[kind]}.`;
}

/** `rateLimiting` for `rate-limiting`. */
export function keyName(kind: GovernanceKind): string {
  return keyNames[kind];
}

function isKind(kind: string): kind is GovernanceKind {
  return Object.hasOwn(keyNames, kind);
}
