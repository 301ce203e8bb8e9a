import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { build } from 'esbuild';
import * as Type from 'typebox';
import { Value } from 'typebox/value';
import { getApp, updateApp } from '../../../api/catalogue/lain/apps';
import { listRegisteredApps, registerApp } from '../../../api/catalogue/lain/repos';
import { createKieKv, listKieKvs } from '../../../api/catalogue/kie/configurations';
import { findInstances } from '../../../api/catalogue/registry/discovery';
import { sendHeartbeat } from '../../../api/catalogue/registry/instances';
import { createMicroservice, listMicroservices } from '../../../api/catalogue/registry/microservices';
import { noCredentials } from '../../../api/auth/credentials';
import { lainToken } from '../../../api/auth/lain-token';
import { createClient } from '../../../api/client';
import type { ApiClient } from '../../../api/client';
import { startSandbox } from '../../../sandbox/sandbox';
import { readState } from '../../../sandbox/storage/state-file';
import { startTestSandbox } from './running';

const project = { project_id: 'default' };
const rounds = 10;

const Ready = Type.Object({
  lain: Type.String(),
  registry: Type.String(),
  kie: Type.String(),
  credentials: Type.Object({ lain: Type.Object({ accessToken: Type.String() }) }),
});

interface Child {
  readonly lain: ApiClient;
  readonly registry: ApiClient;
  readonly kie: ApiClient;
  /** As the kernel kills, with no chance to finish anything. */
  kill(): Promise<void>;
}

/** Starts a sandbox as a process of its own. */
async function startChild(program: string, data: string): Promise<Child> {
  const child = spawn(process.execPath, [program, data], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const lines = createInterface(child.stdout);
  const [line] = (await once(lines, 'line')) as [string];
  const ready: unknown = JSON.parse(line);
  assert.ok(Value.Check(Ready, ready));
  const credentials = lainToken(ready.credentials.lain);
  const lain = createClient({ address: ready.lain, credentials });
  const registry = createClient({ address: ready.registry, credentials: noCredentials() });
  const kie = createClient({ address: ready.kie, credentials: noCredentials() });
  return {
    lain,
    registry,
    kie,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
      await Promise.all([lain, registry, kie].map((client) => client.close()));
    },
  };
}

/** Everything that was answered, by kind: app, microservice or configuration item. */
type Answered = readonly [kind: 'app' | 'service' | 'item', name: string];

describe('sandbox: data file', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('holds everything that was answered, whenever the sandbox is killed', async function () {
    this.timeout(60_000);
    const program = join(folder, 'child.cjs');
    await bundle(program);
    const data = join(folder, 'state.json');
    const answered: Answered[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const child = await startChild(program, data);
      await assertKept(child, answered);
      const before = answered.length;
      const writing = writeUntilGone(child, round, answered);
      const enough = before + 1 + Math.floor(Math.random() * 12);
      while (answered.length < enough) await new Promise(setImmediate);
      // Chance decides whether this is before, in or after the next write of the file.
      await setTimeout(Math.random() * 12);
      await child.kill();
      await writing;
      assert.ok(await readState(data), 'the file can be read');
    }
    const last = await startChild(program, data);
    await assertKept(last, answered);
    await last.kill();
  });

  it('holds what is learnt from questions, and heartbeats', async () => {
    const data = join(folder, 'state.json');
    const first = await startTestSandbox({ data, seed: 'empty' });
    const registry = first.registry();
    const create = async (serviceName: string) => {
      const body = {
        service: { serviceName, appId: 'shop' },
        instances: [{ instanceId: 'i', hostName: 'n' }],
      };
      return (await registry.call(createMicroservice, { ...project, body })).serviceId;
    };
    const [cart, web] = [await create('cart'), await create('web')];
    first.advance(100_000);
    await registry.call(sendHeartbeat, { ...project, service_id: cart, instance_id: 'i' });
    const asked = { ...project, appId: 'shop', serviceName: 'cart', 'X-ConsumerId': web };
    await registry.call(findInstances, asked);
    const state = await readState(data);
    await first.close();
    assert.deepEqual(
      state?.registry.dependencies.map((one) => [one.consumerId, one.serviceName]),
      [[web, 'cart']],
    );
    const beats = [cart, web].map((id) => state.registry.instances[id]?.[0]?.heartbeatAt ?? 0);
    assert.equal((beats[0] ?? 0) - (beats[1] ?? 0), 100_000);
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

/** The program that is killed, in one file that starts quickly. */
async function bundle(outfile: string): Promise<void> {
  await build({
    entryPoints: [join(__dirname, 'child.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
}

/** Writes to three servers at once and notes what was answered; ends when they are gone. */
async function writeUntilGone(child: Child, round: number, answered: Answered[]): Promise<void> {
  const writers: Record<Answered[0], (name: string) => Promise<unknown>> = {
    app: (appname) => child.lain.call(registerApp, { body: { appname } }),
    service: (serviceName) =>
      child.registry.call(createMicroservice, { ...project, body: { service: { serviceName } } }),
    item: (key) => child.kie.call(createKieKv, { ...project, body: { key } }),
  };
  const write = async (kind: Answered[0]): Promise<never> => {
    for (let count = 0; ; count += 1) {
      const name = `${kind}-${round}-${count}`;
      await writers[kind](name);
      answered.push([kind, name]);
    }
  };
  await Promise.allSettled((['app', 'service', 'item'] as const).map(write));
}

async function assertKept({ lain, registry, kie }: Child, answered: readonly Answered[]): Promise<void> {
  const { repos } = await lain.call(listRegisteredApps, {});
  const { services } = await registry.call(listMicroservices, project);
  const { data } = await kie.call(listKieKvs, project);
  const kept = new Set([
    ...repos.map((one) => one.appname),
    ...(services ?? []).map((one) => one.serviceName),
    ...data.map((one) => one.key),
  ]);
  assert.deepEqual(
    answered.filter(([, name]) => !kept.has(name)),
    [],
  );
}
