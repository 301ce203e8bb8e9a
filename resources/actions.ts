import { engineActions } from './cse/engine-actions';
import { darkLaunchActions } from './cse/dark-launch-actions';
import { policyActions } from './cse/policy-actions';
import { routeRuleActions } from './cse/route-rule-actions';
import { kieItemActions } from './kie/item-actions';
import { kieRevisionActions } from './kie/revision-actions';
import { appActions } from './lain/app-actions';
import { maintainerActions } from './lain/maintainer-actions';
import { podActions } from './lain/pod-actions';
import { versionActions } from './lain/version-actions';
import { procActions } from './lain/proc-actions';
import { namespaceActions } from './nacos/namespace-actions';
import { accountActions } from './registry/accounts-actions';
import { dependencyActions } from './registry/dependency-actions';
import { instanceActions } from './registry/instance-actions';
import { instanceListActions } from './registry/instance-list-actions';
import { matchingActions } from './registry/matching-actions';
import { microserviceActions } from './registry/microservice-actions';
import { roleActions } from './registry/roles-actions';
import { schemaActions } from './registry/schema-actions';
import { settingsActions } from './registry/settings-actions';
import { serviceTextActions } from './registry/text-actions';
import { applicationActions } from './servicestage/application-actions';
import { environmentActions } from './servicestage/environment-actions';
import { gitAuthorizationActions } from './servicestage/git-authorization-actions';
import { gitContentActions } from './servicestage/git-content-actions';
import { gitFileActions } from './servicestage/git-file-actions';
import { gitRepositoryActions } from './servicestage/git-repository-actions';
import { componentInstanceActions } from './servicestage/instance-actions';
import { newInstanceActions } from './servicestage/new-instance-actions';
import { variableActions } from './servicestage/variable-actions';

/** Every action on resources, by id. One module, so that they are loaded together and shipped in few files. */
export const actions = {
  ...engineActions,
  ...policyActions,
  ...routeRuleActions,
  ...darkLaunchActions,
  ...kieItemActions,
  ...kieRevisionActions,
  ...appActions,
  ...maintainerActions,
  ...podActions,
  ...versionActions,
  ...procActions,
  ...namespaceActions,
  ...accountActions,
  ...dependencyActions,
  ...instanceActions,
  ...instanceListActions,
  ...matchingActions,
  ...microserviceActions,
  ...roleActions,
  ...schemaActions,
  ...settingsActions,
  ...serviceTextActions,
  ...applicationActions,
  ...environmentActions,
  ...gitAuthorizationActions,
  ...gitContentActions,
  ...gitFileActions,
  ...gitRepositoryActions,
  ...componentInstanceActions,
  ...newInstanceActions,
  ...variableActions,
} as const;
