import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { checkedOutCommit, fileAtCommit } from '../../../deploy/lain/git-manifest';
import { findManifest } from '../../../deploy/lain/version-manifest';
import { gitRunner } from '../../../deploy/run-git';
import { deployFile } from './context';

const manifest = (proc: string) => `appname: hello\nbuild: { base: golang }\n${proc}: { cmd: /hello }\n`;

describe('reading the lain.yaml of a version from git', () => {
  let folder: string;
  let file: string;
  let first: string;
  let second: string;
  const git = gitRunner(process.env);

  function inRepository(...args: string[]): string {
    const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', ['-C', folder, ...identity, ...args], { encoding: 'utf8' }).trim();
  }

  async function commit(text: string): Promise<string> {
    await writeFile(file, text);
    inRepository('add', '.');
    inRepository('commit', '--quiet', '--message', 'change');
    return inRepository('rev-parse', 'HEAD');
  }

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'engine-room-git-'));
    inRepository('init', '--quiet');
    await mkdir(path.join(folder, 'app'));
    file = path.join(folder, 'app', 'lain.yaml');
    first = await commit(manifest('worker'));
    second = await commit(manifest('web'));
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('finds the commit that is checked out, and none outside of a repository', async () => {
    assert.equal(await checkedOutCommit(git, file), second);
    assert.equal(await checkedOutCommit(git, path.join(os.tmpdir(), 'lain.yaml')), undefined);
    assert.equal(await checkedOutCommit(() => Promise.resolve('no commit'), file), undefined);
  });

  it('reads a file as it was in a commit, beside where it is now', async () => {
    assert.equal(await fileAtCommit(git, file, first), manifest('worker'));
    assert.equal(await fileAtCommit(git, file, first.slice(0, 10)), manifest('worker'));
  });

  it('knows nothing of commits and files that are not there', async () => {
    assert.equal(await fileAtCommit(git, file, 'f'.repeat(40)), undefined);
    assert.equal(await fileAtCommit(git, path.join(folder, 'lain.yaml'), first), undefined);
    assert.equal(await fileAtCommit(git, path.join(folder, 'gone', 'lain.yaml'), first), undefined);
  });

  it('hands git nothing but a commit: no option, no other name of an object', async () => {
    const never = () => assert.fail('git is not run');
    for (const commitName of [
      'HEAD',
      '--textconv',
      `${first}:app`,
      'abcdef',
      first.toUpperCase(),
      `${first}0${first}`,
    ]) {
      assert.equal(await fileAtCommit(never, file, commitName), undefined, commitName);
    }
  });

  it('runs nothing that the repository configures', async () => {
    const trap = path.join(folder, 'trap.sh');
    const marks = path.join(folder, 'marks');
    await mkdir(marks);
    await writeFile(trap, `#!/bin/sh\necho "$0" > "${marks}/$$"\n`);
    await chmod(trap, 0o755);
    await writeFile(path.join(folder, 'app', '.gitattributes'), '*.yaml filter=trap diff=trap\n');
    const settings = [
      'core.fsmonitor',
      'core.pager',
      'pager.cat-file',
      'filter.trap.smudge',
      'diff.trap.textconv',
    ];
    const remote = ['core.sshCommand', 'core.gitProxy', 'diff.external', 'alias.cat-file', 'core.askPass'];
    const config = path.join(folder, '.git', 'config');
    const untouched = await readFile(config);
    for (const name of [...settings, ...remote]) inRepository('config', name, trap);
    try {
      assert.equal(await fileAtCommit(git, file, first), manifest('worker'));
      assert.equal(await checkedOutCommit(git, file), second);
      assert.deepEqual(await readdir(marks), []);
      execFileSync('git', ['-C', folder, 'status'], { stdio: 'ignore' });
      assert.notDeepEqual(await readdir(marks), [], 'the trap works');
    } finally {
      await writeFile(config, untouched);
    }
  });

  it('takes nothing over from variables that point git elsewhere, nor replaced objects', async () => {
    const elsewhere = gitRunner({ ...process.env, GIT_DIR: '/nowhere', Git_Work_Tree: '/nowhere' });
    assert.equal(await fileAtCommit(elsewhere, file, first), manifest('worker'));
    inRepository('replace', first, second);
    try {
      assert.equal(await fileAtCommit(git, file, first), manifest('worker'));
    } finally {
      inRepository('replace', '--delete', first);
    }
  });

  it('reads nothing that is larger than people write, and nothing when cancelled or without git', async () => {
    const large = await commit(`${manifest('web')}# ${'x'.repeat(1_100_000)}\n`);
    assert.equal(await fileAtCommit(git, file, large), undefined);
    assert.equal(await fileAtCommit(git, file, first, AbortSignal.abort()), undefined);
    assert.equal(await fileAtCommit(gitRunner({ PATH: '/nowhere' }), file, first), undefined);
    inRepository('reset', '--quiet', '--hard', second);
  });

  describe('finds the manifest of a version', () => {
    const version = (hash: string) => `1496631978-${hash}`;
    const opened = (text: string) => ({ ...deployFile('lain.yaml', text), path: file });

    it('in the commit that the version is named for, not in the file', async () => {
      const found = await findManifest(opened(manifest('oneshot')), version(first), undefined, git);
      assert.ok(found.origin === 'git');
      assert.deepEqual(
        found.facts.procs.map(({ name }) => name),
        ['worker'],
      );
      assert.equal(found.isSameAsFile, false);
    });

    it('and sees when the file is the same, whatever its line ends', async () => {
      const text = `\uFEFF${manifest('worker').replaceAll('\n', '\r\n')}`;
      const found = await findManifest(opened(text), version(first), undefined, git);
      assert.ok(found.origin === 'git' && found.isSameAsFile);
    });

    it('at the console where that version runs', async () => {
      const gone = version('f'.repeat(40));
      assert.deepEqual(await findManifest(opened(''), gone, gone, git), { origin: 'console' });
      assert.deepEqual(await findManifest(opened(''), version(first), version(first), undefined), {
        origin: 'console',
      });
    });

    it('nowhere else', async () => {
      const text = manifest('worker');
      const nobody = { origin: 'unknown' };
      assert.deepEqual(
        await findManifest(opened(text), version('f'.repeat(40)), version(first), git),
        nobody,
      );
      assert.deepEqual(await findManifest(opened(text), version(first), version(second), undefined), nobody);
      assert.deepEqual(await findManifest(opened(text), 'latest', version(first), git), nobody);
      assert.deepEqual(await findManifest(opened(text), undefined, undefined, git), nobody);
      assert.deepEqual(
        await findManifest({ ...opened(text), path: undefined }, version(first), undefined, git),
        nobody,
      );
    });

    it('unless the file has a name that no image has', async () => {
      const text = manifest('worker');
      const variant = path.join(path.dirname(file), 'lain-variant.yaml');
      await writeFile(variant, text);
      const added = await commit(text);
      assert.equal(await fileAtCommit(git, variant, added), text);
      const found = await findManifest({ ...opened(text), path: variant }, version(added), undefined, git);
      assert.deepEqual(found, { origin: 'unknown' });
    });

    it('unless the file in the commit is not a manifest', async () => {
      const broken = await commit('just text\n');
      assert.deepEqual(await findManifest(opened(''), version(broken), undefined, git), {
        origin: 'unknown',
      });
    });
  });
});
