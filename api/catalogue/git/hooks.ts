import * as Type from 'typebox';
import { NoAnswer } from '../no-answer';
import { defineOperation } from '../operation';
import { gitErrors, gitPermission, gitSource, repositoryHeader, repositoryPath } from './parameters';
import { GitHook } from './shapes';

export const listGitHooks = defineOperation({
  id: 'listGitHooks',
  service: 'servicestage',
  group: 'hook',
  title: 'List the hooks of a repository',
  method: 'GET',
  path: '/v1/{project_id}/git/repos/{namespace}/{project}/hooks',
  pathParameters: repositoryPath,
  headers: repositoryHeader,
  answer: Type.Object({ hooks: Type.Array(GitHook, { description: 'Hooks.' }) }),
  errors: gitErrors,
  permission: gitPermission,
  source: gitSource,
});

export const createGitHook = defineOperation({
  id: 'createGitHook',
  service: 'servicestage',
  group: 'hook',
  title: 'Create a hook',
  method: 'POST',
  path: '/v1/{project_id}/git/repos/{namespace}/{project}/hooks',
  pathParameters: repositoryPath,
  headers: repositoryHeader,
  body: Type.Object({
    secret: Type.String({
      minLength: 1,
      writeOnly: true,
      description: 'Text that nobody can guess; the receiver of the calls checks it.',
    }),
    url: Type.String({
      minLength: 1,
      examples: ['https://ci.example.com/hooks/shop'],
      description: 'Address to call.',
    }),
  }),
  answer: GitHook,
  errors: gitErrors,
  permission: gitPermission,
  source: gitSource,
});

export const deleteGitHook = defineOperation({
  id: 'deleteGitHook',
  service: 'servicestage',
  group: 'hook',
  title: 'Delete a hook',
  method: 'DELETE',
  path: '/v1/{project_id}/git/repos/{namespace}/{project}/hooks/{hook_id}',
  pathParameters: Type.Object({
    ...repositoryPath.properties,
    hook_id: Type.String({ minLength: 1, description: 'Id of the hook.' }),
  }),
  headers: repositoryHeader,
  success: [204],
  answer: NoAnswer,
  errors: gitErrors,
  permission: gitPermission,
  source: gitSource,
});

export const hooksOperations = [listGitHooks, createGitHook, deleteGitHook];
