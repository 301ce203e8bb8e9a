import assert from 'node:assert/strict';
import { getGitFile } from '../../../api/catalogue/git/files';
import { engineRoots } from '../../../client/views/engines';
import { folderNodes } from '../../../client/views/servicestage/file-nodes';
import { LazyTree } from '../../../client/views/lazy-tree';
import {
  gitAuthorizations,
  gitNamespaces,
  gitProjects,
} from '../../../resources/servicestage/git-authorizations';
import {
  gitCommits,
  gitFiles,
  gitHooks,
  gitTags,
  repositoryPath,
  type RepositoryScope,
} from '../../../resources/servicestage/git-repositories';
import { stageOf } from '../../../resources/servicestage/stage';
import { fakeClock } from '../../unit/api/fakes';
import { openRows, plainDisplay, row, shown } from '../../unit/client/tree-display';
import { itemRef, listRef, startActing, type ActingStage } from './acting';

const root = ['Sandbox', 'ServiceStage', 'Git authorizations'] as const;

describe('Git repositories that ServiceStage reads', () => {
  let stage: ActingStage;
  let tree: LazyTree;

  beforeEach(async () => {
    stage = await startActing();
    const { session, lists } = stage;
    const sources = { sessions: { get: () => Promise.resolve(session) }, lists };
    const roots = () => Promise.resolve(engineRoots([session.target]));
    tree = new LazyTree(roots, sources, plainDisplay, fakeClock().clock);
  });
  afterEach(async () => {
    tree.dispose();
    await stage.close();
  });

  async function texts(...path: readonly string[]): Promise<string[]> {
    return (await openRows(tree, ...path)).map((node) => shown(tree, node));
  }

  async function cart(): Promise<RepositoryScope> {
    const authorization = 'github-lin';
    const { id: namespace } = await stage.item(gitNamespaces, { authorization }, 'lakeside-shop');
    const { id: project } = await stage.item(gitProjects, { authorization, namespace }, 'cart');
    return { authorization, namespace, project };
  }

  it('lead from an authorization to the files of a branch', async () => {
    const authorizations = await texts(...root);
    assert.match(authorizations[0] ?? '', /^github-lin — github · \w+$/);
    assert.match(authorizations[2] ?? '', /^bitbucket-old — expired · bitbucket · /);
    const [hint] = await texts(...root, 'bitbucket-old');
    assert.match(hint ?? '', /^The authorization has expired/);
    const repositories = await texts(...root, 'github-lin', 'lakeside-shop');
    assert.ok(repositories.includes('cart'), repositories.join());
    const path = [...root, 'github-lin', 'lakeside-shop', 'cart'] as const;
    const repository = await row(tree, ...path);
    assert.deepEqual(
      [repository.name, repository.address],
      ['cart', 'https://github.com/lakeside-shop/cart.git'],
    );
    assert.deepEqual(await texts(...path), ['Branches', 'Tags', 'Hooks']);
    assert.deepEqual(await texts(...path, 'Branches'), ['master', 'develop']);
    assert.deepEqual(await texts(...path, 'Branches', 'develop'), [
      'Last commits',
      'docs',
      'src',
      'build.sh',
      'Dockerfile',
      'README.md',
    ]);
    const [newest] = await texts(...path, 'Branches', 'develop', 'Last commits');
    assert.match(newest ?? '', /^\S.* — [0-9a-f]{8} · \w/);
    const file = await row(tree, ...path, 'Branches', 'develop', 'docs', 'logging.md');
    assert.equal(file.name, 'docs/logging.md');
    assert.deepEqual(await texts(...path, 'Tags'), ['v1.0.0', 'v1.0.5', 'v1.1.0']);
    assert.deepEqual(await texts(...path, 'Hooks'), ['https://ci.lakeside.example/hooks/git — github']);
  });

  it('show a folder and a file of one name, and many files, quickly', () => {
    const { target } = stage.session;
    const ref = { authorization: 'a', namespace: 'n', project: 'p', ref: 'r' };
    const paths = Array.from({ length: 20_000 }, (_, index) => `src/${String(index)}.ts`);
    const [folder, ...others] = folderNodes({ target, parent: 'branch' }, ref, ['src', ...paths]);
    assert.deepEqual(
      others.map(({ label, load }) => [label, load]),
      [['src', undefined]],
    );
    assert.ok(folder?.load);
    assert.notEqual(folder.id, others[0]?.id);
  });

  const token = 'token-that-nobody-sees';
  const password = 'password-that-nobody-sees';

  it('sign in to a Git host by token or by password, and show neither', async () => {
    const list = listRef(gitAuthorizations, {});
    const byToken = { repo_type: 'gitlab', name: 'gitlab-new', host: 'https://git.example.com', token };
    const first = await stage.act('createGitTokenAuthorization', list, byToken);
    assert.equal(first.step.summary, 'Create the authorization gitlab-new for gitlab');
    assert.equal(first.result.message, 'gitlab-new is created.');
    const created = await stage.item(gitAuthorizations, {}, 'gitlab-new');
    assert.deepEqual([created.repo_host, created.token_type], ['https://git.example.com', 'Private-Token']);
    const byPassword = { repo_type: 'bitbucket', name: 'bitbucket-new', user: 'lin', password };
    const second = await stage.act('createGitPasswordAuthorization', list, byPassword);
    assert.equal(second.step.summary, 'Create the authorization bitbucket-new for bitbucket as lin');
    assert.equal(second.result.message, 'bitbucket-new is created.');
    const again = await stage.act('createGitPasswordAuthorization', list, byPassword);
    assert.match(again.step.reason ?? '', /name exists/);
    const wrong = await stage.act('createGitTokenAuthorization', list, {
      ...byToken,
      name: 'gitlab-wrong',
      token: `wrong-${token}`,
    });
    assert.equal(wrong.result.state, 'failed');
    assert.match(wrong.result.message, /did not accept the sign-in/);
    assert.ok(
      !JSON.stringify([first, second, again, wrong]).includes('that-nobody-sees'),
      'a secret is shown',
    );
  });

  it('sign in to no Git host whose address is not one of the web', async () => {
    const answers = { repo_type: 'gitlab', name: 'gitlab-new', host: 'git.example.com', token };
    await assert.rejects(
      stage.act('createGitTokenAuthorization', listRef(gitAuthorizations, {}), answers),
      /begins with https/,
    );
  });

  it('hide secrets while they are entered', async () => {
    const { gitAuthorizationActions } =
      await import('../../../resources/servicestage/git-authorization-actions');
    const { gitRepositoryActions } = await import('../../../resources/servicestage/git-repository-actions');
    const place = { session: stage.session, scope: {}, subject: undefined, list: () => Promise.resolve([]) };
    const { createGitTokenAuthorization: byToken, createGitPasswordAuthorization: byPassword } =
      gitAuthorizationActions;
    const asked = [
      ...((await byToken.questions?.(place)) ?? []),
      ...((await byPassword.questions?.(place)) ?? []),
      ...((await gitRepositoryActions.createGitHook.questions?.({ ...place, scope: await cart() })) ?? []),
    ];
    const hidden = asked.filter(({ secret }) => secret).map(({ name }) => name);
    assert.deepEqual(hidden, ['token', 'password', 'secret']);
  });

  it('delete an authorization, and count the components that need it', async () => {
    const authorization = await stage.item(gitAuthorizations, {}, 'github-lin');
    const ref = itemRef(gitAuthorizations, {}, authorization);
    const { step, result } = await stage.act('deleteGitAuthorization', ref);
    assert.match(
      step.notes?.join() ?? '',
      /^Components that can no longer be built from source: 8 \(.*, …\)\.$/,
    );
    assert.equal(result.message, 'github-lin is deleted.');
    const left = await stage.items(gitAuthorizations, {});
    assert.deepEqual(
      left.map(({ name }) => name),
      ['gitlab-platform', 'bitbucket-old'],
    );
  });

  it('create a repository, and commit a file to a branch', async () => {
    const scope = await cart();
    const { authorization, namespace } = scope;
    const list = listRef(gitProjects, { authorization, namespace });
    const { result } = await stage.act('createGitProject', list, { name: 'ledger' });
    assert.deepEqual(result, { state: 'done', message: 'ledger is created.' });
    const again = await stage.act('createGitProject', list, { name: 'ledger' });
    assert.equal(again.step.reason, 'A repository with this name exists.');
    const branch = { ...scope, ref: 'develop' };
    const answers = { content: 'port: 8080 # ü\n', path: 'conf/app.yaml', message: 'Set the port' };
    const files = listRef(gitFiles, branch);
    await assert.rejects(stage.act('addGitFile', files, { ...answers, path: '/conf' }), /without a slash/);
    await assert.rejects(stage.act('addGitFile', files, { ...answers, content: '\uFFFD' }), /UTF-8/);
    const added = await stage.act('addGitFile', files, answers);
    assert.deepEqual(added.step.changes, [
      { path: 'message', to: 'Set the port' },
      { path: 'size', to: '16' },
    ]);
    assert.equal(added.result.message, 'conf/app.yaml is added to develop.');
    const [newest] = await stage.items(gitCommits, branch);
    assert.equal(newest?.message, 'Set the port');
    const { client, project_id } = await stageOf(stage.session);
    const path = { project_id, ...repositoryPath(scope), path: 'conf:app.yaml', ref: 'develop' };
    const { content } = await client.call(getGitFile, path);
    assert.equal(Buffer.from(content, 'base64').toString(), answers.content);
    const taken = await stage.act('addGitFile', files, answers);
    assert.equal(taken.step.reason, 'There is a file with this path.');
  });

  it('tag a branch, and delete the tag', async () => {
    const scope = await cart();
    const answers = { ref: 'develop', name: 'v2.0.0', description: 'Next' };
    const { step, result } = await stage.act('createGitTag', listRef(gitTags, scope), answers);
    assert.equal(step.summary, 'Tag the newest commit of develop as v2.0.0');
    assert.equal(result.message, 'v2.0.0 is created.');
    const tag = await stage.item(gitTags, scope, 'v2.0.0');
    for (const name of ['two words', 'a..b', '-x', 'a.lock', 'a/']) {
      const refused = stage.act('createGitTag', listRef(gitTags, scope), { ...answers, name });
      await assert.rejects(refused, /doesn’t fit.*no blanks/, name);
    }
    const again = await stage.act('createGitTag', listRef(gitTags, scope), answers);
    assert.match(again.step.reason ?? '', /name exists/);
    const deleted = await stage.act('deleteGitTag', itemRef(gitTags, scope, tag));
    assert.equal(deleted.result.message, 'v2.0.0 is deleted.');
    assert.ok(!(await stage.items(gitTags, scope)).includes('v2.0.0'));
  });

  it('create a hook to an address of the web, and delete it', async () => {
    const scope = await cart();
    const list = listRef(gitHooks, scope);
    const url = 'https://ci.lakeside.example/hooks/new';
    await assert.rejects(stage.act('createGitHook', list, { url: 'file:///etc', secret: 's3' }), /http/);
    const { step, result } = await stage.act('createGitHook', list, { url, secret: password });
    assert.equal(result.message, `The hook to ${url} is created.`);
    assert.ok(!JSON.stringify([step, result]).includes(password));
    const hook = await stage.item(gitHooks, scope, url);
    const again = await stage.act('createGitHook', list, { url, secret: password });
    assert.match(again.step.reason ?? '', /already/);
    const deleted = await stage.act('deleteGitHook', itemRef(gitHooks, scope, hook));
    assert.equal(deleted.result.message, `The hook to ${url} is deleted.`);
    assert.equal((await stage.items(gitHooks, scope)).length, 1);
  });
});
