import type * as Type from 'typebox';
import {
  Bulkhead,
  CircuitBreaker,
  FaultInjection,
  InstanceIsolation,
  LoadBalance,
  RateLimiting,
  Retry,
} from '../../../api/catalogue/cse/governance-specs';
import { MatchGroup } from '../../../api/catalogue/cse/match-group';
import {
  Cache,
  ClientMatchGroup,
  ClientRouteRules,
  GoMatchGroup,
  GoRateLimiting,
  IdentifierRateLimiting,
  InstanceBulkhead,
  Mapper,
  TimeLimiter,
} from '../../../api/catalogue/cse/sdk-specs';
import { fromCatalogue } from '../../engine/schema/from-catalogue';
import type { Schema } from '../../engine/schema/schema';
import type { PolicyGeneration, PolicyPlace } from './policy';
import type { PolicyKind } from './policy-kinds';

const document = 'Governance policies';

const from = (schema: Type.TSchema, section: string): Schema => fromCatalogue(schema, { document, section });

const schemas: Readonly<Record<PolicyKind, Schema>> = {
  matchGroup: from(MatchGroup, '3'),
  retry: from(Retry, '4'),
  rateLimiting: from(RateLimiting, '5'),
  loadbalance: from(LoadBalance, '6'),
  circuitBreaker: from(CircuitBreaker, '7'),
  instanceIsolation: from(InstanceIsolation, '8'),
  faultInjection: from(FaultInjection, '9'),
  bulkhead: from(Bulkhead, '10'),
  instanceBulkhead: from(InstanceBulkhead, '10'),
  identifierRateLimiting: from(IdentifierRateLimiting, '11'),
  timeLimiter: from(TimeLimiter, '11'),
  cache: from(Cache, '11'),
  mapper: from(Mapper, '11'),
  contextMapper: from(Mapper, '11'),
  routeRule: from(ClientRouteRules, '12'),
  globalRouteRule: from(ClientRouteRules, '12'),
};

const goMatchGroup = from(GoMatchGroup, '14');
const goLimiter = from(GoRateLimiting, '14');
const clientMatchGroup = from(ClientMatchGroup, '3');

/** Schema of a policy: what servers accept when it is sent to one, what clients read when they read it directly. */
export function policySchema(kind: PolicyKind, place: PolicyPlace, generation?: PolicyGeneration): Schema {
  if (kind === 'rateLimiting' && generation === 'go') return goLimiter;
  if (kind === 'matchGroup' && generation === 'go') return goMatchGroup;
  if (kind === 'matchGroup' && (place === 'file' || place === 'kie')) return clientMatchGroup;
  return schemas[kind];
}
