import { listGitBranches } from '../../api/catalogue/git/branches';
import { listGitCommits } from '../../api/catalogue/git/commits';
import { listGitFiles } from '../../api/catalogue/git/files';
import { listGitHooks } from '../../api/catalogue/git/hooks';
import type { GitCommit, GitHook } from '../../api/catalogue/git/shapes';
import { listGitTags } from '../../api/catalogue/git/tags';
import { below, type Below, type ListedKind } from '../resource-kind';
import { gitProjects, type NamespaceScope } from './git-authorizations';
import { shownAddress } from '../shown-value';
import { stageOf } from './stage';

export interface RepositoryScope extends NamespaceScope {
  /** Id of the repository. */
  readonly project: string;
}

export interface RefScope extends RepositoryScope {
  /** Branch or tag. */
  readonly ref: string;
}

const parents = [...gitProjects.parents, gitProjects.id];

const belowRepository: Below<RepositoryScope> = below(gitProjects, (scope, { id }) => ({
  ...scope,
  project: id,
}));

/** Names of the branches of a repository. */
export const gitBranches: ListedKind<RepositoryScope, string> = {
  id: 'servicestage/git-branch',
  service: 'servicestage',
  parents,
  below: belowRepository,
  scopeKey: repositoryKey,
  identity: (name) => name,
  name: (name) => name,
  list: async (session, scope, signal) => {
    const { client, project_id } = await stageOf(session);
    const input = { project_id, ...repositoryPath(scope) };
    const { branches } = await client.call(listGitBranches, input, { signal });
    return { items: branches, complete: true };
  },
};

/** The last ten commits of a branch or a tag, newest first. */
export const gitCommits: ListedKind<RefScope, GitCommit> = {
  id: 'servicestage/git-commit',
  service: 'servicestage',
  parents: [...parents, gitBranches.id],
  below: below(gitBranches, (scope, ref) => ({ ...scope, ref })),
  scopeKey: (scope) => JSON.stringify([repositoryKey(scope), scope.ref]),
  identity: ({ sha }) => sha,
  name: ({ sha, message }) => (message ?? '').split('\n')[0] || sha,
  details: ({ authored_date }) => authored_date ?? '',
  list: async (session, scope, signal) => {
    const { client, project_id } = await stageOf(session);
    const input = { project_id, ...repositoryPath(scope), ref: scope.ref };
    const { commits } = await client.call(listGitCommits, input, { signal });
    return { items: commits, complete: true };
  },
};

/** Names of the tags of a repository. */
export const gitTags: ListedKind<RepositoryScope, string> = {
  id: 'servicestage/git-tag',
  service: 'servicestage',
  parents,
  below: belowRepository,
  scopeKey: repositoryKey,
  identity: (name) => name,
  name: (name) => name,
  list: async (session, scope, signal) => {
    const { client, project_id } = await stageOf(session);
    const { tags } = await client.call(listGitTags, { project_id, ...repositoryPath(scope) }, { signal });
    return { items: tags, complete: true };
  },
};

/** Addresses that a Git host calls when a repository changes. */
export const gitHooks: ListedKind<RepositoryScope, GitHook> = {
  id: 'servicestage/git-hook',
  service: 'servicestage',
  parents,
  below: belowRepository,
  scopeKey: repositoryKey,
  identity: ({ id }) => id,
  name: ({ id, callback_url }) => (callback_url ? shownAddress(callback_url) : id),
  list: async (session, scope, signal) => {
    const { client, project_id } = await stageOf(session);
    const { hooks } = await client.call(listGitHooks, { project_id, ...repositoryPath(scope) }, { signal });
    return { items: hooks, complete: true };
  },
};

/** Paths of all files of a branch or a tag. */
export const gitFiles: ListedKind<RefScope, string> = {
  id: 'servicestage/git-file',
  service: 'servicestage',
  parents: [...parents, gitBranches.id],
  below: below(gitBranches, (scope, ref) => ({ ...scope, ref })),
  scopeKey: (scope) => JSON.stringify([repositoryKey(scope), scope.ref]),
  identity: (path) => path,
  name: (path) => path,
  list: async (session, scope, signal) => {
    const { client, project_id } = await stageOf(session);
    const input = { project_id, ...repositoryPath(scope), ref: scope.ref };
    const { paths } = await client.call(listGitFiles, input, { signal });
    return { items: paths, complete: true };
  },
};

/** The parameters of calls on a repository, besides the project. */
export function repositoryPath({ authorization, namespace, project }: RepositoryScope) {
  return { 'X-Repo-Auth': authorization, namespace, project };
}

function repositoryKey({ authorization, namespace, project }: RepositoryScope): string {
  return JSON.stringify([authorization, namespace, project]);
}
