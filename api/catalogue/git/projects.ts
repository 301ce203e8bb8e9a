import * as Type from 'typebox';
import { defineOperation } from '../operation';
import { text } from '../servicestage/shapes';
import {
  gitErrors,
  gitPermission,
  gitSource,
  namespacePath,
  projectPath,
  repositoryHeader,
} from './parameters';
import { GitProject } from './shapes';

export const getGitRepositoryByCloneUrl = defineOperation({
  id: 'getGitRepositoryByCloneUrl',
  service: 'servicestage',
  group: 'project',
  title: 'Find a repository by its clone address',
  method: 'GET',
  path: '/v1/{project_id}/git/repos/project-info',
  pathParameters: projectPath,
  query: Type.Object({
    clone_url: Type.String({ minLength: 1, description: 'Address to clone the repository from.' }),
  }),
  headers: repositoryHeader,
  answer: Type.Object({
    namespace_id: text('Id of the namespace.'),
    namespace: text('Name of the namespace.'),
    project_id: text('Id of the repository.'),
    project: text('Name of the repository.'),
  }),
  errors: gitErrors,
  permission: gitPermission,
  source: gitSource,
});

export const listGitProjects = defineOperation({
  id: 'listGitProjects',
  service: 'servicestage',
  group: 'project',
  title: 'List the repositories of a namespace',
  method: 'GET',
  path: '/v1/{project_id}/git/repos/{namespace}/projects',
  pathParameters: namespacePath,
  headers: repositoryHeader,
  answer: Type.Object({ projects: Type.Array(GitProject, { description: 'Repositories.' }) }),
  errors: gitErrors,
  permission: gitPermission,
  source: gitSource,
});

export const createGitProject = defineOperation({
  id: 'createGitProject',
  service: 'servicestage',
  group: 'project',
  title: 'Create a repository',
  method: 'POST',
  path: '/v1/{project_id}/git/repos/{namespace}/projects',
  pathParameters: namespacePath,
  headers: repositoryHeader,
  body: Type.Object({ name: Type.String({ minLength: 1, description: 'Name of the new repository.' }) }),
  answer: GitProject,
  errors: gitErrors,
  permission: gitPermission,
  source: gitSource,
});

export const gitProjectsOperations = [getGitRepositoryByCloneUrl, listGitProjects, createGitProject];
