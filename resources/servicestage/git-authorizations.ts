import { listGitAuthorizations } from '../../api/catalogue/git/authorizations';
import { getGitNamespaces } from '../../api/catalogue/git/namespaces';
import { getGitRepositoryByCloneUrl, listGitProjects } from '../../api/catalogue/git/projects';
import type { GitAuthorization, GitNamespace, GitProject } from '../../api/catalogue/git/shapes';
import { unlessMissing } from '../missing';
import { below, type Everything, type ListedKind } from '../resource-kind';
import { stageOf } from './stage';

export interface AuthorizationScope {
  /** Name of the repository authorization that ServiceStage signs in to the Git host with. */
  readonly authorization: string;
}

export interface NamespaceScope extends AuthorizationScope {
  /** Id of the namespace. */
  readonly namespace: string;
}

/** Where a repository is, by ids and by names. */
export interface GitPlace {
  readonly namespace: string;
  readonly namespaceName: string;
  readonly project: string;
  readonly projectName: string;
}

/** How ServiceStage signs in to Git hosts. Source: ServiceStage API Overview, Git Repository Access. */
export const gitAuthorizations: ListedKind<Everything, GitAuthorization> = {
  id: 'servicestage/git-authorization',
  service: 'servicestage',
  parents: [],
  scopeKey: () => '',
  identity: ({ name }) => name,
  name: ({ name }) => name,
  details: ({ repo_type, repo_user }) => [repo_type, repo_user].filter(Boolean).join(' · '),
  list: async (session, _scope, signal) => {
    const { client, project_id } = await stageOf(session);
    const { authorizations } = await client.call(listGitAuthorizations, { project_id }, { signal });
    return { items: authorizations, complete: true };
  },
};

/** Users, groups and organizations of a Git host that an authorization leads to. */
export const gitNamespaces: ListedKind<AuthorizationScope, GitNamespace> = {
  id: 'servicestage/git-namespace',
  service: 'servicestage',
  parents: [gitAuthorizations.id],
  below: below(gitAuthorizations, (_everything, { name }) => ({ authorization: name })),
  scopeKey: ({ authorization }) => authorization,
  identity: ({ id }) => id,
  name: ({ name }) => name,
  list: async (session, { authorization }, signal) => {
    const { client, project_id } = await stageOf(session);
    const input = { project_id, 'X-Repo-Auth': authorization };
    const { namespaces } = await client.call(getGitNamespaces, input, { signal });
    return { items: namespaces, complete: true };
  },
};

/** Repositories of a namespace. */
export const gitProjects: ListedKind<NamespaceScope, GitProject> = {
  id: 'servicestage/git-project',
  service: 'servicestage',
  parents: [gitAuthorizations.id, gitNamespaces.id],
  below: below(gitNamespaces, (scope, { id }) => ({ ...scope, namespace: id })),
  scopeKey: ({ authorization, namespace }) => JSON.stringify([authorization, namespace]),
  identity: ({ id }) => id,
  name: ({ name }) => name,
  details: ({ clone_url }) => clone_url ?? '',
  list: async (session, { authorization, namespace }, signal) => {
    const { client, project_id } = await stageOf(session);
    const input = { project_id, namespace, 'X-Repo-Auth': authorization };
    const { projects } = await client.call(listGitProjects, input, { signal });
    return { items: projects, complete: true };
  },
};

/** The repository of a clone address: one item, or none. */
export const repositoriesByAddress: ListedKind<AuthorizationScope & { readonly cloneUrl: string }, GitPlace> =
  {
    id: 'servicestage/git-repository',
    service: 'servicestage',
    parents: [gitAuthorizations.id],
    scopeKey: ({ authorization, cloneUrl }) => JSON.stringify([authorization, cloneUrl]),
    identity: ({ namespace, project }) => JSON.stringify([namespace, project]),
    name: ({ namespaceName, projectName }) => `${namespaceName}/${projectName}`,
    list: async (session, { authorization, cloneUrl: clone_url }, signal) => {
      const { client, project_id } = await stageOf(session);
      const input = { project_id, clone_url, 'X-Repo-Auth': authorization };
      const found = await unlessMissing(client.call(getGitRepositoryByCloneUrl, input, { signal }));
      const { namespace_id: namespace, project_id: project } = found ?? {};
      if (!namespace || !project) return { items: [], complete: true };
      const names = { namespaceName: found?.namespace ?? namespace, projectName: found?.project ?? project };
      return { items: [{ namespace, project, ...names }], complete: true };
    },
  };
