import assert from 'node:assert/strict';
import { listGitBranches } from '../../../../../api/catalogue/git/branches';
import { listGitCommits } from '../../../../../api/catalogue/git/commits';
import { createGitFile } from '../../../../../api/catalogue/git/files';
import { createGitHook, deleteGitHook, listGitHooks } from '../../../../../api/catalogue/git/hooks';
import { getGitNamespaces } from '../../../../../api/catalogue/git/namespaces';
import {
  createGitProject,
  getGitRepositoryByCloneUrl,
  listGitProjects,
} from '../../../../../api/catalogue/git/projects';
import { createGitTag, deleteGitTag, listGitTags } from '../../../../../api/catalogue/git/tags';
import { makeAccess, startWithRepository } from './running';

const invalid = [400, 'SVCSTG.REPO.0400'];
const absent = [400, 'SVCSTG.REPO.0404'];
const exists = [400, 'SVCSTG.REPO.0409'];

type Started = Awaited<ReturnType<typeof startWithRepository>>;

describe('sandbox: Git repositories', () => {
  let stage: Started['stage'];
  let access: Started['access'];
  let namespace: Started['namespace'];
  let repository: Started['repository'];
  let id: string;
  beforeEach(async () => {
    ({ stage, access, namespace, repository, id } = await startWithRepository());
  });

  it('are in the namespaces of the user and of his organization', async () => {
    const { namespaces } = await stage.call(getGitNamespaces, access);
    assert.deepEqual(
      namespaces.map(({ name }) => name),
      ['lin', 'lakeside-shop'],
    );
    const [own] = namespaces;
    const { projects } = await stage.call(listGitProjects, { ...access, namespace: own?.id ?? '' });
    assert.deepEqual(projects, [{ id, name: 'cart', clone_url: 'https://github.com/lin/cart.git' }]);
    assert.deepEqual(
      (await stage.call(listGitProjects, { ...access, namespace: 'lakeside-shop' })).projects,
      [],
    );
    assert.deepEqual(await stage.refusal(listGitProjects, { ...access, namespace: 'none' }), absent);
  });

  it('exist once in a namespace', async () => {
    const create = (name: unknown, where: object = namespace) =>
      stage.refusal(createGitProject, { ...where, body: { name } });
    assert.deepEqual(await create('cart'), exists);
    assert.deepEqual(await create(''), invalid);
    assert.deepEqual(await create(undefined), invalid);
    assert.deepEqual(await create('cart', { ...access, namespace: 'none' }), absent);
    assert.deepEqual(await create('cart', { ...access, namespace: 'lakeside-shop' }), [200, undefined]);
  });

  it('are found by the address that they are cloned from, on the host of the authorization', async () => {
    const clone_url = 'https://github.com/lin/cart.git';
    const found = await stage.call(getGitRepositoryByCloneUrl, { ...access, clone_url });
    assert.deepEqual([found.namespace, found.project, found.project_id], ['lin', 'cart', id]);
    const other = await makeAccess(stage, 'gitlab-lin', 'gitlab');
    assert.deepEqual(await stage.refusal(getGitRepositoryByCloneUrl, { ...other, clone_url }), absent);
    const wrong = { ...access, clone_url: 'https://github.com/lin/none.git' };
    assert.deepEqual(await stage.refusal(getGitRepositoryByCloneUrl, wrong), absent);
    assert.deepEqual(await stage.refusal(getGitRepositoryByCloneUrl, access), invalid);
  });

  it('of a namespace that an authorization does not reach are closed to it', async () => {
    const [kept] = stage.state.git.repositories;
    assert.ok(kept);
    kept.namespace = 'strangers';
    const clone_url = 'https://github.com/strangers/cart.git';
    const refusal = await stage.refusal(getGitRepositoryByCloneUrl, { ...access, clone_url });
    assert.deepEqual(refusal, [400, 'SVCSTG.REPO.0403']);
  });

  it('are named by their id as well; a slash is written as a colon', async () => {
    assert.deepEqual((await stage.call(listGitBranches, { ...repository, project: id })).branches, [
      'master',
    ]);
    assert.deepEqual(await stage.refusal(listGitBranches, { ...repository, project: 'none' }), absent);
    const [kept] = stage.state.git.repositories;
    assert.ok(kept);
    kept.name = 'team/cart';
    assert.deepEqual((await stage.call(listGitBranches, { ...repository, project: 'team:cart' })).branches, [
      'master',
    ]);
  });

  it('have tags of a branch, a tag or a commit', async () => {
    const tag = (name: string, ref: string) =>
      stage.refusal(createGitTag, { ...repository, ref, body: { name, description: 'A tag' } });
    const [commit] = (await stage.call(listGitCommits, repository)).commits;
    for (const [name, ref] of [
      ['v1', 'master'],
      ['v2', 'v1'],
      ['constructor', commit?.sha ?? ''],
    ] as const) {
      assert.deepEqual(await tag(name, ref), [200, undefined]);
    }
    assert.deepEqual(await tag('v1', 'master'), exists);
    assert.deepEqual(await tag('v3', 'none'), absent);
    assert.deepEqual(await tag('', 'master'), invalid);
    const noText = { ...repository, ref: 'master', body: { name: 'v4' } };
    assert.deepEqual(await stage.refusal(createGitTag, noText), invalid);
    assert.deepEqual((await stage.call(listGitTags, repository)).tags, ['v1', 'v2', 'constructor']);
    await stage.call(deleteGitTag, { ...repository, tag_name: 'v1' });
    assert.deepEqual(await stage.refusal(deleteGitTag, { ...repository, tag_name: 'v1' }), absent);
    assert.deepEqual(await stage.refusal(deleteGitTag, { ...repository, tag_name: 'toString' }), absent);
    assert.deepEqual((await stage.call(listGitTags, repository)).tags, ['v2', 'constructor']);
  });

  it('show the last ten commits of a branch, a tag or the default branch', async () => {
    for (let number = 1; number <= 12; number += 1) {
      stage.advance(1000);
      const body = { message: `Commit ${number}`, content: '' };
      await stage.call(createGitFile, { ...repository, path: `file-${number}`, ref: 'master', body });
    }
    const { commits } = await stage.call(listGitCommits, repository);
    assert.deepEqual(
      commits.map(({ message }) => message),
      [12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map((number) => `Commit ${number}`),
    );
    assert.equal(commits[0]?.authored_date, new Date(stage.clock.now()).toISOString());
    const older = await stage.call(listGitCommits, { ...repository, ref: commits[9]?.sha ?? '' });
    assert.deepEqual(
      older.commits.map(({ message }) => message),
      ['Commit 3', 'Commit 2', 'Commit 1', 'Initial commit'],
    );
    assert.deepEqual(await stage.refusal(listGitCommits, { ...repository, ref: 'none' }), absent);
  });

  it('call hooks', async () => {
    const body = { secret: 'secret', url: 'https://ci.example.com/hook' };
    const hook = await stage.call(createGitHook, { ...repository, body });
    assert.deepEqual(hook, { id: hook.id, callback_url: body.url, type: 'github' });
    assert.deepEqual((await stage.call(listGitHooks, repository)).hooks, [hook]);
    for (const wrong of [{ url: body.url }, { ...body, secret: '' }, { ...body, url: 'ci.example.com' }]) {
      assert.deepEqual(await stage.refusal(createGitHook, { ...repository, body: wrong }), invalid);
    }
    await stage.call(deleteGitHook, { ...repository, hook_id: hook.id });
    assert.deepEqual(await stage.refusal(deleteGitHook, { ...repository, hook_id: hook.id }), absent);
    assert.deepEqual((await stage.call(listGitHooks, repository)).hooks, []);
  });
});
