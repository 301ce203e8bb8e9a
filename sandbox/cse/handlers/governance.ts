import {
  createGovernancePolicy,
  deleteGovernancePolicy,
  getGovernancePolicy,
  listGovernancePolicies,
  listGovernancePoliciesByKind,
  updateGovernancePolicy,
} from '../../../api/catalogue/cse/governance';
import type { Operation } from '../../../api/catalogue/operation';
import type { Endpoint } from '../../http/exchange';
import type { InputProblem } from '../../http/input';
import { kieOf } from '../cse';
import type { Cse } from '../cse';
import { engineEndpoint, succeed } from '../endpoint';
import { refuse } from '../errors';
import { readKind } from '../governance/kinds';
import {
  createPolicy,
  deletePolicy,
  findPolicy,
  listPolicies,
  shownPolicy,
  updatePolicy,
} from '../governance/policies';
import { labelOf, listScenes } from '../governance/scenes';
import { describeProblem, refuseInput } from '../invalid-input';

/** Match groups and policies of an engine. Source: CSE API Reference, sections 5.4.1 and 5.4.5 to 5.4.9. */
export function governanceEndpoints(cse: Cse): Endpoint[] {
  return [
    engineEndpoint(cse, listGovernancePolicies, ({ input: { environment, app }, engine }) =>
      succeed(listGovernancePolicies, listScenes(kieOf(cse, engine), { environment, app })),
    ),

    engineEndpoint(
      cse,
      listGovernancePoliciesByKind,
      ({ input: { kind, 'x-environment': environment }, engine }) => {
        const labels = labelOf(environment);
        const found = listPolicies(kieOf(cse, engine), kind, labels);
        return succeed(
          listGovernancePoliciesByKind,
          found.map((item) => shownPolicy(item, kind)),
        );
      },
      refusePolicy,
    ),

    engineEndpoint(
      cse,
      createGovernancePolicy,
      ({ input: { kind, body }, engine }) => {
        const { name = '', selector, spec } = body;
        const { id } = createPolicy(kieOf(cse, engine), kind, { name, selector: textsOf(selector), spec });
        return succeed(createGovernancePolicy, { id, result: 'success' });
      },
      refusePolicy,
    ),

    engineEndpoint(
      cse,
      getGovernancePolicy,
      ({ input: { kind, policy_id }, engine }) =>
        succeed(getGovernancePolicy, shownPolicy(findPolicy(kieOf(cse, engine), policy_id), kind)),
      refusePolicy,
    ),

    engineEndpoint(
      cse,
      updateGovernancePolicy,
      ({ input: { kind, policy_id, body }, engine }) => {
        const { spec, status = '' } = body;
        updatePolicy(kieOf(cse, engine), kind, policy_id, { spec, status });
        return succeed(updateGovernancePolicy, { result: 'success' });
      },
      refusePolicy,
    ),

    engineEndpoint(
      cse,
      deleteGovernancePolicy,
      ({ input: { kind, policy_id }, engine }) => {
        deletePolicy(kieOf(cse, engine), kind, policy_id);
        return succeed(deleteGovernancePolicy, { Result: 'success' });
      },
      refusePolicy,
    ),
  ];
}

/** What reaches the engine is refused with its codes, also an unknown kind; what names the engine is not. */
function refusePolicy(operation: Operation, problem: InputProblem): Error {
  const { part, pointer, value } = problem;
  if (part === 'path' && pointer === '/kind') readKind(String(value));
  return part === 'body' ? refuse('400001', describeProblem(problem)) : refuseInput(operation, problem);
}

function textsOf(selector: { environment: string; app: string; service?: string }): Record<string, string> {
  const { service, ...labels } = selector;
  return service === undefined ? labels : { ...labels, service };
}
