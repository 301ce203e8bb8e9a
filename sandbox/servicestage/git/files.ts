import { isUtf8 } from 'node:buffer';
import {
  createGitFile,
  deleteGitFile,
  getGitFile,
  listGitFiles,
  updateGitFile,
} from '../../../api/catalogue/git/files';
import { empty, json } from '../../http/exchange';
import type { Endpoint } from '../../http/exchange';
import { gitEndpoint } from '../endpoint';
import { refuseGit } from '../errors';
import type { Stage } from '../stage';
import { authorizationOf, commit, findRepository, keep, resolve } from './hosts';
import type { Repository } from './state';

export function fileEndpoints(stage: Stage): Endpoint[] {
  const now = () => stage.clock.now();
  return [
    gitEndpoint(stage, listGitFiles, ({ ref, ...input }) =>
      json(200, { paths: Object.keys(resolve(findRepository(stage, input), ref).files).sort() }),
    ),
    gitEndpoint(stage, getGitFile, ({ ref, ...input }) => {
      const repository = findRepository(stage, input);
      const path = pathOf(input.path);
      const sha = findFile(repository, ref, path);
      const { repo_type } = authorizationOf(stage, input);
      return json(200, { path, sha, ...written(repo_type, repository.contents[sha] ?? '') });
    }),
    gitEndpoint(stage, createGitFile, ({ ref, body, ...input }) => {
      const repository = findRepository(stage, input);
      const path = pathOf(input.path);
      const files = filesOfBranch(repository, ref);
      if (Object.hasOwn(files, path)) throw refuseGit('0409', `The file ${path} exists already.`);
      refuseOtherThanBase64(body.content);
      commit(repository, ref, body.message, { ...files, [path]: keep(repository, body.content) }, now());
      return json(200, { path });
    }),
    gitEndpoint(stage, updateGitFile, ({ ref, body, ...input }) => {
      const repository = findRepository(stage, input);
      const path = pathOf(input.path);
      const files = filesOfBranch(repository, ref);
      refuseOtherHash(findFile(repository, ref, path), body.sha, path);
      refuseOtherThanBase64(body.content);
      commit(repository, ref, body.message, { ...files, [path]: keep(repository, body.content) }, now());
      return json(200, { path });
    }),
    gitEndpoint(stage, deleteGitFile, ({ ref, message, sha, ...input }) => {
      const repository = findRepository(stage, input);
      const path = pathOf(input.path);
      const files = filesOfBranch(repository, ref);
      refuseOtherHash(findFile(repository, ref, path), sha, path);
      const kept = Object.entries(files).filter(([name]) => name !== path);
      commit(repository, ref, message, Object.fromEntries(kept), now());
      return empty(204);
    }),
  ];
}

/** In addresses every slash of a path is written as a colon. */
function pathOf(encodeContent: string): string {
  return encodeContent.replaceAll(':', '/');
}

/** Bitbucket hands out text as it is; whatever is not text, and everything of the other hosts, comes in base64. */
function written(repo_type: string, content: string): { encoding: string; content: string } {
  const bytes = Buffer.from(content, 'base64');
  if (repo_type !== 'bitbucket' || !isUtf8(bytes)) return { encoding: 'base64', content };
  return { encoding: 'text/plain', content: bytes.toString('utf8') };
}

function refuseOtherThanBase64(content: string): void {
  // Git hosts take line breaks inside, but nothing else.
  const bare = content.replace(/[\r\n]/g, '');
  const fits = bare.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(bare);
  if (!fits) throw refuseGit('0400', 'Parameter content is not base64.');
}

function findFile(repository: Repository, ref: string, path: string): string {
  const { files } = resolve(repository, ref);
  const sha = Object.hasOwn(files, path) ? files[path] : undefined;
  if (sha === undefined) throw refuseGit('0404', `There is no file ${path} in ${ref}.`);
  return sha;
}

function filesOfBranch(repository: Repository, ref: string): Record<string, string> {
  if (!Object.hasOwn(repository.branches, ref)) throw refuseGit('0404', `There is no branch ${ref}.`);
  return resolve(repository, ref).files;
}

function refuseOtherHash(current: string, given: string, path: string): void {
  if (current !== given) throw refuseGit('0409', `The file ${path} has changed: its hash is ${current}.`);
}
