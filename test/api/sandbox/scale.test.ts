import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
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
import { shipped } from '../../shipped';

const cli = shipped('cli');
const Ready = Type.Object({ registry: Type.String() });
const project = { project_id: 'default' };

/** Megabytes for 2000 services of 10 instances; what is measured lies at a third of them. */
const memoryLimit = 400;
/** How many times as long a start takes with four times as much, at most: what is measured is twice. */
const growthLimit = 4;
/** How many times as long a start from a file takes as one that makes the same, at most. */
const fileLimit = 2;

describe('sandbox: a large engine', function () {
  this.timeout(60_000);
  let folder: string;
  let child: ChildProcess | undefined;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-scale-'));
  });
  afterEach(() => child?.kill('SIGKILL'));
  after(() => rm(folder, { recursive: true }));

  /** Starts the sandbox and says how much of the processor's time that took. */
  async function start(...args: string[]): Promise<{ registry: string; time: number }> {
    const program = spawn(process.execPath, [cli, 'sandbox', ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child = program;
    const [line] = (await once(createInterface(program.stdout), 'line')) as [string];
    const ready: unknown = JSON.parse(line);
    assert.ok(Value.Check(Ready, ready));
    return { registry: ready.registry, time: await processorTime() };
  }

  /** Ticks of processor time that the process has had so far, which does not depend on what else the machine does. */
  async function processorTime(): Promise<number> {
    if (process.platform !== 'linux') return NaN;
    const fields =
      (await readFile(`/proc/${String(child?.pid)}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
    return Number(fields[11]) + Number(fields[12]);
  }

  /** Largest memory of the process so far, in megabytes. */
  async function memory(): Promise<number> {
    const status = await readFile(`/proc/${String(child?.pid)}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  }

  it('starts in proportion to its size and answers everything in little memory', async function () {
    if (process.platform !== 'linux') return this.skip();
    const small = await start('--seed', 'scale:500x10');
    child?.kill('SIGKILL');
    const { registry, time } = await start('--seed', 'scale:2000x10');
    assert.ok(time < growthLimit * small.time, `It took ${time} ticks, and ${small.time} for a quarter.`);
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

  it('starts as well from its file, and holds every change there', async function () {
    if (process.platform !== 'linux') return this.skip();
    const data = join(folder, 'data.json');
    const first = await start('--seed', 'scale:2000x10', '--data', data);
    const created = await register(first.registry);
    child?.kill('SIGKILL');
    const second = await start('--data', data);
    assert.ok(
      second.time < fileLimit * first.time,
      `It took ${second.time} ticks, and ${first.time} without.`,
    );
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
