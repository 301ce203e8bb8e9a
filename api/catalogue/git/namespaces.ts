import * as Type from 'typebox';
import { defineOperation } from '../operation';
import { gitErrors, gitPermission, gitSource, projectPath, repositoryHeader } from './parameters';
import { GitNamespace } from './shapes';

export const getGitNamespaces = defineOperation({
  id: 'getGitNamespaces',
  service: 'servicestage',
  group: 'namespace',
  title: 'List the namespaces of a Git host',
  method: 'GET',
  path: '/v1/{project_id}/git/repos/namespaces',
  pathParameters: projectPath,
  headers: repositoryHeader,
  answer: Type.Object({ namespaces: Type.Array(GitNamespace, { description: 'Namespaces.' }) }),
  errors: gitErrors,
  permission: gitPermission,
  source: gitSource,
});

export const namespacesOperations = [getGitNamespaces];
