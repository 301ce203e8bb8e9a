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

/** The authorization of a request, if the Git host accepts it. */
export function authorizationOf(stage: Stage, access: Access): Authorization {
  const found = findAuthorization(stage, access.project_id, access['X-Repo-Auth']);
  if (found.expired === true)
    throw refuseGit('0401', `The repository authorization ${found.name} has expired.`);
  return found;
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

/** Stores a content in base64; returns its hash, which is that of Git. */
export function keep(repository: Repository, content: string): string {
  const bytes = Buffer.from(content, 'base64');
  const header = Buffer.from(`blob ${String(bytes.length)}\0`);
  const sha = hash(Buffer.concat([header, bytes]));
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

/** The commit of a branch, a tag or a hash. */
export function resolve({ branches, tags, commits }: Repository, ref: string): Commit {
  const named = Object.hasOwn(branches, ref) ? branches[ref] : Object.hasOwn(tags, ref) ? tags[ref] : ref;
  const found = commits.find((one) => one.sha === named);
  if (!found) throw refuseGit('0404', `There is no branch, tag or commit ${ref}.`);
  return found;
}

export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:/i.test(text);
}

function hash(content: string | Buffer): string {
  return createHash('sha1').update(content).digest('hex');
}
