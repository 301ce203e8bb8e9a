import assert from 'node:assert/strict';
import {
  createGitOAuthAuthorization,
  createGitPasswordAuthorization,
  createGitPrivateTokenAuthorization,
  deleteGitAuthorization,
  getGitAuthorizationRedirectUrl,
  listGitAuthorizations,
} from '../../../../api/catalogue/git/authorizations';
import { listGitBranches } from '../../../../api/catalogue/git/branches';
import { listGitCommits } from '../../../../api/catalogue/git/commits';
import {
  createGitFile,
  deleteGitFile,
  getGitFile,
  listGitFiles,
  updateGitFile,
} from '../../../../api/catalogue/git/files';
import { createGitHook, deleteGitHook, listGitHooks } from '../../../../api/catalogue/git/hooks';
import { getGitNamespaces } from '../../../../api/catalogue/git/namespaces';
import {
  createGitProject,
  getGitRepositoryByCloneUrl,
  listGitProjects,
} from '../../../../api/catalogue/git/projects';
import { createGitTag, deleteGitTag, listGitTags } from '../../../../api/catalogue/git/tags';
import { contract } from '../contract';
import type { Contract } from '../contract';
import type { Place } from '../place';
import { projectIn } from './servicestage-parents';

const unsigned = { unsigned: true, status: 401 } as const;
const noAuthorization = { with: { 'X-Repo-Auth': 'no-such-one' }, status: 400 } as const;
const wrongHost = { with: { repo_type: 'svn' }, status: 400 } as const;
const content = Buffer.from('name: cart\n').toString('base64');
const message = 'For contracts';

async function makeAuthorization(place: Place) {
  const name = place.unique('auth');
  await place.client('servicestage').call(createGitPrivateTokenAuthorization, {
    ...projectIn(place),
    repo_type: 'gitlab',
    body: { name, token: 'Sandbox.Git.Token', host: 'https://gitlab.example.com' },
  });
  return { ...projectIn(place), name };
}

async function makeAccess(place: Place) {
  const { name } = await makeAuthorization(place);
  return { ...projectIn(place), 'X-Repo-Auth': name };
}

async function aNamespace(place: Place) {
  const access = await makeAccess(place);
  const { namespaces } = await place.client('servicestage').call(getGitNamespaces, access);
  const namespace = namespaces[0]?.name;
  assert.ok(namespace, 'the authorization has no namespace');
  return { ...access, namespace };
}

async function makeRepository(place: Place) {
  const at = await aNamespace(place);
  const body = { name: place.unique('repository') };
  const { name } = await place.client('servicestage').call(createGitProject, { ...at, body });
  assert.ok(name);
  return { ...at, project: name };
}

/** What names a file of a repository of its own. */
async function makeFile(place: Place) {
  const repository = await makeRepository(place);
  const file = { ...repository, path: 'src:app.yaml', ref: 'master' };
  const git = place.client('servicestage');
  await git.call(createGitFile, { ...file, body: { message, content } });
  const { sha } = await git.call(getGitFile, file);
  return { repository, file, sha };
}

async function newTag(place: Place) {
  const { repository, file } = await makeFile(place);
  return { ...repository, ref: file.ref, body: { name: place.unique('tag'), description: 'A tag' } };
}

async function makeTag(place: Place) {
  const { ref, body, ...repository } = await newTag(place);
  await place.client('servicestage').call(createGitTag, { ...repository, ref, body });
  return { ...repository, tag_name: body.name };
}

async function makeHook(place: Place) {
  const at = await makeRepository(place);
  const body = { secret: 'Nobody.Can.Guess', url: 'https://example.com/hook' };
  const { id } = await place.client('servicestage').call(createGitHook, { ...at, body });
  return { ...at, hook_id: id };
}

async function cloneUrl(place: Place) {
  const { namespace, project, ...access } = await makeRepository(place);
  const { projects } = await place.client('servicestage').call(listGitProjects, { ...access, namespace });
  const clone_url = projects.find(({ name }) => name === project)?.clone_url;
  assert.ok(clone_url);
  return { ...access, clone_url };
}

const authorizations: readonly Contract[] = [
  contract(listGitAuthorizations, { valid: projectIn, refused: unsigned }),
  contract(getGitAuthorizationRedirectUrl, {
    valid: (place) => ({ ...projectIn(place), repo_type: 'github' as const }),
    refused: wrongHost,
  }),
  contract(createGitOAuthAuthorization, {
    valid: async (place) => {
      const at = { ...projectIn(place), repo_type: 'github' as const };
      const { url } = await place.client('servicestage').call(getGitAuthorizationRedirectUrl, at);
      const state = new URL(url).searchParams.get('state') ?? '';
      return { ...at, body: { name: place.unique('auth'), code: 'Code.Of.Git.Host', state } };
    },
    refused: wrongHost,
  }),
  contract(createGitPrivateTokenAuthorization, {
    valid: (place) => ({
      ...projectIn(place),
      repo_type: 'github' as const,
      body: { name: place.unique('auth'), token: 'Sandbox.Git.Token' },
    }),
    refused: wrongHost,
  }),
  contract(createGitPasswordAuthorization, {
    valid: (place) => ({
      ...projectIn(place),
      repo_type: 'bitbucket' as const,
      body: { name: place.unique('auth'), user: 'lin', password: 'Sandbox.Git.1' },
    }),
    refused: wrongHost,
  }),
  contract(deleteGitAuthorization, { valid: makeAuthorization, refused: { status: 500 } }),
];

const repositories: readonly Contract[] = [
  contract(getGitNamespaces, { valid: makeAccess, refused: noAuthorization }),
  contract(listGitProjects, { valid: aNamespace, refused: noAuthorization }),
  contract(createGitProject, {
    valid: async (place) => ({ ...(await aNamespace(place)), body: { name: place.unique('repository') } }),
    refused: noAuthorization,
  }),
  contract(getGitRepositoryByCloneUrl, { valid: cloneUrl, refused: noAuthorization }),
  contract(listGitBranches, { valid: makeRepository, refused: noAuthorization }),
  contract(listGitCommits, { valid: makeRepository, refused: noAuthorization }),
  contract(listGitTags, { valid: makeRepository, refused: noAuthorization }),
  contract(createGitTag, { valid: newTag, refused: noAuthorization }),
  contract(deleteGitTag, { valid: makeTag, refused: noAuthorization }),
  contract(listGitHooks, { valid: makeRepository, refused: noAuthorization }),
  contract(createGitHook, {
    valid: async (place) => ({
      ...(await makeRepository(place)),
      body: { secret: 'Nobody.Can.Guess', url: 'https://example.com/hook' },
    }),
    refused: noAuthorization,
  }),
  contract(deleteGitHook, { valid: makeHook, refused: noAuthorization }),
];

const files: readonly Contract[] = [
  contract(listGitFiles, {
    valid: async (place) => ({ ...(await makeRepository(place)), ref: 'master' }),
    refused: noAuthorization,
  }),
  contract(getGitFile, { valid: async (place) => (await makeFile(place)).file, refused: noAuthorization }),
  contract(createGitFile, {
    valid: async (place) => ({
      ...(await makeRepository(place)),
      path: 'src:app.yaml',
      ref: 'master',
      body: { message, content },
    }),
    refused: noAuthorization,
  }),
  contract(updateGitFile, {
    valid: async (place) => {
      const { file, sha } = await makeFile(place);
      return { ...file, body: { message, content: Buffer.from('name: news\n').toString('base64'), sha } };
    },
    refused: noAuthorization,
  }),
  contract(deleteGitFile, {
    valid: async (place) => {
      const { file, sha } = await makeFile(place);
      return { ...file, message, sha };
    },
    refused: noAuthorization,
  }),
];

export const gitContracts: readonly Contract[] = [...authorizations, ...repositories, ...files];
