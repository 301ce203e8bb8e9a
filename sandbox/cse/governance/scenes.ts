import type { Kie } from '../../kie/kie';
import { keyName, policyKinds } from './kinds';
import { listPolicies, nameOf, shownPolicy } from './policies';

/** Every environment. */
const allEnvironments = 'all';

/**
 * Match groups with their policies, joined by name alone: of two groups of one name the later hides the earlier, and a
 * policy without a group of its name is in none. Source: Governance policies, section 1.
 */
export function listScenes(
  kie: Kie,
  { environment = '', app }: { environment?: string; app?: string | undefined },
) {
  const labels = { ...labelOf(environment), app };
  const groups = listPolicies(kie, 'match-group', labels);
  const byName = new Map(groups.map((group) => [nameOf(group), group]));
  const policies = policyKinds.flatMap((kind) =>
    listPolicies(kie, kind, labels).map((item) => ({
      name: nameOf(item),
      shown: shownPolicy(item, keyName(kind)),
    })),
  );
  return [...byName].map(([name, group]) => ({
    matchGroup: shownPolicy(group, keyName('match-group')),
    policies: policies.filter((one) => one.name === name).map((one) => one.shown),
  }));
}

/** The label that an environment stands for; none for all, and for none given. */
export function labelOf(environment: string | undefined): { environment: string | undefined } {
  return { environment: environment === allEnvironments ? undefined : environment };
}
