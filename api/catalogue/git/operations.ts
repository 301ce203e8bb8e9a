import { authorizationsOperations } from './authorizations';
import { branchesOperations } from './branches';
import { commitsOperations } from './commits';
import { filesOperations } from './files';
import { hooksOperations } from './hooks';
import { namespacesOperations } from './namespaces';
import { gitProjectsOperations } from './projects';
import { tagsOperations } from './tags';

/** Access to Git repositories through ServiceStage, in the order of its overview. */
export const gitOperations = [
  ...authorizationsOperations,
  ...namespacesOperations,
  ...gitProjectsOperations,
  ...branchesOperations,
  ...tagsOperations,
  ...commitsOperations,
  ...hooksOperations,
  ...filesOperations,
];
