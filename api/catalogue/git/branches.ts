import * as Type from 'typebox';
import { defineOperation } from '../operation';
import { gitErrors, gitPermission, gitSource, repositoryHeader, repositoryPath } from './parameters';

export const listGitBranches = defineOperation({
  id: 'listGitBranches',
  service: 'servicestage',
  group: 'branch',
  title: 'List the branches of a repository',
  method: 'GET',
  path: '/v1/{project_id}/git/repos/{namespace}/{project}/branches',
  pathParameters: repositoryPath,
  headers: repositoryHeader,
  answer: Type.Object({ branches: Type.Array(Type.String(), { description: 'Names of the branches.' }) }),
  errors: gitErrors,
  permission: gitPermission,
  source: gitSource,
});

export const branchesOperations = [listGitBranches];
