import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { chmod, lstat, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startServer } from '../../api/client/servers';
import type { FakeServer } from '../../api/client/servers';
import { app } from '../api/samples';
import { recordedTerminal, runIn } from './recorded-terminal';
import { run } from '../../../cli/run';
import { temporaryFolder } from './temporary-folder';
import { writerTo } from '../../../cli/terminal';
import { Writable } from 'node:stream';

/** Clears the screen, colors, turns the direction of writing around. */
const hostile = 'a\u001b[2Jb\u009b31mc\u202ed\u007f';

describe('the answer of a call', () => {
  const folder = temporaryFolder();
  let server: FakeServer;
  let answer: { status: number; body: string; headers?: Record<string, string> };
  beforeEach(async () => {
    answer = { status: 200, body: JSON.stringify({ app: { ...app(), appname: hostile } }) };
    server = await startServer((_, response) => {
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  afterEach(() => server.close());

  function call(args: readonly string[] = [], environment: Record<string, string> = {}) {
    const given = ['call', 'getApp', '--param', 'appName=shop', '--connection', server.address, ...args];
    return runIn({ folder: folder.path, environment }, ...given);
  }

  it('controls no terminal, and is still JSON', async () => {
    const { code, out } = await call();
    assert.equal(code, 0);
    assert.doesNotMatch(out, /[^\P{Cc}\n]|\u202e/u);
    assert.equal((JSON.parse(out) as { app: { appname: string } }).app.appname, hostile);
  });

  it('is unchanged for programs and in files', async () => {
    assert.ok((await call(['--json'])).out.includes('\u009b31mc\u202ed\u007f'));
    const file = path.join(folder.path, 'answer.json');
    await call(['--output', file]);
    assert.ok((await readFile(file, 'utf8')).includes('\u009b31mc\u202ed\u007f'));
  });

  it('controls no terminal when it is a failure', async () => {
    answer = { status: 400, body: JSON.stringify({ msg: hostile }) };
    const { code, err } = await call();
    assert.equal(code, 1);
    assert.doesNotMatch(err, /[^\P{Cc}\n]|\u202e/u);
    assert.match(err, /a\\u001b\[2Jb\\u009b31mc\\u202ed/);
  });

  it('goes into a file that only its owner may read, in one step', async () => {
    const file = path.join(folder.path, 'answer.json');
    await writeFile(file, 'before');
    await chmod(file, 0o644);
    const before = await stat(file);
    assert.equal((await call(['--output', file])).code, 0);
    const after = await stat(file);
    assert.equal(after.mode & 0o777, 0o600);
    assert.notEqual(after.ino, before.ino);
    assert.deepEqual(await readdir(folder.path), ['answer.json']);
  });

  it('is not asked for where it cannot be written', async () => {
    const { code, err } = await call(['--output', path.join(folder.path, 'none', 'answer.json')]);
    assert.equal(code, 2);
    assert.match(err, /The file can't be written: ENOENT/);
    assert.match((await call(['--output', folder.path])).err, /is a folder\./);
    assert.equal(server.requests.length, 0);
  });

  it('leaves nothing behind when writing it fails', async () => {
    const file = path.join(folder.path, 'answer.json');
    await server.close();
    server = await startServer((_, response) => {
      mkdirSync(file); // after the check, before the answer
      response.end(answer.body);
    });
    const { code, err } = await call(['--output', file]);
    assert.equal(code, 1);
    assert.match(err, /getApp succeeded, but its answer could not be written\. The file can't be written/);
    assert.deepEqual(await readdir(folder.path), ['answer.json']);
  });

  it('is written through a link', async () => {
    const [file, link] = [path.join(folder.path, 'file'), path.join(folder.path, 'link')];
    await writeFile(file, '');
    await symlink(file, link);
    await call(['--output', link]);
    assert.ok((await lstat(link)).isSymbolicLink());
    assert.match(await readFile(file, 'utf8'), /appname/);
  });

  it('is refused in one sentence when it is nested too deeply', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    answer = { status: 200, body: `{"app":${JSON.stringify({ ...app(), appname: 'shop' })},"more":${deep}}` };
    for (const flags of [[], ['--json']]) {
      const { code, out, err } = await call(flags);
      assert.deepEqual([code, out], [1, '']);
      assert.match(
        err,
        /^engine-room: getApp succeeded, but its answer could not be written\. It is nested too deeply\.\n$/,
      );
    }
  });

  it('explains a refused sign-in with the variable that is missing', async () => {
    answer = { status: 401, body: JSON.stringify({ msg: 'unauthorized' }) };
    const { code, err } = await call();
    assert.equal(code, 1);
    assert.match(err, /Set ENGINE_ROOM_TOKEN to an access token\./);
    assert.doesNotMatch((await call([], { ENGINE_ROOM_TOKEN: 'x' })).err, /Set ENGINE_ROOM_TOKEN/);
    const record = JSON.parse((await call(['--json'])).err) as { error: { measure: string } };
    assert.match(record.error.measure, /Set ENGINE_ROOM_TOKEN/);
  });

  it('is waited for as long as --timeout says', async () => {
    await server.close();
    server = await startServer(() => undefined);
    const { code, err } = await call(['--timeout', '1']);
    assert.equal(code, 1);
    assert.match(err, /did not answer in time \(no complete answer after 1000 ms\)/);
    assert.match((await call(['--timeout', '0'])).err, /Write a time such as 90s/);
  });

  it('may take any time', async () => {
    for (const time of ['600h', '999999h']) {
      const { code, err } = await call(['--timeout', time]);
      assert.equal(code, 0, err);
    }
  });

  for (const [address, message] of [
    ['http://a:30100,http://b:30100', /is a list of addresses: choose one of them/],
    ['http://a,http://b', /is a list of addresses/],
    ['http://a:99999', /has a port that is not a number from 1 to 65535/],
    ['http://a:0', /has a port that is not/],
    ['http://a:http', /has a port that is not/],
    ['http://user:word@a', /must not contain a user name or password/],
    ['http://a#', /must end before any \? or #/],
    ['http://a?', /must end before any \? or #/],
    ['http://', /must begin with http:\/\/ or https:\/\/ and name a host/],
  ] as const) {
    it(`is not asked for at ${address}`, async () => {
      const { code, err } = await runIn({}, 'call', 'listApps', '--connection', address);
      assert.equal(code, 2);
      assert.match(err, message);
    });
  }

  it('is not asked for with a wrong address in a variable', async () => {
    const { code, err } = await call([], { ENGINE_ROOM_IAM: 'http://a,http://b' });
    assert.equal(code, 2);
    assert.match(err, /The address of ENGINE_ROOM_IAM is a list of addresses/);
  });
});

describe('an output that is full', () => {
  it('is reported without a stack trace', async () => {
    const { terminal, written } = recordedTerminal();
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
    const out = writerTo(new Writable({ write: (_, __, done) => done(full) }));
    const code = await run(['openapi'], { ...terminal, out });
    assert.equal(code, 2);
    assert.equal(written().err, "engine-room: The output can't be written: ENOSPC\n");
  });

  it('leaves the exit code where errors go there too', async () => {
    const { terminal } = recordedTerminal();
    const err = () => Promise.reject(new Error('ENOSPC'));
    assert.equal(await run(['call', 'none'], { ...terminal, err }), 2);
  });
});
