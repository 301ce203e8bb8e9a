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
import { commit, findRepository, keep, resolve } from './hosts';
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
      return json(200, { path, sha, encoding: 'base64', content: repository.contents[sha] ?? '' });
    }),
    gitEndpoint(stage, createGitFile, ({ ref, body, ...input }) => {
      const repository = findRepository(stage, input);
      const path = pathOf(input.path);
      const files = filesOfBranch(repository, ref);
      if (files[path] !== undefined) throw refuseGit('0409', `The file ${path} exists already.`);
      commit(repository, ref, body.message, { ...files, [path]: keep(repository, body.content) }, now());
      return json(200, { path });
    }),
    gitEndpoint(stage, updateGitFile, ({ ref, body, ...input }) => {
      const repository = findRepository(stage, input);
      const path = pathOf(input.path);
      const files = filesOfBranch(repository, ref);
      refuseOtherHash(findFile(repository, ref, path), body.sha, path);
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
function pathOf(written: string): string {
  return written.replaceAll(':', '/');
}

function findFile(repository: Repository, ref: string, path: string): string {
  const sha = resolve(repository, ref).files[path];
  if (sha === undefined) throw refuseGit('0404', `There is no file ${path} in ${ref}.`);
  return sha;
}

function filesOfBranch(repository: Repository, ref: string): Record<string, string> {
  if (repository.branches[ref] === undefined) throw refuseGit('0404', `There is no branch ${ref}.`);
  return resolve(repository, ref).files;
}

function refuseOtherHash(current: string, given: string, path: string): void {
  if (current !== given) throw refuseGit('0409', `The file ${path} has changed: its hash is ${current}.`);
}
