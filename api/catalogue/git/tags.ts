import * as Type from 'typebox';
import { NoAnswer } from '../no-answer';
import { defineOperation } from '../operation';
import { text } from '../servicestage/shapes';
import { gitErrors, gitPermission, gitSource, ref, repositoryHeader, repositoryPath } from './parameters';

export const listGitTags = defineOperation({
  id: 'listGitTags',
  service: 'servicestage',
  group: 'tag',
  title: 'List the tags of a repository',
  method: 'GET',
  path: '/v1/{project_id}/git/repos/{namespace}/{project}/tags',
  pathParameters: repositoryPath,
  headers: repositoryHeader,
  answer: Type.Object({ tags: Type.Array(Type.String(), { description: 'Names of the tags.' }) }),
  errors: gitErrors,
  permission: gitPermission,
  source: gitSource,
});

export const createGitTag = defineOperation({
  id: 'createGitTag',
  service: 'servicestage',
  group: 'tag',
  title: 'Create a tag',
  method: 'POST',
  path: '/v1/{project_id}/git/repos/{namespace}/{project}/tags',
  pathParameters: repositoryPath,
  query: Type.Object({ ref }),
  headers: repositoryHeader,
  body: Type.Object({
    name: Type.String({
      minLength: 1,
      // As git check-ref-format has it.
      pattern:
        '^(?![./-])(?!.*(?:\\.\\.|//|/\\.|@\\{))(?!.*(?:\\.lock|[./])$)[^\\u0000-\\u0020\\u007f~^:?*\\[\\\\]+$',
      description: 'Name of the tag: no blanks, no ~ ^ : ? * [ \\, no two dots or slashes together.',
    }),
    description: Type.String({ description: 'What the tag stands for.' }),
  }),
  answer: Type.Object({ name: text('Name of the tag.') }),
  errors: gitErrors,
  permission: gitPermission,
  source: gitSource,
});

export const deleteGitTag = defineOperation({
  id: 'deleteGitTag',
  service: 'servicestage',
  group: 'tag',
  title: 'Delete a tag',
  method: 'DELETE',
  path: '/v1/{project_id}/git/repos/{namespace}/{project}/tags/{tag_name}',
  pathParameters: Type.Object({
    ...repositoryPath.properties,
    tag_name: Type.String({ minLength: 1, description: 'Name of the tag.' }),
  }),
  headers: repositoryHeader,
  success: [204],
  answer: NoAnswer,
  errors: gitErrors,
  permission: gitPermission,
  source: gitSource,
});

export const tagsOperations = [listGitTags, createGitTag, deleteGitTag];
