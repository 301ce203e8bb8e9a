import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FindingRecord } from '../../../cli/lint/finding-record';
import { maxFileBytes } from '../../../parser/limits';
import { runRecorded } from './recorded-terminal';

const clean = 'appname: hello\nbuild:\n  base: golang:1.8\n  script:\n    - go build\nweb:\n  cmd: ./hello\n';
const wrong = clean + '  port: "80"\n';
const doubtful = clean + '  healthcheck: ping\n';

describe('lint', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'engine-room-lint-'))));
  afterEach(() => rm(folder, { recursive: true }));

  async function put(name: string, content: string | Buffer): Promise<string> {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
    return file;
  }

  async function records(...args: readonly string[]): Promise<FindingRecord[]> {
    const { out } = await runRecorded('lint', '--format', 'json', ...args);
    return JSON.parse(out) as FindingRecord[];
  }

  describe('exit code', () => {
    it('is 0 when nothing is found', async () => {
      const { code, out, err } = await runRecorded('lint', await put('lain.yaml', clean));
      assert.deepEqual([code, out, err], [0, '1 file checked, nothing found.\n', '']);
    });

    it('is 1 for an error', async () => {
      const { code, out } = await runRecorded('lint', await put('lain.yaml', wrong));
      assert.equal(code, 1);
      assert.match(out, /^\S*lain\.yaml:8:9 error lain\/port \S.*\n\n1 error in 1 file\.\n$/);
    });

    it('is 0 for warnings, and 1 when they are more than allowed', async () => {
      const file = await put('lain.yaml', doubtful);
      assert.equal((await runRecorded('lint', file)).code, 0);
      assert.equal((await runRecorded('lint', '--max-warnings', '1', file)).code, 0);
      assert.equal((await runRecorded('lint', '--max-warnings', '0', file)).code, 1);
    });

    it('follows the requested severities', async () => {
      const file = await put('lain.yaml', wrong);
      assert.equal((await runRecorded('lint', '--rule', 'lain/port=off', file)).code, 0);
      assert.equal((await runRecorded('lint', '--rule', 'lain/port=warning', file)).code, 0);
      const other = await put('b/lain.yaml', doubtful);
      assert.equal((await runRecorded('lint', '--rule', 'lain/healthcheck=error', other)).code, 1);
    });

    const misuses: readonly (readonly string[])[] = [
      ['--format', 'xml'],
      ['--dialect', 'other'],
      ['--max-warnings', '-1'],
      ['--max-warnings', 'many'],
      ['--rule', 'lain/port'],
      ['--rule', 'lain/port=fatal'],
      ['--rule', 'lain/nothing=off'],
      ['--unknown'],
    ];
    for (const args of misuses) {
      it(`is 2 for "${args.join(' ')}", with a reason and no output`, async () => {
        const { code, out, err } = await runRecorded('lint', ...args, await put('lain.yaml', clean));
        assert.deepEqual([code, out], [2, '']);
        assert.ok(err.length > 0);
      });
    }
  });

  describe('json', () => {
    it('is one array with places from 1', async () => {
      const file = await put('lain.yaml', wrong);
      const [first, ...others] = await records(file);
      assert.ok(first);
      const { message, ...rest } = first;
      assert.deepEqual(others, []);
      assert.match(message, /80/);
      assert.deepEqual(rest, {
        file,
        line: 8,
        column: 9,
        endLine: 8,
        endColumn: 13,
        severity: 'error',
        rule: 'lain/port',
        consequence: 'refused',
      });
      assert.deepEqual(Object.keys(first), [
        'file',
        'line',
        'column',
        'endLine',
        'endColumn',
        'severity',
        'rule',
        'message',
        'consequence',
      ]);
    });

    it('has the consequence, and the value in force where it is known', async () => {
      const policy = 'servicecomb:\n  faultInjection:\n    x: |\n      type: delay\n      percentage: 150\n';
      const found = await records(await put('microservice.yaml', policy));
      const tooMuch = found.find(({ rule }) => rule === 'governance/value-range');
      assert.deepEqual([tooMuch?.consequence, tooMuch?.value], ['altered', '100']);
    });

    it('is an empty array when nothing is found', async () => {
      assert.deepEqual(await records(await put('lain.yaml', clean)), []);
    });

    it('joins the findings of several files', async () => {
      await put('a/lain.yaml', wrong);
      await put('b/lain.yaml', wrong + '  healthcheck: ping\n');
      const found = await records(folder);
      assert.deepEqual(
        found.map(({ file, rule }) => `${path.relative(folder, file)} ${rule}`),
        ['a/lain.yaml lain/port', 'b/lain.yaml lain/port', 'b/lain.yaml lain/healthcheck'],
      );
    });
  });

  describe('paths', () => {
    it('walks folders, past node_modules, .git, links and other files', async () => {
      await put('deep/er/lain.yaml', wrong);
      await put('staging.lain.yaml', wrong);
      await put('node_modules/x/lain.yaml', wrong);
      await put('.git/lain.yaml', wrong);
      await put('other.yaml', 'a: 1\n');
      await put('data.json', '{}');
      const outside = await mkdtemp(path.join(tmpdir(), 'engine-room-outside-'));
      await writeFile(path.join(outside, 'lain.yaml'), wrong);
      await symlink(outside, path.join(folder, 'link'));
      const { code, out, err } = await runRecorded('lint', folder);
      await rm(outside, { recursive: true });
      assert.deepEqual([code, err], [1, '']);
      const files = out.split('\n').flatMap((line) => /^(.*\.yaml):/.exec(line)?.[1] ?? []);
      assert.deepEqual(
        files.map((file) => path.relative(folder, file)),
        ['deep/er/lain.yaml', 'staging.lain.yaml'],
      );
    });

    it('checks a file once, however often it is named', async () => {
      const file = await put('lain.yaml', wrong);
      assert.equal((await records(file, folder, file)).length, 1);
    });

    it('follows a link that is named', async () => {
      const file = await put('real/lain.yaml', wrong);
      const link = path.join(folder, 'lain.yaml');
      await symlink(file, link);
      assert.deepEqual(
        (await records(link)).map((record) => record.file),
        [link],
      );
    });

    it('says which path is missing, checks the others and answers 2', async () => {
      const missing = path.join(folder, 'nowhere.yaml');
      const { code, out, err } = await runRecorded('lint', missing, await put('lain.yaml', wrong));
      assert.equal(code, 2);
      assert.match(err, /nowhere\.yaml does not exist: /);
      assert.match(out, /1 error in 1 file/);
    });

    it('reports that a named file is not a manifest, and does not fail for it', async () => {
      const { code, out, err } = await runRecorded('lint', await put('notes.txt', 'hello'));
      assert.equal(code, 0);
      assert.match(err, /notes\.txt is not a recognized manifest/);
      assert.equal(out, 'No manifest found under the given paths.\n');
    });
  });

  describe('bad content', () => {
    const broken: readonly (readonly [string, string | Buffer, RegExp])[] = [
      ['broken YAML', 'appname: hello\nweb:\n  cmd: [a\n', /source\/yaml-syntax/],
      ['binary bytes', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff]), /source\/not-text/],
      ['5 MB', clean + 'x: y\n'.repeat(1_000_000), /source\/too-large/],
      ['an empty file', '', /lain\//],
      ['a lone list', '- a\n', /lain\//],
      ['endless nesting', '['.repeat(200_000), /source\//],
    ];
    for (const [what, content, expected] of broken) {
      it(`ends in one clear finding for ${what}`, async () => {
        const { code, out, err } = await runRecorded('lint', await put('lain.yaml', content));
        assert.deepEqual([code, err], [1, '']);
        assert.match(out, expected);
      });
    }

    it('reports what is not UTF-8 and goes on', async () => {
      await put('a/lain.yaml', Buffer.from([0x61, 0x3a, 0x20, 0xff, 0xfe, 0x0a]));
      await put('b/lain.yaml', wrong);
      const { code, out, err } = await runRecorded('lint', folder);
      assert.equal(code, 2);
      assert.match(err, /a\/lain\.yaml is not valid UTF-8/);
      assert.match(out, /1 error in 1 file/);
    });

    it('reads a file of the maximum size, and no larger one', async () => {
      const items = '{"data": []}';
      const atLimit = await runRecorded('lint', await put('a.kie.json', items.padEnd(maxFileBytes)));
      assert.deepEqual([atLimit.code, atLimit.err], [1, '']);
      assert.match(atLimit.out, /source\/too-large/);
      const beyond = await runRecorded('lint', await put('a.kie.json', items.padEnd(maxFileBytes + 1)));
      assert.equal(beyond.code, 2);
      assert.match(beyond.err, /is larger than 9 MB/);
    });

    it('does not read what is far too large', async () => {
      const file = await put('lain.yaml', Buffer.alloc(20_000_000, 0x20));
      const { code, err } = await runRecorded('lint', file);
      assert.equal(code, 2);
      assert.match(err, /is larger than 9 MB/);
    });

    it('counts columns as if there were no byte order mark', async () => {
      const [first] = await records(await put('lain.yaml', '\uFEFF' + wrong));
      assert.deepEqual([first?.rule, first?.line, first?.column], ['lain/port', 8, 9]);
    });

    it('counts lines of any ending', async () => {
      const [first] = await records(await put('lain.yaml', wrong.replaceAll('\n', '\r\n')));
      assert.deepEqual([first?.rule, first?.line, first?.column], ['lain/port', 8, 9]);
    });
  });

  it('reads lain.yaml in the requested dialect', async () => {
    const file = await put('lain.yaml', clean + '  shared_volumes:\n    global: [/data]\n');
    assert.notDeepEqual(await records(file), []);
    assert.deepEqual(await records('--dialect', 'einplus', file), []);
  });

  it('finds no error in real manifests', async function () {
    const corpus = path.resolve(import.meta.dirname, '../../../../shared/corpus/lain');
    if (!existsSync(corpus)) {
      console.log(`      skipped: ${corpus} is absent`);
      this.skip();
    }
    const { code, out } = await runRecorded('lint', corpus);
    assert.equal(code, 0, out);
    assert.match(out, /in 21 files\.\n$/);
  });
});
