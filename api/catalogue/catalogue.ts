import { gitOperations } from './git/operations';
import { projectsOperations } from './iam/projects';
import { tokensOperations as iamTokensOperations } from './iam/tokens';
import { appsOperations } from './lain/apps';
import { clusterOperations } from './lain/cluster';
import { maintainersOperations } from './lain/maintainers';
import { procsOperations } from './lain/procs';
import { reposOperations } from './lain/repos';
import type { Operation } from './operation';
import { discoveryOperations } from './registry/discovery';
import { governOperations } from './registry/govern';
import { instancesOperations } from './registry/instances';
import { microservicesOperations } from './registry/microservices';
import { schemasOperations } from './registry/schemas';
import { tokensOperations as registryTokensOperations } from './registry/tokens';
import { servicestageOperations } from './servicestage/operations';

/** Every operation, in the order that forms, lists and documentation show them. */
export const catalogue: readonly Operation[] = [
  ...reposOperations,
  ...maintainersOperations,
  ...appsOperations,
  ...procsOperations,
  ...clusterOperations,
  ...registryTokensOperations,
  ...microservicesOperations,
  ...schemasOperations,
  ...instancesOperations,
  ...discoveryOperations,
  ...governOperations,
  ...iamTokensOperations,
  ...projectsOperations,
  ...servicestageOperations,
  ...gitOperations,
];
