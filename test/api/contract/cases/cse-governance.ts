import assert from 'node:assert/strict';
import {
  createGovernancePolicy,
  deleteGovernancePolicy,
  getGovernancePolicy,
  listGovernancePolicies,
  listGovernancePoliciesByKind,
  updateGovernancePolicy,
} from '../../../../api/catalogue/cse/governance';
import {
  getMicroserviceMetrics,
  listMetrics,
  listMicroserviceThresholds,
} from '../../../../api/catalogue/cse/monitoring';
import {
  deleteDarkLaunchPolicy,
  getDarkLaunchPolicy,
  putDarkLaunchPolicy,
} from '../../../../api/catalogue/cse/route-rules';
import { contract } from '../contract';
import type { Contract } from '../contract';
import type { Place } from '../place';
import { inEngine } from './cse-parents';

const selector = { environment: 'production', app: 'contract' };
const spec = { rate: 100, limitRefreshPeriod: '1S' };
const noPolicy = { with: { policy_id: 'none' }, status: 404, code: '404001' } as const;
const noEngine = { with: { 'x-engine-id': 'none' }, status: 400, code: 'SVCSTG.00501116' } as const;
const rules = [{ precedence: 1, route: [{ weight: 100, tags: { version: '1.0.0' } }] }];

const ofKind = (place: Place) => ({ ...inEngine(place), kind: 'rate-limiting' as const });

async function aPolicy(place: Place) {
  const at = ofKind(place);
  const body = { name: place.unique('policy'), selector, spec };
  const { id } = await place.client('cse').call(createGovernancePolicy, { ...at, body });
  return { ...at, policy_id: id ?? '' };
}

async function routed(place: Place) {
  const at = { ...inEngine(place), service_name: 'cart', environment: 'production', app_id: 'contract' };
  await place.client('cse').call(putDarkLaunchPolicy, { ...at, body: rules });
  return at;
}

/** Policies, dark launch and metrics of an engine. */
export const cseGovernanceContracts: readonly Contract[] = [
  contract(listGovernancePolicies, {
    valid: (place) => ({ ...inEngine(place), environment: 'all', app: 'shop' }),
    check: (scenes) => assert.ok(scenes.some(({ policies }) => (policies ?? []).length > 0)),
    refused: noEngine,
    demo: true,
  }),
  contract(updateGovernancePolicy, {
    valid: async (place) => ({ ...(await aPolicy(place)), body: { name: '', spec: { rate: 5 } } }),
    refused: noPolicy,
    demo: true,
  }),
  contract(deleteGovernancePolicy, { valid: aPolicy, refused: noPolicy, demo: true }),
  contract(getGovernancePolicy, {
    valid: aPolicy,
    check: (policy) => assert.deepEqual([policy.status, policy.spec], ['enabled', spec]),
    refused: noPolicy,
    demo: true,
  }),
  contract(createGovernancePolicy, {
    valid: (place) => ({ ...ofKind(place), body: { name: place.unique('policy'), selector, spec } }),
    check: ({ id }) => assert.ok(id),
    // Sent again as it was, it exists.
    refused: { status: 409, code: '409001' },
    demo: true,
  }),
  contract(listGovernancePoliciesByKind, {
    valid: async (place) => {
      await aPolicy(place);
      return { ...ofKind(place), 'x-environment': selector.environment };
    },
    check: (policies) => assert.ok(policies.some((one) => one.selector?.['app'] === 'contract')),
    refused: { with: { kind: 'time-limiter' }, status: 400, code: '400001' },
    demo: true,
  }),
  contract(putDarkLaunchPolicy, {
    valid: async (place) => ({ ...(await routed(place)), body: rules }),
    refused: { with: { body: [{ precedence: 'first', route: [] }] }, status: 400, code: 'SVCSTG.00400100' },
    demo: true,
  }),
  contract(getDarkLaunchPolicy, {
    valid: routed,
    check: (answer) => assert.deepEqual(answer, rules),
    refused: noEngine,
    demo: true,
  }),
  contract(deleteDarkLaunchPolicy, {
    valid: routed,
    // Sent again, the rules are gone.
    refused: { status: 404, code: '404001' },
    demo: true,
  }),
  contract(listMicroserviceThresholds, {
    valid: (place) => ({ project_id: place.project, services: 'cart,orders' }),
    check: (thresholds) => assert.ok(thresholds.some(({ serviceName }) => serviceName === 'cart')),
    refused: { with: { services: '' }, status: 400, code: 'SVCSTG.00400100' },
    demo: true,
  }),
  contract(getMicroserviceMetrics, {
    valid: (place) => ({ project_id: place.project, service: 'cart' }),
    check: ([metrics]) => assert.equal(metrics?.[0]?.name, 'cart'),
    refused: { with: { service: '' }, status: 400, code: 'SVCSTG.00400100' },
    demo: true,
  }),
  contract(listMetrics, {
    valid: (place) => ({
      project_id: place.project,
      sortKey: 'qps' as const,
      sortType: 'decrease' as const,
      number: 2,
    }),
    check: ({ list, total }) => assert.ok(list?.length === 2 && (total ?? 0) > 2),
    refused: { with: { sortKey: 'age' }, status: 400, code: 'SVCSTG.00400100' },
    demo: true,
  }),
];
