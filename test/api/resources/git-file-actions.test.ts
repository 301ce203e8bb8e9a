import assert from 'node:assert/strict';
import { createGitFile } from '../../../api/catalogue/git/files';
import { planAction } from '../../../deploy/action-plan';
import { applyPlan } from '../../../deploy/apply-plan';
import { gitFileDocument } from '../../../resources/documents/git-document';
import { fileCall, readGitFile } from '../../../resources/servicestage/git-file';
import {
  gitAuthorizations,
  gitNamespaces,
  gitProjects,
} from '../../../resources/servicestage/git-authorizations';
import { gitCommits, gitFiles, type RefScope } from '../../../resources/servicestage/git-repositories';
import { gitSignInAddresses } from '../../../resources/servicestage/git-sign-in';
import { itemRef, listRef, startActing, type ActingStage } from './acting';

const { signal } = new AbortController();

describe('files of Git repositories', () => {
  let stage: ActingStage;
  let branch: RefScope;

  beforeEach(async () => {
    stage = await startActing();
    const authorization = 'github-lin';
    const { id: namespace } = await stage.item(gitNamespaces, { authorization }, 'lakeside-shop');
    const { id: project } = await stage.item(gitProjects, { authorization, namespace }, 'cart');
    branch = { authorization, namespace, project, ref: 'develop' };
  });
  afterEach(() => stage.close());

  const file = (path: string) => itemRef(gitFiles, branch, path);
  const text = async (path: string) => (await readGitFile(stage.session, branch, path)).text;

  /** Applies a draft as the editor does. */
  async function apply(path: string, draft: { readonly text: string; readonly base: string }) {
    const { session, lists, sandbox } = stage;
    const clock = { now: () => sandbox.now(), sleep: () => Promise.resolve() };
    assert.ok(gitFileDocument.apply);
    const request = { action: gitFileDocument.apply, resource: file(path) };
    const prepared = await planAction(request, draft, { session, lists, clock }, signal);
    const [step] = prepared.plan.steps;
    assert.ok(step);
    if (step.action === 'blocked') return { step, message: step.reason };
    const { steps } = await applyPlan(prepared, { clock, onEvent: () => undefined });
    return { step, message: steps[0]?.result.message };
  }

  it('open as documents, at paths that lead back to them', () => {
    for (const path of ['README.md', 'docs/logging.md', 'a b/%2F,=.txt']) {
      const parts = gitFileDocument.path(branch, path);
      assert.deepEqual(gitFileDocument.locate(parts), { scope: branch, identity: path });
    }
    assert.equal(gitFileDocument.locate(['github-lin', 'n', 'p', 'develop']), undefined);
    assert.equal(gitFileDocument.locate(['github-lin', 'n', 'p', 'develop', '%zz']), undefined);
  });

  it('are never taken for those that a colon in their path would lead to', async () => {
    await assert.rejects(text('docs:logging.md'), { kind: 'invalid-request', remedy: /at the Git host/ });
    assert.match(await text('docs/logging.md'), /./);
  });

  it('are changed by a commit of the draft, and not where somebody else has changed them', async () => {
    const path = 'docs/logging.md';
    const base = await text(path);
    const changed = `${base}Levels: info, warn\n`;
    const { step, message } = await apply(path, { base, text: changed });
    assert.equal(step.summary, 'Change docs/logging.md in develop');
    assert.deepEqual(step.changes, [
      { path: 'message', to: 'Change docs/logging.md' },
      { path: 'docs/logging.md: lines added: 1, lines removed: 0' },
    ]);
    assert.equal(message, 'docs/logging.md is changed in develop.');
    assert.equal(await text(path), changed);
    assert.equal((await stage.items(gitCommits, branch))[0]?.message, 'Change docs/logging.md');
    const late = await apply(path, { base, text: 'other' });
    assert.equal(late.message, 'It has changed since the draft was begun.');
  });

  it('are not written back when they are no text', async () => {
    const { client, place } = await fileCall(stage.session, branch, 'logo.png');
    const content = Buffer.from([0x89, 0x50, 0xff, 0xfe]).toString('base64');
    await client.call(createGitFile, { ...place, body: { message: 'Add the logo', content } });
    const base = await text('logo.png');
    const { message } = await apply('logo.png', { base, text: 'text' });
    assert.equal(message, 'It is not a text in UTF-8, and can only be read.');
  });

  it('are deleted by a commit, unless they have changed since', async () => {
    const message = 'Remove the page';
    const { step, result } = await stage.act('deleteGitFile', file('docs/logging.md'), { message });
    assert.deepEqual(step.changes, [{ path: 'message', to: message }]);
    assert.equal(result.message, 'docs/logging.md is deleted from develop.');
    assert.ok(!(await stage.items(gitFiles, branch)).includes('docs/logging.md'));
    const base = await text('README.md');
    const changeIt = () => apply('README.md', { base, text: `${base}more\n` });
    const raced = await stage.act('deleteGitFile', file('README.md'), { message }, changeIt);
    assert.equal(raced.result.message, 'It has been changed in the meantime: try again.');
    assert.equal(await text('README.md'), `${base}more\n`);
  });
});

describe('OAuth authorizations of Git hosts', () => {
  let stage: ActingStage;

  beforeEach(async () => void (stage = await startActing()));
  afterEach(() => stage.close());

  const list = listRef(gitAuthorizations, {});

  it('are created with the code and the state that the Git host leads back with', async () => {
    const [address = ''] = await stage.items(gitSignInAddresses, { host: 'github' });
    const state = new URL(address).searchParams.get('state') ?? '';
    const back = `https://console.example.com/servicestage/oauth?repo_type=github&code=c-1&state=${state}`;
    const answers = { name: 'github-oauth', repo_type: 'github', grant: back };
    const { step, asked, result } = await stage.act('createGitOAuthAuthorization', list, answers);
    const { name, secret } = asked.at(-1) ?? {};
    assert.deepEqual([name, secret], ['grant', true]);
    assert.equal(result.message, 'github-oauth is created.');
    assert.ok(!JSON.stringify(step).includes(state), 'what the Git host has given is shown');
    assert.equal((await stage.item(gitAuthorizations, {}, 'github-oauth')).token_type, 'OAuth');
  });

  it('are not created from an address without them, or with those of another sign-in', async () => {
    const answers = { name: 'github-oauth', repo_type: 'github', grant: 'https://console.example.com/' };
    await assert.rejects(stage.act('createGitOAuthAuthorization', list, answers), /copy the whole of it/);
    const other = { ...answers, grant: '?code=c-1&state=1-abc' };
    const { result } = await stage.act('createGitOAuthAuthorization', list, other);
    assert.equal(result.state, 'failed');
    assert.match(result.message, /state is not one of the redirect address/);
  });
});
