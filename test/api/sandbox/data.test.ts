import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
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
import { shipped } from '../../shipped';
import { startTestSandbox } from './running';

const cli = shipped('cli');

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
  /** Resolves when the process has ended. */
  readonly exited: Promise<unknown>;
  /** As the kernel kills, with no chance to finish anything. */
  kill(): Promise<void>;
}

/** Starts the sandbox that ships as a process of its own, and notes it among those that run. */
async function startChild(data: string, running: ChildProcess[]): Promise<Child> {
  const child = spawn(process.execPath, [cli, 'sandbox', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
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
    exited,
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
  const running: ChildProcess[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  });
  afterEach(async () => {
    for (const child of running.splice(0)) child.kill('SIGKILL'); // A failed test leaves some.
    await rm(folder, { recursive: true });
  });

  describe('holds everything that was answered, whenever the sandbox is killed', () => {
    const answered: Answered[] = [];
    let kept = '';
    before(async () => (kept = await mkdtemp(join(tmpdir(), 'sandbox-'))));
    after(() => rm(kept, { recursive: true }));

    for (let round = 0; round < rounds; round += 1)
      it(`in round ${round + 1} of ${rounds}`, async () => {
        const data = join(kept, 'state.json');
        const child = await startChild(data, running);
        await assertKept(child, answered);
        const before = answered.length;
        const enough = new Countdown(1 + Math.floor(Math.random() * 12));
        const writing = writeUntilGone(child, round, (one) => {
          answered.push(one);
          enough.count();
        });
        await Promise.race([enough.reached, writing, child.exited]);
        assert.ok(answered.length > before, 'the sandbox answers until it is killed');
        // Chance decides whether this is before, in or after the next write of the file.
        await setTimeout(Math.random() * 12);
        await child.kill();
        await writing;
        assert.ok(await readState(data), 'the file can be read');
      });

    it('after the last round', async () => {
      const last = await startChild(join(kept, 'state.json'), running);
      await assertKept(last, answered);
      await last.kill();
    });
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

/** Resolves when it has been counted so often. */
class Countdown {
  readonly reached: Promise<void>;
  private reach: () => void = () => undefined;

  constructor(private left: number) {
    this.reached = new Promise((resolve) => (this.reach = resolve));
  }

  count(): void {
    this.left -= 1;
    if (this.left === 0) this.reach();
  }
}

/** Writes to three servers at once and notes what was answered; ends when they are gone. */
async function writeUntilGone(child: Child, round: number, answered: (one: Answered) => void): Promise<void> {
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
      answered([kind, name]);
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
