import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { dist, shipped } from '../../shipped';
import { runAsOrdinaryUser } from './ordinary-user';

const cli = shipped('cli');

const wrong = 'appname: hello\nbuild:\n  base: golang:1.8\n  script:\n    - go build\nweb:\n  port: "80"\n';

describe('the command line as a process', () => {
  let folder: string;
  const running: ChildProcess[] = [];

  beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'engine-room-cli-'))));
  afterEach(async () => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
    await rm(folder, { recursive: true });
  });

  function start(args: readonly string[], options: SpawnOptions = {}) {
    const child = spawn(process.execPath, [cli, ...args], { cwd: folder, stdio: 'pipe', ...options });
    running.push(child);
    const { stdin, stdout, stderr } = child;
    assert.ok(stdin && stdout && stderr);
    const ended = once(child, 'close').then(([code]) => code as number | null);
    return { child, stdin, stdout, stderr, ended };
  }

  async function runToEnd(args: readonly string[], options?: SpawnOptions) {
    const { stdout, stderr, ended } = start(args, options);
    const [out, err, code] = await Promise.all([text(stdout), text(stderr), ended]);
    return { out, err, code };
  }

  async function firstLine(stream: NodeJS.ReadableStream): Promise<string> {
    const [line] = (await once(createInterface(stream), 'line')) as [string];
    return line;
  }

  it('checks the current folder when no path is given', async () => {
    await writeFile(path.join(folder, 'lain.yaml'), wrong);
    const { out, code } = await runToEnd(['lint']);
    assert.equal(code, 1);
    assert.match(out, /^lain\.yaml:7:9 error lain\/port /);
  });

  it('writes all of a long output into a pipe', async () => {
    const findings = 20_000;
    await writeFile(path.join(folder, 'lain.yaml'), wrong + '  env:\n' + '    - BAD\n'.repeat(findings));
    const { out, code } = await runToEnd(['lint', '--format', 'json']);
    assert.equal(code, 1);
    assert.equal((JSON.parse(out) as unknown[]).length, findings + 1);
  });

  it('stops quietly when its output is closed, with the code for what it has checked', async () => {
    for (let i = 0; i < 200; i++)
      await writeFile(path.join(folder, `${i}.lain.yaml`), wrong + '  env:\n' + '    - BAD\n'.repeat(500));
    const { stdout, stderr, ended } = start(['lint']);
    stdout.once('data', () => stdout.destroy());
    const [err, code] = await Promise.all([text(stderr), ended]);
    assert.deepEqual([err, code], ['', 1]);
  });

  it('reports which folder is not readable, and goes on', async () => {
    await chmod(folder, 0o755);
    for (const name of ['closed', 'open']) {
      await mkdir(path.join(folder, name));
      await writeFile(path.join(folder, name, 'lain.yaml'), wrong);
    }
    await chmod(path.join(folder, 'closed'), 0);
    const { out, err, code } = await runAsOrdinaryUser(folder, [], 'lint');
    await chmod(path.join(folder, 'closed'), 0o755);
    assert.equal(code, 2);
    assert.match(err, /closed cannot be read: you have no permission/);
    assert.match(out, /1 error in 1 file/);
  });

  it('uses no colours in a pipe', async () => {
    await writeFile(path.join(folder, 'lain.yaml'), wrong);
    assert.ok(!(await runToEnd(['lint'])).out.includes('\u001b'));
  });

  it('explains itself', async () => {
    const help = await runToEnd(['lint', '--help']);
    assert.equal(help.code, 0);
    assert.match(help.out, /Exit codes:/);
    const version = await runToEnd(['--version']);
    assert.equal(version.code, 0);
    const none = await runToEnd([]);
    assert.equal(none.code, 2);
    assert.match(none.err, /Usage: engine-room/);
  });

  it('says what to do when the sandbox has not been built', async () => {
    for (const name of (await readdir(dist)).filter((file) => file.endsWith('.js') && file !== 'sandbox.js'))
      await copyFile(path.join(dist, name), path.join(folder, name));
    const child = spawn(process.execPath, [path.join(folder, 'cli.js'), 'sandbox']);
    const [err] = await Promise.all([text(child.stderr), once(child, 'close')]);
    assert.equal(child.exitCode, 2);
    assert.match(err, /sandbox\.js is missing .* "npm run build"/);
  });

  describe('sandbox', () => {
    it('prints one line of addresses and credentials, answers, and ends on request', async () => {
      const { child, stdout, ended } = start(['sandbox', '--port', '0', '--seed', 'demo']);
      const ready = JSON.parse(await firstLine(stdout)) as Record<string, unknown>;
      for (const service of ['iam', 'registry', 'lain'])
        assert.match(String(ready[service]), /^http:\/\/127\.0\.0\.1:\d+$/);
      assert.ok(ready.credentials);
      const response = await fetch(`${String(ready.registry)}/v4/default/registry/health`);
      assert.equal(response.status, 200);
      child.kill('SIGTERM');
      assert.equal(await ended, 0);
    });

    it('is a connection for calls, by its line and by its addresses', async () => {
      const { stdout } = start(['sandbox']);
      const line = await firstLine(stdout);
      const { registry } = JSON.parse(line) as { registry: string };
      const env = { ...process.env, ENGINE_ROOM_SANDBOX: line };
      for (const connection of ['sandbox', registry]) {
        const outcome = await runToEnd(['call', 'listMicroservices', '--connection', connection, '--json'], {
          env,
        });
        assert.deepEqual([outcome.code, outcome.err], [0, '']);
        assert.ok((JSON.parse(outcome.out) as { services: unknown[] }).services.length > 0);
      }
    });

    it('has accounts and a lagging registry where that is asked for', async () => {
      const { stdout } = start(['sandbox', '--rbac', '--lag', '60000']);
      const line = await firstLine(stdout);
      const { registry, credentials } = JSON.parse(line) as {
        registry: string;
        credentials: { registry: { name: string } };
      };
      assert.equal(credentials.registry.name, 'root');
      assert.equal((await fetch(`${registry}/v4/accounts`)).status, 401);
      const env = { ...process.env, ENGINE_ROOM_SANDBOX: line };
      const call = async (...args: string[]): Promise<unknown> => {
        const outcome = await runToEnd(['call', ...args, '--connection', 'sandbox', '--json'], { env });
        assert.deepEqual([outcome.code, outcome.err], [0, '']);
        return outcome.out === '' ? undefined : JSON.parse(outcome.out);
      };
      const { data } = (await call('listAccounts')) as { data: { name: string }[] };
      assert.ok(data.some(({ name }) => name === 'root'));
      const question = ['findInstances', '--param', 'appId=shop', '--param', 'serviceName=payment'];
      const find = async (...more: string[]) => {
        const found = await call(...question, '--param', 'env=production', ...more);
        return (found as { instances: { serviceId: string; instanceId: string; status: string }[] })
          .instances;
      };
      const [instance] = await find();
      assert.ok(instance);
      const at = [
        '--param',
        `service_id=${instance.serviceId}`,
        '--param',
        `instance_id=${instance.instanceId}`,
      ];
      await call('updateInstanceStatus', ...at, '--param', 'value=TESTING');
      assert.equal((await find())[0]?.status, 'UP');
      assert.equal((await find('--param', 'noCache=1'))[0]?.status, 'TESTING');
    });

    it('lives on when its input ends, unless it is to end with its parent', async () => {
      const independent = start(['sandbox']);
      await firstLine(independent.stdout);
      independent.stdin.end();

      const dependent = start(['sandbox', '--exit-with-parent']);
      await firstLine(dependent.stdout);
      dependent.stdin.end();
      assert.equal(await dependent.ended, 0);

      assert.equal(independent.child.exitCode, null);
      independent.child.kill('SIGINT');
      assert.equal(await independent.ended, 0);
    });

    it('ends at a signal although its input stays open', async () => {
      const { child, stdout, ended } = start(['sandbox', '--exit-with-parent']);
      await firstLine(stdout);
      child.kill('SIGTERM');
      assert.equal(await ended, 0);
    });

    for (const args of [
      ['--fail', '2'],
      ['--port', '70000'],
      ['--port', '65531'],
      ['--port', '3000.5'],
      ['--seed', 'large'],
      ['--lag', '-1'],
      ['--cache', '-1'],
      ['--bad-gateway', '0'],
      ['--pace', '-1'],
    ]) {
      it(`refuses "${args.join(' ')}"`, async () => {
        const { code, out, err } = await runToEnd(['sandbox', ...args]);
        assert.deepEqual([code, out], [2, '']);
        assert.match(err, /^(error|engine-room): /);
        if (args[0] === '--port') assert.match(err, /Write a whole number from 0 to 65530; the services/);
      });
    }
  });

  describe('lsp', () => {
    it('is the language server', async () => {
      const { stdin, stdout, child } = start(['lsp', '--stdio']);
      const params = { processId: null, rootUri: null, capabilities: {} };
      const request = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
      stdin.write(`Content-Length: ${Buffer.byteLength(request)}\r\n\r\n${request}`);
      const [answer] = (await once(stdout, 'data')) as [Buffer];
      assert.match(answer.toString(), /^Content-Length: \d+/);
      child.kill();
    });

    it('asks for --stdio', async () => {
      const { code, err } = await runToEnd(['lsp']);
      assert.equal(code, 2);
      assert.match(err, /--stdio/);
    });
  });
});
