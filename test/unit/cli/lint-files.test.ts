import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { runIn } from './recorded-terminal';
import { runAsOrdinaryUser } from './ordinary-user';
import { temporaryFolder } from './temporary-folder';

const wrong = 'appname: hello\nbuild:\n  base: golang:1.8\n  script:\n    - go build\nweb:\n  port: "80"\n';

describe('files that lint looks at', () => {
  const folder = temporaryFolder();

  /** The files with findings when lint runs in the folder, and what it complained about. */
  async function checked(
    ...args: readonly string[]
  ): Promise<{ files: string[]; err: string; code: number }> {
    const { out, err, code } = await runIn({ folder: folder.path }, 'lint', '--format', 'json', ...args);
    const records = JSON.parse(out) as { file: string }[];
    return { files: [...new Set(records.map(({ file }) => file))], err, code };
  }

  describe('ignore files', () => {
    beforeEach(async () => {
      for (const name of ['a/lain.yaml', 'a/build/lain.yaml', 'b/lain.yaml', 'lain.yaml']) {
        await folder.put(name, wrong);
      }
    });

    const everything = ['a/build/lain.yaml', 'a/lain.yaml', 'b/lain.yaml', 'lain.yaml'];
    const cases: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
      ['pass over nothing when there are none', {}, everything],
      ['pass over folders', { '.gitignore': 'build/\n' }, ['a/lain.yaml', 'b/lain.yaml', 'lain.yaml']],
      ['pass over files', { '.engine-room-ignore': '/lain.yaml\n# b\n' }, everything.slice(0, 3)],
      [
        'count from their own folder',
        { 'a/.engine-room-ignore': '/lain.yaml\n' },
        [everything[0]!, 'b/lain.yaml', 'lain.yaml'],
      ],
      ['may take back', { '.gitignore': 'lain.yaml\n', 'b/.gitignore': '!lain.yaml\n' }, ['b/lain.yaml']],
      ['may take back what Git ignores', { '.gitignore': '*\n', '.engine-room-ignore': '!*\n' }, everything],
      [
        'may take back a folder',
        { '.gitignore': 'build/\n/a/lain.yaml\n', 'a/.gitignore': '!build/\n' },
        ['a/build/lain.yaml', 'b/lain.yaml', 'lain.yaml'],
      ],
      ['know lines of Windows and a mark', { '.gitignore': '\uFEFFa\r\n/lain.yaml\r\n' }, ['b/lain.yaml']],
      [
        'may hold nonsense',
        { '.gitignore': '[\n\\\n!\n**[z-a]\n\0\nb\n' },
        ['a/build/lain.yaml', 'a/lain.yaml', 'lain.yaml'],
      ],
      ['tell capitals apart', { '.gitignore': 'LAIN.yaml\n' }, everything],
    ];
    for (const [what, ignoreFiles, expected] of cases) {
      it(what, async () => {
        for (const [name, text] of Object.entries(ignoreFiles)) await folder.put(name, text);
        assert.deepEqual(await checked(), { files: expected, err: '', code: 1 });
      });
    }

    it('count for patterns too', async () => {
      await folder.put('.gitignore', 'build\n');
      assert.deepEqual((await checked('**/*.yaml')).files, ['a/lain.yaml', 'b/lain.yaml', 'lain.yaml']);
    });

    it('do not hide what is named', async () => {
      await folder.put('.gitignore', 'build\nlain.yaml\n');
      assert.deepEqual((await checked('lain.yaml')).files, ['lain.yaml']);
      await folder.put('.gitignore', 'build\n');
      assert.deepEqual((await checked('a/build')).files, ['a/build/lain.yaml']);
    });

    it('count from the folders above, up to the repository', async () => {
      await folder.put('.gitignore', '/a/lain.yaml\n');
      assert.deepEqual((await checked('a')).files, ['a/build/lain.yaml'], 'from the current folder on');
      await mkdir(folder.within('a/.git'));
      assert.deepEqual(
        (await checked('a')).files,
        ['a/build/lain.yaml', 'a/lain.yaml'],
        'of another repository',
      );
    });

    it('are not asked with --no-ignore', async () => {
      await folder.put('.gitignore', '*\n');
      assert.deepEqual((await checked('--no-ignore')).files, everything);
    });

    it('that are folders hold nothing', async () => {
      await mkdir(folder.within('.gitignore'));
      assert.deepEqual(await checked(), { files: everything, err: '', code: 1 });
    });
  });

  describe('patterns', () => {
    it('find files, without those of others and hidden ones', async () => {
      for (const name of [
        'x/a.lain.yaml',
        'x/y/b.lain.yaml',
        'x/node_modules/c.lain.yaml',
        '.z/d.lain.yaml',
      ]) {
        await folder.put(name, wrong);
      }
      assert.deepEqual((await checked('**/*.lain.yaml')).files, ['x/a.lain.yaml', 'x/y/b.lain.yaml']);
      assert.deepEqual((await checked('x/{a,q}*.yaml')).files, ['x/a.lain.yaml']);
    });

    it('that match nothing are reported', async () => {
      const { err, code } = await checked('*.yaml');
      assert.deepEqual(
        [err, code],
        ['engine-room: *.yaml matches no file: check the pattern and the current folder.\n', 2],
      );
    });

    it('are names first', async () => {
      await folder.put('[ab].lain.yaml', wrong);
      await folder.put('a.lain.yaml', wrong);
      assert.deepEqual((await checked('[ab].lain.yaml')).files, ['[ab].lain.yaml']);
    });

    it('do not follow links in circles', async () => {
      await folder.put('x/lain.yaml', wrong);
      await symlink('..', folder.within('x/up'));
      assert.deepEqual((await checked('**/lain.yaml')).files, ['x/lain.yaml']);
    });
  });

  describe('links', () => {
    it('in circles end', async () => {
      await folder.put('x/lain.yaml', wrong);
      await symlink('.', folder.within('x/self'));
      await symlink('b.yaml', folder.within('a.yaml'));
      await symlink('a.yaml', folder.within('b.yaml'));
      assert.deepEqual(await checked(), { files: ['x/lain.yaml'], err: '', code: 1 });
    });

    it('that are named and lead in circles or nowhere are reported', async () => {
      await symlink('b.yaml', folder.within('a.yaml'));
      await symlink('a.yaml', folder.within('b.yaml'));
      const { err, code } = await checked('a.yaml');
      assert.equal(code, 2);
      assert.match(err, /^engine-room: a\.yaml cannot be read: ELOOP/);
    });
  });

  it('are reported when they are not readable, and the others are checked', async () => {
    await chmod(await folder.put('a/lain.yaml', wrong), 0);
    await folder.put('b/c/lain.yaml', wrong);
    await chmod(folder.within('b/c'), 0);
    await folder.put('lain.yaml', wrong);
    const owned = ['.', 'a', 'a/lain.yaml', 'b', 'b/c'].map(folder.within);
    const { out, err, code } = await runAsOrdinaryUser(folder.path, owned, 'lint');
    await chmod(folder.within('b/c'), 0o700);
    assert.match(out, /^lain\.yaml:7:9 error lain\/port .*\n[^/]*\b1 error in 1 file/);
    assert.equal(code, 2);
    assert.match(err, /a\/lain\.yaml cannot be read: you have no permission/);
    assert.match(err, /b\/c cannot be read: you have no permission/);
  });

  it('are reported when they are neither file nor folder', async () => {
    execFileSync('mkfifo', [folder.within('lain.yaml')]);
    assert.deepEqual((await checked()).files, []);
    const { err, code } = await checked('lain.yaml');
    assert.deepEqual([err, code], ['engine-room: lain.yaml is neither a file nor a folder.\n', 2]);
  });

  it('of settings and patterns are read only when they are regular files', async () => {
    await folder.put('lain.yaml', wrong);
    for (const name of ['.gitignore', '.engine-room-ignore']) execFileSync('mkfifo', [folder.within(name)]);
    assert.deepEqual(await checked(), { files: ['lain.yaml'], err: '', code: 1 });
    await symlink('/dev/zero', folder.within('engine-room.json'));
    const { err, code } = await runIn({ folder: folder.path }, 'lint');
    assert.equal(code, 2);
    assert.match(err, /engine-room\.json: is not a regular file\n$/);
  });

  it('of patterns that are far too large are reported', async () => {
    await folder.put('lain.yaml', wrong);
    await folder.put('.gitignore', '#'.repeat(1_000_001));
    const { files, err, code } = await checked();
    assert.deepEqual([files, code], [['lain.yaml'], 2]);
    assert.equal(err, 'engine-room: .gitignore is too large to be read.\n');
  });

  it('are not followed into devices', async () => {
    await symlink('/dev/zero', folder.within('lain.yaml'));
    assert.deepEqual(await checked(), { files: [], err: '', code: 0 });
    assert.match((await checked('lain.yaml')).err, /lain\.yaml is neither a file nor a folder/);
    assert.match((await checked('*.yaml')).err, /matches no file/);
  });

  it('in hidden folders are passed over, unless they are named, taken back or nothing is', async () => {
    await folder.put('.a/lain.yaml', wrong);
    assert.deepEqual((await checked()).files, []);
    assert.deepEqual((await checked('.a')).files, ['.a/lain.yaml']);
    assert.deepEqual((await checked('--no-ignore')).files, ['.a/lain.yaml']);
    await folder.put('.engine-room-ignore', '!.a/\n');
    assert.deepEqual((await checked()).files, ['.a/lain.yaml']);
  });

  const hostile = [
    '-rf.lain.yaml',
    '::error::x.lain.yaml',
    'a\n::error::b.lain.yaml',
    '\u001b[2J.lain.yaml',
    '..lain.yaml',
    'ä 中\u202E.lain.yaml',
    'back\\slash.lain.yaml',
    '%0A%.lain.yaml',
    `${'x'.repeat(240)}.lain.yaml`,
  ];
  for (const name of hostile) {
    it(`may be named ${JSON.stringify(name)}`, async () => {
      await folder.put(name, wrong);
      assert.deepEqual(await checked(), { files: [name], err: '', code: 1 });
      for (const format of ['text', 'github']) {
        const { out } = await runIn({ folder: folder.path }, 'lint', '--format', format);
        assert.equal(out.trimEnd().split(/[\r\n]+/).length, 2, `one finding and the totals: ${out}`);
        assert.ok(!out.includes('\u001b'));
      }
      const { out } = await runIn({ folder: folder.path }, 'lint', '--format', 'sarif');
      const log = JSON.parse(out) as SarifLog;
      const address = log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri;
      assert.equal(path.posix.join(...address.split('/').map(decodeURIComponent)), name);
    });
  }
});

interface SarifLog {
  readonly runs: readonly [
    {
      readonly results: readonly [
        { locations: readonly [{ physicalLocation: { artifactLocation: { uri: string } } }] },
      ];
    },
  ];
}
