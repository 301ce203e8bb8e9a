import * as Type from 'typebox';
import { defineOperation } from '../operation';
import { gitErrors, gitPermission, gitSource, repositoryHeader, repositoryPath } from './parameters';
import { GitCommit } from './shapes';

export const listGitCommits = defineOperation({
  id: 'listGitCommits',
  service: 'servicestage',
  group: 'commit',
  title: 'List the last ten commits of a repository',
  method: 'GET',
  path: '/v1/{project_id}/git/repos/{namespace}/{project}/commits',
  pathParameters: repositoryPath,
  query: Type.Object({
    ref: Type.Optional(
      Type.String({ minLength: 1, description: 'Branch, tag or commit; absent for the default branch.' }),
    ),
  }),
  headers: repositoryHeader,
  answer: Type.Object({ commits: Type.Array(GitCommit, { description: 'Newest first.' }) }),
  errors: gitErrors,
  permission: gitPermission,
  source: gitSource,
});

export const commitsOperations = [listGitCommits];
