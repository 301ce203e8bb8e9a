import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as Type from 'typebox';
import { Value } from 'typebox/value';
import { getApp, updateApp } from '../../../api/catalogue/lain/apps';
import { listRegisteredApps, registerApp } from '../../../api/catalogue/lain/repos';
import { lainToken } from '../../../api/auth/lain-token';
import { createClient } from '../../../api/client';
import type { ApiClient } from '../../../api/client';
import { startSandbox } from '../../../sandbox/sandbox';
import { startTestSandbox } from './running';

const Ready = Type.Object({
  lain: Type.String(),
  credentials: Type.Object({ lain: Type.Object({ accessToken: Type.String() }) }),
});

/** Starts a sandbox as a process of its own. */
async function startChild(data: string) {
  const program = join(__dirname, 'child.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const lines = createInterface(child.stdout);
  const [line] = (await once(lines, 'line')) as [string];
  const ready: unknown = JSON.parse(line);
  assert.ok(Value.Check(Ready, ready));
  const credentials = lainToken(ready.credentials.lain);
  const client = createClient({ address: ready.lain, credentials });
  return {
    client,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
      await client.close();
    },
  };
}

describe('sandbox: data file', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('holds everything that was answered when the sandbox is killed in the middle of its work', async () => {
    const data = join(folder, 'state.json');
    const child = await startChild(data);
    const answered: string[] = [];
    const registering = registerMany(child.client, answered, 200);
    while (answered.length < 20) await new Promise(setImmediate);
    await child.kill();
    await registering;

    const sandbox = await startTestSandbox({ data });
    try {
      const { repos } = await sandbox.lain().call(listRegisteredApps, {});
      const names = new Set(repos.map((repo) => repo.appname));
      assert.deepEqual(
        answered.filter((name) => !names.has(name)),
        [],
      );
      assert.ok(answered.length < 200, 'it was killed in the middle');
    } finally {
      await sandbox.close();
    }
  });

  it('lets a deployment go on after a restart', async () => {
    const data = join(folder, 'state.json');
    const first = await startTestSandbox({ data });
    const { app } = await first.lain().call(updateApp, { appName: 'hello-world', body: {} });
    await first.close();

    const second = await startTestSandbox({ data, seed: 'empty' });
    try {
      second.advance(60_000);
      const shown = (await second.lain().call(getApp, { appName: 'hello-world' })).app;
      assert.equal(shown.metaversion, app.metaversion);
      assert.deepEqual(
        shown.procs.map((proc) => proc.pods.map((pod) => pod.status)),
        [['True', 'True'], ['True']],
      );
    } finally {
      await second.close();
    }
  });

  it('stops the start when it holds something else', async () => {
    const data = join(folder, 'state.json');
    await writeFile(data, '[]');
    await assert.rejects(startSandbox({ data }), /does not hold the state/);
  });
});

/** Registers apps, ten at a time, and notes those that were answered; ends when the server is gone. */
async function registerMany(client: ApiClient, answered: string[], count: number): Promise<void> {
  const names = Array.from({ length: count }, (_none, index) => `app-${String(index)}`);
  const worker = async () => {
    for (let name = names.shift(); name !== undefined; name = names.shift()) {
      await client.call(registerApp, { body: { appname: name } });
      answered.push(name);
    }
  };
  await Promise.allSettled(Array.from({ length: 10 }, worker));
}
