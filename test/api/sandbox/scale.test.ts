import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import * as Type from 'typebox';
import { Value } from 'typebox/value';
import { noCredentials } from '../../../api/auth/credentials';
import { listGovernMicroservices } from '../../../api/catalogue/registry/govern';
import {
  createMicroservice,
  getMicroservice,
  listMicroservices,
} from '../../../api/catalogue/registry/microservices';
import { createClient } from '../../../api/client';

const root = resolve(__dirname, '../../..');
const Ready = Type.Object({ registry: Type.String() });
const project = { project_id: 'default' };

/** Limits that hold for 2000 services of 10 instances; what is measured lies at a third of them. */
const startLimit = 3_000;
const memoryLimit = 400;

describe('sandbox: a large engine', function () {
  this.timeout(60_000);
  let folder: string;
  let child: ChildProcess | undefined;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-scale-'));
    await build({
      entryPoints: [join(root, 'cli/main.ts'), join(root, 'sandbox/main.ts')],
      entryNames: '[dir]',
      outdir: folder,
      outbase: root,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      mainFields: ['module', 'main'],
      logLevel: 'error',
    });
  });
  afterEach(() => child?.kill('SIGKILL'));
  after(() => rm(folder, { recursive: true }));

  /** Starts the built sandbox and says how long that took, in milliseconds. */
  async function start(...args: string[]): Promise<{ registry: string; time: number }> {
    const begin = performance.now();
    const program = spawn(process.execPath, [join(folder, 'cli.js'), 'sandbox', ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child = program;
    const [line] = (await once(createInterface(program.stdout), 'line')) as [string];
    const ready: unknown = JSON.parse(line);
    assert.ok(Value.Check(Ready, ready));
    return { registry: ready.registry, time: performance.now() - begin };
  }

  /** Largest memory of the process so far, in megabytes. */
  async function memory(): Promise<number> {
    const status = await readFile(`/proc/${String(child?.pid)}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  }

  it('starts quickly and answers everything in little memory', async function () {
    if (process.platform !== 'linux') return this.skip();
    const { registry, time } = await start('--seed', 'scale:2000x10');
    assert.ok(time < startLimit, `It took ${time.toFixed(0)} ms.`);
    const client = createClient({ address: registry, credentials: noCredentials() });
    try {
      assert.equal((await client.call(listMicroservices, project)).services?.length, 2000);
      const all = await client.call(listGovernMicroservices, { ...project, options: 'all' });
      const instances = all.allServicesDetail?.flatMap((one) => one.instances ?? []);
      assert.equal(instances?.length, 20_000);
      assert.ok((await memory()) < memoryLimit, `It took ${(await memory()).toFixed(0)} MB.`);
    } finally {
      await client.close();
    }
  });

  it('starts quickly from its file too, and holds every change there', async () => {
    const data = join(folder, 'data.json');
    const first = await start('--seed', 'scale:2000x10', '--data', data);
    assert.ok(first.time < startLimit, `It took ${first.time.toFixed(0)} ms.`);
    const created = await register(first.registry);
    child?.kill('SIGKILL');
    const second = await start('--data', data);
    assert.ok(second.time < startLimit, `It took ${second.time.toFixed(0)} ms.`);
    const client = createClient({ address: second.registry, credentials: noCredentials() });
    try {
      await client.call(getMicroservice, { ...project, service_id: created });
      assert.equal((await client.call(listMicroservices, project)).services?.length, 2001);
    } finally {
      await client.close();
    }
  });
});

async function register(address: string): Promise<string> {
  const client = createClient({ address, credentials: noCredentials() });
  try {
    const body = { service: { serviceName: 'cart' } };
    return (await client.call(createMicroservice, { ...project, body })).serviceId;
  } finally {
    await client.close();
  }
}
