import { cseOperations } from './cse/operations';
import { listEnterpriseProjects } from './eps/enterprise-projects';
import { gitOperations } from './git/operations';
import { projectsOperations } from './iam/projects';
import { tokensOperations as iamTokensOperations } from './iam/tokens';
import { usersOperations } from './iam/users';
import { appsOperations } from './lain/apps';
import { clusterOperations } from './lain/cluster';
import { maintainersOperations } from './lain/maintainers';
import { procsOperations } from './lain/procs';
import { reposOperations } from './lain/repos';
import { kieOperations } from './kie/configurations';
import { nacosOperations } from './nacos/namespaces';
import type { Operation } from './operation';
import { registryOperations } from './registry/operations';
import { servicestageOperations } from './servicestage/operations';

/** Every operation, in the order of forms, lists and documentation. */
export const catalogue: readonly Operation[] = [
  ...reposOperations,
  ...maintainersOperations,
  ...appsOperations,
  ...procsOperations,
  ...clusterOperations,
  ...registryOperations,
  ...kieOperations,
  ...iamTokensOperations,
  ...projectsOperations,
  ...usersOperations,
  listEnterpriseProjects,
  ...servicestageOperations,
  ...gitOperations,
  ...cseOperations,
  ...nacosOperations,
];
