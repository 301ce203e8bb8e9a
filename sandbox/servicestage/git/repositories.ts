import { randomUUID } from 'node:crypto';
import { listGitBranches } from '../../../api/catalogue/git/branches';
import { listGitCommits } from '../../../api/catalogue/git/commits';
import { createGitHook, deleteGitHook, listGitHooks } from '../../../api/catalogue/git/hooks';
import { getGitNamespaces } from '../../../api/catalogue/git/namespaces';
import {
  createGitProject,
  getGitRepositoryByCloneUrl,
  listGitProjects,
} from '../../../api/catalogue/git/projects';
import { createGitTag, deleteGitTag, listGitTags } from '../../../api/catalogue/git/tags';
import { empty, json } from '../../http/exchange';
import type { Endpoint } from '../../http/exchange';
import { gitEndpoint } from '../endpoint';
import { refuseGit } from '../errors';
import type { Stage } from '../stage';
import {
  authorizationOf,
  cloneUrl,
  defaultBranch,
  findNamespace,
  findRepository,
  isWebAddress,
  namespacesOf,
  newRepository,
  resolve,
} from './hosts';
import type { Commit, Repository } from './state';

const commitsShown = 10;

export function repositoryEndpoints(stage: Stage): Endpoint[] {
  return [...projectEndpoints(stage), ...refEndpoints(stage), ...hookEndpoints(stage)];
}

function projectEndpoints(stage: Stage): Endpoint[] {
  const { git } = stage.state;
  return [
    gitEndpoint(stage, getGitNamespaces, (input) =>
      json(200, { namespaces: namespacesOf(authorizationOf(stage, input)) }),
    ),
    gitEndpoint(stage, getGitRepositoryByCloneUrl, ({ clone_url, ...access }) => {
      const authorization = authorizationOf(stage, access);
      const found = git.repositories.find(
        (one) => one.host === authorization.repo_host && cloneUrl(one) === clone_url,
      );
      if (!found) throw refuseGit('0404', `There is no repository at ${clone_url}.`);
      const namespace = namespacesOf(authorization).find(({ name }) => name === found.namespace);
      if (!namespace) throw refuseGit('0403', `The authorization has no access to ${clone_url}.`);
      return json(200, {
        namespace_id: namespace.id,
        namespace: namespace.name,
        project_id: found.id,
        project: found.name,
      });
    }),
    gitEndpoint(stage, listGitProjects, (input) => {
      const authorization = authorizationOf(stage, input);
      const namespace = findNamespace(authorization, input.namespace);
      const projects = git.repositories
        .filter((one) => one.host === authorization.repo_host && one.namespace === namespace)
        .map(projectShown);
      return json(200, { projects });
    }),
    gitEndpoint(stage, createGitProject, ({ body: { name }, ...input }) => {
      const { repo_host, ...authorization } = authorizationOf(stage, input);
      const namespace = findNamespace({ repo_host, ...authorization }, input.namespace);
      const taken = git.repositories.some(
        (one) => one.host === repo_host && one.namespace === namespace && one.name === name,
      );
      if (taken) throw refuseGit('0409', `The repository ${name} exists already.`);
      const repository = newRepository(repo_host, namespace, name, stage.clock.now());
      git.repositories.push(repository);
      return json(200, projectShown(repository));
    }),
  ];
}

function refEndpoints(stage: Stage): Endpoint[] {
  return [
    gitEndpoint(stage, listGitBranches, (input) =>
      json(200, { branches: Object.keys(findRepository(stage, input).branches) }),
    ),
    gitEndpoint(stage, listGitTags, (input) =>
      json(200, { tags: Object.keys(findRepository(stage, input).tags) }),
    ),
    gitEndpoint(stage, createGitTag, ({ ref, body: { name }, ...input }) => {
      const repository = findRepository(stage, input);
      if (Object.hasOwn(repository.tags, name)) throw refuseGit('0409', `The tag ${name} exists already.`);
      repository.tags[name] = resolve(repository, ref).sha;
      return json(200, { name });
    }),
    gitEndpoint(stage, deleteGitTag, ({ tag_name, ...input }) => {
      const repository = findRepository(stage, input);
      if (!Object.hasOwn(repository.tags, tag_name)) throw refuseGit('0404', `There is no tag ${tag_name}.`);
      const kept = Object.entries(repository.tags).filter(([name]) => name !== tag_name);
      repository.tags = Object.fromEntries(kept);
      return empty(204);
    }),
    gitEndpoint(stage, listGitCommits, ({ ref, ...input }) => {
      const repository = findRepository(stage, input);
      const commits = historyOf(repository, ref ?? defaultBranch).map(({ sha, message, time }) => ({
        sha,
        message,
        authored_date: new Date(time).toISOString(),
      }));
      return json(200, { commits });
    }),
  ];
}

function hookEndpoints(stage: Stage): Endpoint[] {
  return [
    gitEndpoint(stage, listGitHooks, (input) => {
      const type = authorizationOf(stage, input).repo_type;
      const hooks = findRepository(stage, input).hooks.map((hook) => ({ ...hook, type }));
      return json(200, { hooks });
    }),
    gitEndpoint(stage, createGitHook, ({ body, ...input }) => {
      const type = authorizationOf(stage, input).repo_type;
      if (!isWebAddress(body.url)) throw refuseGit('0400', 'Parameter url is not an http or https address.');
      const hook = { id: randomUUID(), callback_url: body.url };
      findRepository(stage, input).hooks.push(hook);
      return json(200, { ...hook, type });
    }),
    gitEndpoint(stage, deleteGitHook, ({ hook_id, ...input }) => {
      const repository = findRepository(stage, input);
      const kept = repository.hooks.filter(({ id }) => id !== hook_id);
      if (kept.length === repository.hooks.length) throw refuseGit('0404', `There is no hook ${hook_id}.`);
      repository.hooks = kept;
      return empty(204);
    }),
  ];
}

function projectShown(repository: Repository) {
  return { id: repository.id, name: repository.name, clone_url: cloneUrl(repository) };
}

/** The newest commits of a ref, newest first. */
function historyOf(repository: Repository, ref: string): Commit[] {
  const history: Commit[] = [];
  let next: string | null = ref;
  while (next !== null && history.length < commitsShown) {
    const found = resolve(repository, next);
    history.push(found);
    next = found.parent;
  }
  return history;
}
