import { createHash, randomUUID } from 'node:crypto';
import { refuseGit } from '../errors';
import type { Stage } from '../stage';
import type { Authorization, Commit, Repository } from './state';

interface Access {
  readonly project_id: string;
  readonly 'X-Repo-Auth': string;
}

interface RepositoryPath extends Access {
  readonly namespace: string;
  readonly project: string;
}

/** The organization that every user of a Git host belongs to. */
const organization = 'lakeside-shop';

export const defaultBranch = 'master';

export function findAuthorization({ state }: Stage, project_id: string, name: string): Authorization {
  const found = state.git.authorizations.find((one) => one.project_id === project_id && one.name === name);
  if (!found) throw refuseGit('0401', `The repository authorization ${name} does not exist.`);
  return found;
}

export function authorizationOf(stage: Stage, access: Access): Authorization {
  return findAuthorization(stage, access.project_id, access['X-Repo-Auth']);
}

/** Names of the namespaces that an authorization leads to. */
export function namespacesOf({ repo_user }: Authorization): { id: string; name: string }[] {
  return [repo_user, organization].map((name) => ({ id: hash(name).slice(0, 8), name }));
}

/** The namespace of a name or id. */
export function findNamespace(authorization: Authorization, namespace: string): string {
  const found = namespacesOf(authorization).find(({ id, name }) => id === namespace || name === namespace);
  if (!found) throw refuseGit('0404', `The namespace ${namespace} does not exist.`);
  return found.name;
}

export function findRepository(stage: Stage, path: RepositoryPath): Repository {
  const authorization = authorizationOf(stage, path);
  const namespace = findNamespace(authorization, path.namespace);
  const project = path.project.replaceAll(':', '/');
  const found = stage.state.git.repositories.find(
    (one) =>
      one.host === authorization.repo_host &&
      one.namespace === namespace &&
      (one.name === project || one.id === project),
  );
  if (!found) throw refuseGit('0404', `The repository ${project} does not exist.`);
  return found;
}

export function cloneUrl({ host, namespace, name }: Repository): string {
  return `${host}/${namespace}/${name}.git`;
}

/** A repository with its first commit. */
export function newRepository(host: string, namespace: string, name: string, now: number): Repository {
  const repository: Repository = {
    id: randomUUID(),
    host,
    namespace,
    name,
    branches: {},
    tags: {},
    commits: [],
    contents: {},
    hooks: [],
  };
  const content = Buffer.from(`# ${name}\n`).toString('base64');
  commit(repository, defaultBranch, 'Initial commit', { 'README.md': keep(repository, content) }, now);
  return repository;
}

/** Stores a content; returns its hash. */
export function keep(repository: Repository, content: string): string {
  const sha = hash(`blob ${content}`);
  repository.contents[sha] = content;
  return sha;
}

/** Adds a commit at the end of a branch. */
export function commit(
  repository: Repository,
  branch: string,
  message: string,
  files: Record<string, string>,
  time: number,
): void {
  const parent = repository.branches[branch] ?? null;
  const sha = hash(JSON.stringify([parent, message, files, time]));
  repository.commits.push({ sha, message, time, parent, files });
  repository.branches[branch] = sha;
}

/** The commit that a branch, a tag or a hash stands for. */
export function resolve({ branches, tags, commits }: Repository, ref: string): Commit {
  const sha = branches[ref] ?? tags[ref] ?? ref;
  const found = commits.find((one) => one.sha === sha);
  if (!found) throw refuseGit('0404', `There is no branch, tag or commit ${ref}.`);
  return found;
}

function hash(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
