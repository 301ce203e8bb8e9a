import {
  createGovernancePolicy,
  deleteGovernancePolicy,
  getGovernancePolicy,
  listGovernancePolicies,
  listGovernancePoliciesByKind,
  updateGovernancePolicy,
} from '../../../api/catalogue/cse/governance';
import type { Endpoint } from '../../http/exchange';
import { kieOf } from '../cse';
import type { Cse } from '../cse';
import { engineEndpoint, succeed } from '../endpoint';
import { governanceEndpoint } from '../governance/endpoint';
import {
  createPolicy,
  deletePolicy,
  findPolicy,
  listPolicies,
  shownPolicy,
  updatePolicy,
} from '../governance/policies';
import { readPolicy } from '../governance/read-policy';
import { labelsOf, listScenes } from '../governance/scenes';

/** Match groups and policies of an engine. Source: CSE API Reference, sections 5.4.1 and 5.4.5 to 5.4.9. */
export function governanceEndpoints(cse: Cse): Endpoint[] {
  return [
    engineEndpoint(cse, listGovernancePolicies, ({ input: { environment, app }, engine }) =>
      succeed(listGovernancePolicies, listScenes(kieOf(cse, engine), labelsOf(environment, app))),
    ),

    governanceEndpoint(
      cse,
      listGovernancePoliciesByKind,
      ({ input: { kind, 'x-environment': environment }, engine }) =>
        succeed(listGovernancePoliciesByKind, listPolicies(kieOf(cse, engine), kind, labelsOf(environment))),
    ),

    governanceEndpoint(cse, createGovernancePolicy, ({ input: { kind }, engine, request }) => {
      const { id } = createPolicy(kieOf(cse, engine), kind, readPolicy(request.body));
      return succeed(createGovernancePolicy, { id, result: 'success' });
    }),

    governanceEndpoint(cse, getGovernancePolicy, ({ input: { kind, policy_id }, engine }) =>
      succeed(getGovernancePolicy, shownPolicy(findPolicy(kieOf(cse, engine), policy_id), kind)),
    ),

    governanceEndpoint(cse, updateGovernancePolicy, ({ input: { kind, policy_id }, engine, request }) => {
      updatePolicy(kieOf(cse, engine), kind, policy_id, readPolicy(request.body));
      return succeed(updateGovernancePolicy, { result: 'success' });
    }),

    governanceEndpoint(cse, deleteGovernancePolicy, ({ input: { kind, policy_id }, engine }) => {
      deletePolicy(kieOf(cse, engine), kind, policy_id);
      return succeed(deleteGovernancePolicy, { Result: 'success' });
    }),
  ];
}
