import type { Kie } from '../../kie/kie';
import { keyName, policyKinds } from './kinds';
import { listPolicies } from './policies';
import type { Labels, ShownPolicy } from './policies';

/** Every environment. */
const allEnvironments = 'all';

interface Scene {
  readonly matchGroup: ShownPolicy;
  readonly policies?: ShownPolicy[];
}

/**
 * Match groups with their policies, joined by name alone: of policies of one name and kind, in whatever environment or
 * application, one is shown with every group of that name. A policy without a group of its name is with none.
 * Source: Governance policies, section 1.
 */
export function listScenes(kie: Kie, labels: Labels): Scene[] {
  const policies = new Map<string, ShownPolicy>();
  for (const kind of policyKinds) {
    for (const one of listPolicies(kie, kind, labels, keyName(kind))) policies.set(one.name + kind, one);
  }
  return listPolicies(kie, 'match-group', labels).map((matchGroup) => {
    const own = policyKinds.flatMap((kind) => policies.get(matchGroup.name + kind) ?? []);
    return own.length === 0 ? { matchGroup } : { matchGroup, policies: own };
  });
}

/** What a list is narrowed down by: the environment is the empty one when none is named, `all` does not matter. */
export function labelsOf(environment = '', app = ''): Labels {
  return {
    environment: environment === allEnvironments ? undefined : environment,
    app: app === '' ? undefined : app,
  };
}
