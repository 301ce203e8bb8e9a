import * as Type from 'typebox';
import { NoAnswer } from '../no-answer';
import { defineOperation } from '../operation';
import { project_id } from '../servicestage/parameters';
import { authorizationName, gitErrors, gitSource, projectPath } from './parameters';
import { GitAuthorization } from './shapes';
import { maybe } from '../servicestage/shapes';

/** The Git hosts that support one way of signing in. */
const hostPath = <Host extends string>(hosts: Host[]) =>
  Type.Object({ project_id, repo_type: Type.Enum(hosts, { description: 'Kind of the Git host.' }) });

const oauthPath = hostPath(['github', 'gitlab', 'gitee', 'bitbucket']);

const siteQuery = Type.Object({
  tag: Type.Optional(
    Type.String({ examples: ['intl'], description: 'Site: intl for the international one.' }),
  ),
});

const created = Type.Object({ authorization: GitAuthorization });

export const listGitAuthorizations = defineOperation({
  id: 'listGitAuthorizations',
  service: 'servicestage',
  group: 'authorization',
  title: 'List the repository authorizations',
  method: 'GET',
  path: '/v1/{project_id}/git/auths',
  pathParameters: projectPath,
  answer: Type.Object({
    authorizations: Type.Array(GitAuthorization, { description: 'Authorizations.' }),
    count: maybe(Type.Integer(), 'How many there are.'),
  }),
  errors: gitErrors,
  permission: 'servicestage:repositoryAuth:list',
  source: gitSource,
});

export const getGitAuthorizationRedirectUrl = defineOperation({
  id: 'getGitAuthorizationRedirectUrl',
  service: 'servicestage',
  group: 'authorization',
  title: 'Get the address where a user lets ServiceStage into a Git host',
  method: 'GET',
  path: '/v1/{project_id}/git/auths/{repo_type}/redirect',
  pathParameters: oauthPath,
  query: siteQuery,
  answer: Type.Object({
    url: Type.String({ description: 'Address of the Git host to open in a browser.' }),
  }),
  errors: gitErrors,
  permission: 'servicestage:repositoryAuth:get',
  notes: [
    'The Git host leads back to the vendor’s console; its address then holds the code and the state that createGitOAuthAuthorization needs.',
    'Newer pages name GitHub, BitBucket and GitLab only.',
  ],
  source: gitSource,
});

export const createGitOAuthAuthorization = defineOperation({
  id: 'createGitOAuthAuthorization',
  service: 'servicestage',
  group: 'authorization',
  title: 'Create a repository authorization by OAuth',
  method: 'POST',
  path: '/v1/{project_id}/git/auths/{repo_type}/oauth',
  pathParameters: oauthPath,
  query: siteQuery,
  body: Type.Object({
    name: authorizationName,
    code: Type.String({ minLength: 1, writeOnly: true, description: 'Code that the Git host gave.' }),
    state: Type.String({
      minLength: 1,
      writeOnly: true,
      description: 'State that came with the code.',
    }),
  }),
  answer: created,
  errors: gitErrors,
  permission: 'servicestage:repositoryAuth:create',
  notes: ['Newer pages name GitHub, BitBucket and GitLab only.'],
  source: gitSource,
});

export const createGitPrivateTokenAuthorization = defineOperation({
  id: 'createGitPrivateTokenAuthorization',
  service: 'servicestage',
  group: 'authorization',
  title: 'Create a repository authorization by private token',
  method: 'POST',
  path: '/v1/{project_id}/git/auths/{repo_type}/personal',
  pathParameters: hostPath(['github', 'gitlab', 'gitee']),
  body: Type.Object({
    name: authorizationName,
    token: Type.String({ minLength: 1, writeOnly: true, description: 'Private token of the Git host.' }),
    host: Type.Optional(Type.String({ description: 'Address of the Git host, for a private GitLab.' })),
  }),
  answer: created,
  errors: gitErrors,
  permission: 'servicestage:repositoryAuth:create',
  notes: ['Newer pages name github and gitlab only.'],
  source: gitSource,
});

export const createGitPasswordAuthorization = defineOperation({
  id: 'createGitPasswordAuthorization',
  service: 'servicestage',
  group: 'authorization',
  title: 'Create a repository authorization by user name and password',
  method: 'POST',
  path: '/v1/{project_id}/git/auths/{repo_type}/password',
  pathParameters: hostPath(['github', 'devcloud', 'bitbucket']),
  body: Type.Object({
    name: authorizationName,
    user: Type.String({ minLength: 1, description: 'User on the Git host.' }),
    password: Type.String({ minLength: 1, writeOnly: true, description: 'Password of the user.' }),
  }),
  answer: created,
  errors: gitErrors,
  permission: 'servicestage:repositoryAuth:create',
  notes: [
    'Newer pages name bitbucket only.',
    'The vendor’s Terraform provider sends token, user and password in base64, instead of user and password.',
  ],
  source: gitSource,
});

export const deleteGitAuthorization = defineOperation({
  id: 'deleteGitAuthorization',
  service: 'servicestage',
  group: 'authorization',
  title: 'Delete a repository authorization',
  method: 'DELETE',
  path: '/v1/{project_id}/git/auths/{name}',
  pathParameters: Type.Object({ project_id, name: authorizationName }),
  success: [204],
  answer: NoAnswer,
  errors: [
    ...gitErrors,
    { status: 500, when: 'It could not be deleted; the code is SVCSTG.REPO. and a number.' },
  ],
  permission: 'servicestage:repositoryAuth:delete',
  source: gitSource,
});

export const authorizationsOperations = [
  listGitAuthorizations,
  getGitAuthorizationRedirectUrl,
  createGitOAuthAuthorization,
  createGitPrivateTokenAuthorization,
  createGitPasswordAuthorization,
  deleteGitAuthorization,
];
