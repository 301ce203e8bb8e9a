import assert from 'node:assert/strict';
import {
  createGitOAuthAuthorization,
  createGitPasswordAuthorization,
  createGitPrivateTokenAuthorization,
  deleteGitAuthorization,
  getGitAuthorizationRedirectUrl,
  listGitAuthorizations,
} from '../../../../../api/catalogue/git/authorizations';
import { getGitNamespaces } from '../../../../../api/catalogue/git/namespaces';
import { project_id, startStage } from '../running';
import type { TestStage } from '../running';
import { makeAccess } from './running';

const minute = 60_000;
const fine = [200, undefined];
const invalid = [400, 'SVCSTG.REPO.0400'];
const signInFailed = [400, 'SVCSTG.REPO.0401'];

describe('sandbox: repository authorizations', () => {
  let stage: TestStage;
  beforeEach(() => {
    stage = startStage();
  });
  const token = (body: Record<string, unknown>, repo_type = 'github') =>
    stage.refusal(createGitPrivateTokenAuthorization, { project_id, repo_type, body });
  const list = async () => (await stage.call(listGitAuthorizations, { project_id })).authorizations;

  it('are created by token, listed and deleted', async () => {
    const body = { name: 'gitlab-lin', token: 'secret', host: 'https://git.example.com/' };
    const { authorization } = await stage.call(createGitPrivateTokenAuthorization, {
      project_id,
      repo_type: 'gitlab',
      body,
    });
    const time = stage.clock.now();
    assert.deepEqual(authorization, {
      name: 'gitlab-lin',
      repo_type: 'gitlab',
      repo_host: 'https://git.example.com',
      repo_home: 'https://git.example.com/lin',
      repo_user: 'lin',
      avartar: null,
      token_type: 'Private-Token',
      create_time: time,
      update_time: time,
      status: 0,
    });
    assert.ok(!JSON.stringify(stage.state).includes('secret'), 'the secret is not kept');
    await makeAccess(stage);
    const { authorizations, count } = await stage.call(listGitAuthorizations, { project_id });
    assert.deepEqual([count, authorizations[0]], [2, { ...authorization, tag: null }]);
    await stage.call(deleteGitAuthorization, { project_id, name: 'gitlab-lin' });
    assert.deepEqual(
      (await list()).map(({ name }) => name),
      ['github-lin'],
    );
  });

  it('are created by user and password', async () => {
    const body = { name: 'bitbucket', user: 'wei', password: 'secret' };
    const at = { project_id, repo_type: 'bitbucket' as const };
    const { authorization } = await stage.call(createGitPasswordAuthorization, { ...at, body });
    assert.deepEqual([authorization.repo_user, authorization.token_type], ['wei', 'password']);
    const wrong = { ...body, name: 'other', password: 'wrong-one' };
    assert.deepEqual(
      await stage.refusal(createGitPasswordAuthorization, { ...at, body: wrong }),
      signInFailed,
    );
    const gitlab = { ...at, repo_type: 'gitlab', body: { ...body, name: 'other' } };
    assert.deepEqual(await stage.refusal(createGitPasswordAuthorization, gitlab), invalid);
  });

  it('are created by OAuth with the state of the redirect address, while it is fresh', async () => {
    const at = { project_id, repo_type: 'github' as const };
    const { url } = await stage.call(getGitAuthorizationRedirectUrl, { ...at, tag: 'intl' });
    assert.match(url, /^https:\/\/github\.com\/login\/oauth\/authorize\?client_id=/);
    const state = new URL(url).searchParams.get('state') ?? '';
    const oauth = (change: object, repo_type = 'github') => {
      const body = { name: 'by-oauth', code: 'code', state, ...change };
      return stage.refusal(createGitOAuthAuthorization, { project_id, repo_type, tag: 'intl', body });
    };
    assert.deepEqual(await oauth({ state: 'made-up' }), signInFailed);
    assert.deepEqual(await oauth({}, 'gitlab'), signInFailed, 'it is for another host');
    assert.deepEqual(await oauth({ code: 'wrong' }), signInFailed);
    assert.deepEqual(await oauth({ code: '' }), invalid);
    stage.advance(10 * minute - 1);
    assert.deepEqual(await oauth({}), fine);
    const [authorization] = await list();
    assert.deepEqual([authorization?.token_type, authorization?.tag], ['OAuth', 'intl']);
    stage.advance(1);
    assert.deepEqual(await oauth({ name: 'too-late' }), signInFailed);
  });

  const names: readonly (readonly [string, unknown])[] = [
    ['abcd', fine],
    ['A_1.-', fine],
    ['a'.repeat(63), fine],
    ['abc', invalid],
    ['a'.repeat(64), invalid],
    ['a b c d', invalid],
    ['näme', invalid],
  ];
  for (const [name, outcome] of names) {
    it(`may ${outcome === fine ? '' : 'not '}be called "${name}"`, async () => {
      assert.deepEqual(await token({ name, token: 'secret' }), outcome);
    });
  }

  it('are refused with another host, without a token and with a wrong one', async () => {
    assert.deepEqual(await token({ name: 'name' }), invalid);
    assert.deepEqual(await token({ name: 'name', token: '' }), invalid);
    assert.deepEqual(await token({ name: 'name', token: 'wrong' }), signInFailed);
    assert.deepEqual(await token({ name: 'name', token: 'x' }, 'bitbucket'), invalid);
    assert.deepEqual(await token({ name: 'name', token: 'x', host: 'git.example.com' }, 'gitlab'), invalid);
    const redirect = { project_id, repo_type: 'devcloud' };
    assert.deepEqual(await stage.refusal(getGitAuthorizationRedirectUrl, redirect), invalid);
  });

  it('have names of their own in a project', async () => {
    await makeAccess(stage);
    assert.deepEqual(await token({ name: 'github-lin', token: 'x' }), [400, 'SVCSTG.REPO.0409']);
  });

  it('that do not exist cannot be deleted or used', async () => {
    const none = { project_id, name: 'none', 'X-Repo-Auth': 'none' };
    assert.deepEqual(await stage.refusal(deleteGitAuthorization, none), [500, 'SVCSTG.REPO.0500']);
    assert.deepEqual(await stage.refusal(getGitNamespaces, none), signInFailed);
    assert.deepEqual(
      await stage.refusal(getGitNamespaces, { project_id }),
      invalid,
      'the header is mandatory',
    );
  });

  it('that have expired say so and lead nowhere', async () => {
    const access = await makeAccess(stage);
    const [kept] = stage.state.git.authorizations;
    assert.ok(kept);
    kept.expired = true;
    assert.equal((await list())[0]?.status, 1);
    assert.deepEqual(await stage.refusal(getGitNamespaces, access), signInFailed);
  });
});
