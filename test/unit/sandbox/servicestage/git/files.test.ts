import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { listGitCommits } from '../../../../../api/catalogue/git/commits';
import {
  createGitFile,
  deleteGitFile,
  getGitFile,
  listGitFiles,
  updateGitFile,
} from '../../../../../api/catalogue/git/files';
import { createGitProject } from '../../../../../api/catalogue/git/projects';
import { createGitTag } from '../../../../../api/catalogue/git/tags';
import { createGitPasswordAuthorization } from '../../../../../api/catalogue/git/authorizations';
import { project_id } from '../running';
import { startWithRepository } from './running';

const invalid = [400, 'SVCSTG.REPO.0400'];
const absent = [400, 'SVCSTG.REPO.0404'];
const conflict = [400, 'SVCSTG.REPO.0409'];

/** Every byte there is. */
const binary = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

const base64 = (content: string | Buffer) => Buffer.from(content).toString('base64');

function blobHash(content: Buffer): string {
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
}

type Started = Awaited<ReturnType<typeof startWithRepository>>;

describe('sandbox: files of Git repositories', () => {
  let stage: Started['stage'];
  let repository: Started['repository'];
  let file: Started['repository'] & { path: string; ref: string };
  beforeEach(async () => {
    ({ stage, repository } = await startWithRepository());
    file = { ...repository, path: 'src:app.yaml', ref: 'master' };
  });
  const create = (content: string, at: typeof file = file) =>
    stage.call(createGitFile, { ...at, body: { message: 'Add it', content } });

  it('live from their creation to their end', async () => {
    assert.deepEqual(await create(base64('name: cart\n')), { path: 'src/app.yaml' });
    const { paths } = await stage.call(listGitFiles, { ...repository, ref: 'master' });
    assert.deepEqual(paths, ['README.md', 'src/app.yaml']);
    const { sha } = await stage.call(getGitFile, file);
    const change = { message: 'Change it', content: base64('name: carts\n'), sha };
    await stage.call(updateGitFile, { ...file, body: change });
    assert.deepEqual(
      await stage.refusal(updateGitFile, { ...file, body: change }),
      conflict,
      'it has changed',
    );
    const changed = await stage.call(getGitFile, file);
    assert.deepEqual(changed, {
      path: 'src/app.yaml',
      sha: blobHash(Buffer.from('name: carts\n')),
      encoding: 'base64',
      content: base64('name: carts\n'),
    });
    const removal = { ...file, message: 'Remove it', sha };
    assert.deepEqual(await stage.refusal(deleteGitFile, removal), conflict);
    await stage.call(deleteGitFile, { ...removal, sha: changed.sha });
    assert.deepEqual(await stage.refusal(getGitFile, file), absent);
    assert.deepEqual(await stage.refusal(deleteGitFile, { ...removal, sha: changed.sha }), absent);
    const { commits } = await stage.call(listGitCommits, repository);
    assert.deepEqual(
      commits.map(({ message }) => message),
      ['Remove it', 'Change it', 'Add it', 'Initial commit'],
    );
  });

  for (const [what, content] of [
    ['every byte', binary],
    ['nothing', Buffer.alloc(0)],
    ['Chinese', Buffer.from('名称：购物车\n')],
    ['a byte order mark and CRLF', Buffer.from('\ufeffa: 1\r\n')],
    ['half of a character', Buffer.from([0xe5, 0x90])],
  ] as const) {
    it(`come back as they were: ${what}`, async () => {
      await create(base64(content));
      const read = await stage.call(getGitFile, file);
      assert.equal(read.encoding, 'base64');
      assert.deepEqual(Buffer.from(read.content, 'base64'), content);
      assert.equal(read.sha, blobHash(content));
    });
  }

  it('of Bitbucket are shown as text when they are text', async () => {
    const body = { name: 'bitbucket', user: 'lin', password: 'secret' };
    await stage.call(createGitPasswordAuthorization, { project_id, repo_type: 'bitbucket', body });
    const namespace = { project_id, 'X-Repo-Auth': 'bitbucket', namespace: 'lin' };
    await stage.call(createGitProject, { ...namespace, body: { name: 'cart' } });
    const text = { ...file, ...namespace };
    await create(base64('名称: cart\n'), text);
    const { encoding, content } = await stage.call(getGitFile, text);
    assert.deepEqual([encoding, content], ['text/plain', '名称: cart\n']);
    const bytes = { ...text, path: 'logo.png' };
    await create(base64(binary), bytes);
    const read = await stage.call(getGitFile, bytes);
    assert.deepEqual([read.encoding, read.content], ['base64', base64(binary)]);
  });

  for (const content of ['not base64!', 'YQ', 'YQ=', 'YQ=\u00e9', '=YQ=', 'YQ-_', undefined, 7]) {
    it(`are not made of ${String(content)}`, async () => {
      const body = { message: 'Add it', content };
      assert.deepEqual(await stage.refusal(createGitFile, { ...file, body }), invalid);
      await create('');
      const { sha } = await stage.call(getGitFile, file);
      assert.deepEqual(await stage.refusal(updateGitFile, { ...file, body: { ...body, sha } }), invalid);
    });
  }

  it('take base64 with line breaks', async () => {
    await create('bmFt\r\nZTogY2FydAo=\n');
    const { content } = await stage.call(getGitFile, file);
    assert.equal(Buffer.from(content, 'base64').toString(), 'name: cart\n');
  });

  it('exist once, and are changed on branches alone', async () => {
    await create(base64('a'));
    const body = { message: 'Add it', content: '' };
    assert.deepEqual(await stage.refusal(createGitFile, { ...file, body }), conflict);
    await stage.call(createGitTag, { ...repository, ref: 'master', body: { name: 'v1', description: '' } });
    const tagged = { ...file, ref: 'v1' };
    const { sha } = await stage.call(getGitFile, tagged);
    assert.deepEqual(await stage.refusal(createGitFile, { ...tagged, path: 'b', body }), absent);
    assert.deepEqual(await stage.refusal(updateGitFile, { ...tagged, body: { ...body, sha } }), absent);
    assert.deepEqual(await stage.refusal(deleteGitFile, { ...tagged, message: 'x', sha }), absent);
  });

  it('of older commits stay as they were', async () => {
    await create(base64('a'));
    const [{ sha: ref = '' } = {}] = (await stage.call(listGitCommits, repository)).commits;
    const { sha } = await stage.call(getGitFile, file);
    await stage.call(updateGitFile, { ...file, body: { message: 'b', content: base64('b'), sha } });
    assert.equal((await stage.call(getGitFile, { ...file, ref })).content, base64('a'));
    assert.equal((await stage.call(getGitFile, file)).content, base64('b'));
  });

  it('are refused without what is mandatory, and where nothing is', async () => {
    const body = { message: 'Add it', content: '' };
    const { ref, ...nowhere } = file;
    assert.deepEqual(await stage.refusal(createGitFile, { ...nowhere, body }), invalid);
    assert.deepEqual(await stage.refusal(createGitFile, { ...file, body: { content: '' } }), invalid);
    assert.deepEqual(await stage.refusal(updateGitFile, { ...file, body }), invalid);
    assert.deepEqual(await stage.refusal(deleteGitFile, { ...file, message: 'x' }), invalid);
    assert.deepEqual(await stage.refusal(deleteGitFile, { ...file, sha: 'x' }), invalid);
    assert.deepEqual(await stage.refusal(listGitFiles, repository), invalid);
    assert.deepEqual(await stage.refusal(listGitFiles, { ...repository, ref: 'none' }), absent);
    assert.deepEqual(await stage.refusal(getGitFile, { ...file, path: 'none', ref }), absent);
    assert.deepEqual(await stage.refusal(getGitFile, { ...file, path: '__proto__' }), absent);
  });
});
