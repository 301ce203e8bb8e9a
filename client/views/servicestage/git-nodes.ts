import * as l10n from '@vscode/l10n';
import { listRef } from '../../../resources/resource-action';
import { shownAddress } from '../../../resources/shown-value';
import type {
  GitAuthorization,
  GitCommit,
  GitHook,
  GitNamespace,
  GitProject,
} from '../../../api/catalogue/git/shapes';
import { gitAuthorizationActions } from '../../../resources/servicestage/git-authorization-actions';
import {
  gitAuthorizations,
  gitNamespaces,
  gitProjects,
  type AuthorizationScope,
  type NamespaceScope,
} from '../../../resources/servicestage/git-authorizations';
import {
  gitBranches,
  gitCommits,
  gitFiles,
  gitHooks,
  gitTags,
  type RefScope,
  type RepositoryScope,
} from '../../../resources/servicestage/git-repositories';
import { gitContentActions } from '../../../resources/servicestage/git-content-actions';
import { gitFileActions } from '../../../resources/servicestage/git-file-actions';
import { gitRepositoryActions } from '../../../resources/servicestage/git-repository-actions';
import { shownTime } from '../../../resources/shown-time';
import { countedNode } from '../counted-node';
import { facts, listNode, resourceNode, type RowPlace } from '../resource-node';
import { healthIcon, type TreeNode } from '../tree-node';
import { folderNodes } from './file-nodes';

/** The Git hosts that ServiceStage signs in to, down to branches, tags and hooks. */
export function gitNode(place: RowPlace): TreeNode {
  const icon = { id: 'source-control' };
  return countedNode(
    place,
    gitAuthorizations,
    {},
    {
      label: l10n.t('Git authorizations'),
      icon,
      actions: gitAuthorizationActions,
      emptyText: l10n.t('ServiceStage signs in to no Git host: create an authorization here'),
      countText: ({ length }) => l10n.t('authorizations: {0}', length),
      healthOf: (authorization) => (isExpired(authorization) ? 'bad' : 'good'),
      rowOf: authorizationNode,
    },
  );
}

function isExpired({ status }: GitAuthorization): boolean {
  return status === 1 || status === 2;
}

function authorizationNode(place: RowPlace, authorization: GitAuthorization): TreeNode {
  const { name, repo_type, repo_host, repo_user, token_type } = authorization;
  const scope = { authorization: name };
  const hasExpired = isExpired(authorization);
  const state = hasExpired ? l10n.t('expired') : '';
  const node: TreeNode = resourceNode(place, gitAuthorizations, {}, authorization, {
    description: [state, repo_type ?? '', repo_user ?? ''].filter((text) => text !== '').join(' · '),
    tooltip: facts(
      [l10n.t('Authorization'), name],
      [l10n.t('Status'), hasExpired ? l10n.t('expired') : l10n.t('valid')],
      [l10n.t('Git host'), repo_host ?? undefined],
      [l10n.t('User'), repo_user ?? undefined],
      [l10n.t('Signed in by'), token_type ?? undefined],
      [l10n.t('Created'), shownTime(authorization.create_time)],
    ),
    icon: healthIcon(hasExpired ? 'bad' : 'good'),
    actions: gitAuthorizationActions,
    emptyText: hasExpired
      ? l10n.t('The authorization has expired: delete it and create it again')
      : l10n.t('The authorization leads to no namespace'),
    load: async (live) => {
      if (hasExpired) return { children: [] };
      const all = await live.list(place.target, gitNamespaces, scope);
      return { children: all.map((one) => namespaceNode({ ...place, parent: node.id }, scope, one)) };
    },
  });
  return node;
}

function namespaceNode(place: RowPlace, above: AuthorizationScope, namespace: GitNamespace): TreeNode {
  const scope = { ...above, namespace: namespace.id };
  const node: TreeNode = resourceNode(place, gitNamespaces, above, namespace, {
    icon: { id: 'organization' },
    actions: gitContentActions,
    lists: [listRef(gitProjects, scope)],
    emptyText: l10n.t('There are no repositories in this namespace'),
    load: async (live) => {
      const all = await live.list(place.target, gitProjects, scope);
      const sorted = [...all].sort((one, other) => one.name.localeCompare(other.name));
      return { children: sorted.map((one) => repositoryNode({ ...place, parent: node.id }, scope, one)) };
    },
  });
  return node;
}

function repositoryNode(place: RowPlace, above: NamespaceScope, project: GitProject): TreeNode {
  const scope = { ...above, project: project.id };
  const node: TreeNode = resourceNode(place, gitProjects, above, project, {
    tooltip: facts(
      [l10n.t('Repository'), project.name],
      [l10n.t('Clone address'), project.clone_url ?? undefined],
    ),
    icon: { id: 'repo' },
    serverId: project.id,
    ...(project.clone_url && { address: project.clone_url }),
    load: () => {
      const below = { ...place, parent: node.id };
      return { children: [branchesNode(below, scope), tagsNode(below, scope), hooksNode(below, scope)] };
    },
  });
  return node;
}

function branchesNode(place: RowPlace, scope: RepositoryScope): TreeNode {
  const icon = { id: 'git-branch' };
  const node: TreeNode = listNode(place, gitBranches, scope, {
    label: l10n.t('Branches'),
    icon,
    emptyText: l10n.t('The repository has no branches'),
    load: async (live) => {
      const all = await live.list(place.target, gitBranches, scope);
      const below = { ...place, parent: node.id };
      return {
        children: all.map((name) => branchNode(below, scope, name)),
        appearance: { description: l10n.t('branches: {0}', all.length), icon },
      };
    },
  });
  return node;
}

function branchNode(place: RowPlace, scope: RepositoryScope, name: string): TreeNode {
  const below: RefScope = { ...scope, ref: name };
  const node: TreeNode = resourceNode(place, gitBranches, scope, name, {
    icon: { id: 'git-branch' },
    actions: gitFileActions,
    lists: [listRef(gitFiles, below)],
    emptyText: l10n.t('The branch has no files'),
    load: async (live) => ({
      children: [
        commitsNode({ ...place, parent: node.id }, below),
        ...folderNodes({ ...place, parent: node.id }, below, await live.list(place.target, gitFiles, below)),
      ],
    }),
  });
  return node;
}

function commitsNode(place: RowPlace, scope: RefScope): TreeNode {
  const icon = { id: 'git-commit' };
  const node: TreeNode = listNode(place, gitCommits, scope, {
    label: l10n.t('Last commits'),
    icon,
    emptyText: l10n.t('The branch has no commits'),
    load: async (live) => {
      const all = await live.list(place.target, gitCommits, scope);
      return { children: all.map((one) => commitNode({ ...place, parent: node.id }, scope, one)) };
    },
  });
  return node;
}

function commitNode(place: RowPlace, scope: RefScope, commit: GitCommit): TreeNode {
  const { sha, message, authored_date } = commit;
  const time = authored_date ? shownTime(Date.parse(authored_date)) : undefined;
  return resourceNode(place, gitCommits, scope, commit, {
    description: [sha.slice(0, 8), time].filter((text) => text !== undefined).join(' · '),
    tooltip: facts(
      [l10n.t('Commit'), sha],
      [l10n.t('Time'), time],
      [l10n.t('Message'), message ?? undefined],
    ),
    icon: { id: 'git-commit' },
    serverId: sha,
  });
}

function tagsNode(place: RowPlace, scope: RepositoryScope): TreeNode {
  const icon = { id: 'tag' };
  return countedNode(place, gitTags, scope, {
    label: l10n.t('Tags'),
    icon,
    actions: gitRepositoryActions,
    emptyText: l10n.t('The repository has no tags'),
    countText: () => '', // no answer counts tags before they are read
    rowOf: (below, tag) => resourceNode(below, gitTags, scope, tag, { icon, actions: gitRepositoryActions }),
  });
}

function hooksNode(place: RowPlace, scope: RepositoryScope): TreeNode {
  const icon = { id: 'link' };
  return countedNode(place, gitHooks, scope, {
    label: l10n.t('Hooks'),
    icon,
    actions: gitRepositoryActions,
    emptyText: l10n.t('The repository has no hooks'),
    countText: ({ length }) => l10n.t('hooks: {0}', length),
    rowOf: (below, hook) => hookNode(below, scope, hook),
  });
}

function hookNode(place: RowPlace, scope: RepositoryScope, hook: GitHook): TreeNode {
  return resourceNode(place, gitHooks, scope, hook, {
    ...(hook.type && { description: hook.type }),
    tooltip: facts([l10n.t('Address'), shownAddress(hook.callback_url ?? '')], [l10n.t('Id'), hook.id]),
    icon: { id: 'link' },
    actions: gitRepositoryActions,
  });
}
