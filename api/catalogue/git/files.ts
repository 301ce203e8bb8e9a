import * as Type from 'typebox';
import { NoAnswer } from '../no-answer';
import { defineOperation } from '../operation';
import {
  filePath,
  gitErrors,
  gitPermission,
  gitSource,
  ref,
  repositoryHeader,
  repositoryPath,
} from './parameters';
import { ChangedFile, GitFile } from './shapes';

const message = Type.String({ minLength: 1, description: 'Message of the commit.' });
const sha = Type.String({ minLength: 1, description: 'Hash of the file, as getGitFile answers it.' });
const content = Type.String({
  contentEncoding: 'base64',
  description: 'New content of the file, in base64.',
});

/** A file of this name at the root is unreachable: its address is that of the list. */
const treesNote = 'The list of files has the address of a file named trees, which therefore cannot be read.';

const shaNote =
  'Older pages and the vendor’s SDK call the hash that of the last commit, newer pages that of the file; the one that getGitFile answers is meant.';

export const listGitFiles = defineOperation({
  id: 'listGitFiles',
  service: 'servicestage',
  group: 'file',
  title: 'List the files of a repository',
  method: 'GET',
  path: '/v1/{project_id}/git/files/{namespace}/{project}/trees',
  pathParameters: repositoryPath,
  query: Type.Object({ ref }),
  headers: repositoryHeader,
  answer: Type.Object({ paths: Type.Array(Type.String(), { description: 'Paths of the files.' }) }),
  errors: gitErrors,
  permission: gitPermission,
  notes: [treesNote],
  source: gitSource,
});

export const getGitFile = defineOperation({
  id: 'getGitFile',
  service: 'servicestage',
  group: 'file',
  title: 'Read a file of a repository',
  method: 'GET',
  path: '/v1/{project_id}/git/files/{namespace}/{project}/{path}',
  pathParameters: filePath,
  query: Type.Object({ ref }),
  headers: repositoryHeader,
  answer: GitFile,
  file: { content: 'content', encoding: 'encoding' },
  errors: gitErrors,
  permission: gitPermission,
  notes: [treesNote, shaNote],
  source: gitSource,
});

export const createGitFile = defineOperation({
  id: 'createGitFile',
  service: 'servicestage',
  group: 'file',
  title: 'Create a file in a repository',
  method: 'POST',
  path: '/v1/{project_id}/git/files/{namespace}/{project}/{path}',
  pathParameters: filePath,
  query: Type.Object({ ref }),
  headers: repositoryHeader,
  body: Type.Object({ message, content }),
  answer: ChangedFile,
  errors: gitErrors,
  permission: gitPermission,
  source: gitSource,
});

/** The hash changes with the file, so repeating it fails, hence `unsafe` although the method is PUT. */
export const updateGitFile = defineOperation({
  id: 'updateGitFile',
  service: 'servicestage',
  group: 'file',
  title: 'Change a file in a repository',
  method: 'PUT',
  path: '/v1/{project_id}/git/files/{namespace}/{project}/{path}',
  pathParameters: filePath,
  query: Type.Object({ ref }),
  headers: repositoryHeader,
  body: Type.Object({ message, content, sha }),
  answer: ChangedFile,
  errors: gitErrors,
  effect: 'unsafe',
  permission: gitPermission,
  notes: [shaNote],
  source: gitSource,
});

/** As with a change, the hash is valid for one deletion only. */
export const deleteGitFile = defineOperation({
  id: 'deleteGitFile',
  service: 'servicestage',
  group: 'file',
  title: 'Delete a file from a repository',
  method: 'DELETE',
  path: '/v1/{project_id}/git/files/{namespace}/{project}/{path}',
  pathParameters: filePath,
  query: Type.Object({ ref, message, sha }),
  headers: repositoryHeader,
  success: [204],
  answer: NoAnswer,
  errors: gitErrors,
  effect: 'unsafe',
  permission: gitPermission,
  notes: [shaNote],
  source: gitSource,
});

export const filesOperations = [listGitFiles, getGitFile, createGitFile, updateGitFile, deleteGitFile];
