import assert from 'node:assert/strict';
import { noCredentials } from '../../../api/auth/credentials';
import { createKieKv, listKieKvs } from '../../../api/catalogue/kie/configurations';
import type { KieItems } from '../../../api/catalogue/kie/shapes';
import { findInstances } from '../../../api/catalogue/registry/discovery';
import { deregisterInstance, registerInstance } from '../../../api/catalogue/registry/instances';
import { createMicroservice } from '../../../api/catalogue/registry/microservices';
import { createClient } from '../../../api/client';
import type { ClientOptions } from '../../../api/client';
import type { RequestLogLine } from '../../../api/http/request-log';
import type { News } from '../../../api/watch';
import type { SandboxOptions } from '../../../sandbox/options';
import { steppedClock } from '../../unit/sandbox/kie/running';
import { startTestSandbox } from '../sandbox/running';

const project = { project_id: 'default' };

/** Pauses take no time of their own, but let others do their work. */
const impatient: ClientOptions['clock'] = {
  now: () => Date.now(),
  sleep: () => new Promise((resolve) => setImmediate(resolve)),
};

describe('watching an engine', () => {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.close();
  });

  async function start(options: SandboxOptions = {}) {
    const time = steppedClock();
    const sandbox = await startTestSandbox({ seed: 'empty', clock: time.clock, ...options });
    const log: RequestLogLine[] = [];
    const clientOf = (address: string) => {
      const client = createClient({
        address,
        credentials: noCredentials(),
        clock: impatient,
        log: (line) => log.push(line),
      });
      open.push(client);
      return client;
    };
    open.push(sandbox);
    return { kie: clientOf(sandbox.ready.kie), registry: clientOf(sandbox.ready.registry), log, ...time };
  }

  const item = (key: string, app: string) => ({
    ...project,
    body: { key, value: '1', status: 'enabled' as const, labels: { app } },
  });
  const keysOf = ({ data }: News<KieItems>) => data.data.map(({ key }) => key).sort();

  /** The next news; fails when the watch has ended. */
  async function next<Data>(watching: AsyncGenerator<News<Data>, void>): Promise<News<Data>> {
    const { value } = await watching.next();
    return value ?? assert.fail('the watch has ended');
  }

  async function until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise((resolve) => setImmediate(resolve));
  }

  it('gives the items of kie, and every change of them while the server is waiting for it', async () => {
    const { kie, sleeping, advance, log } = await start();
    await kie.call(createKieKv, item('a', 'shop'));
    const end = new AbortController();
    const input = { ...project, label: 'app:shop' };
    const watching = kie.watch(listKieKvs, input, { signal: end.signal, wait: 20_000 });
    assert.deepEqual(keysOf(await next(watching)), ['a']);

    const second = next(watching);
    await until(() => sleeping() > 0);
    await kie.call(createKieKv, item('elsewhere', 'other'));
    assert.equal(sleeping(), 1, 'a change of other labels wakes nobody');
    await kie.call(createKieKv, item('b', 'shop'));
    assert.deepEqual(keysOf(await second), ['a', 'b']);

    const third = next(watching);
    await until(() => sleeping() > 0);
    advance(20_000);
    await until(() => log.at(-1)?.status === 304);
    await until(() => sleeping() > 0);
    await kie.call(createKieKv, item('c', 'shop'));
    assert.deepEqual(keysOf(await third), ['a', 'b', 'c']);

    const last = watching.next();
    await until(() => sleeping() > 0);
    end.abort();
    assert.deepEqual(await last, { value: undefined, done: true });
    assert.equal(log.at(-1)?.problem, 'cancelled');
    await until(() => sleeping() === 0);
  });

  it('keeps no other request waiting, however many wait for changes', async () => {
    const { kie, sleeping } = await start();
    await kie.call(createKieKv, item('a', 'shop'));
    const end = new AbortController();
    const watches = Array.from({ length: 6 }, () => kie.watch(listKieKvs, project, { signal: end.signal }));
    await Promise.all(watches.map(next));
    const seconds = watches.map((watching) => watching.next());
    await until(() => sleeping() === 6);
    assert.deepEqual(
      (await kie.call(listKieKvs, project)).data.map(({ key }) => key),
      ['a'],
    );
    end.abort();
    await Promise.all(seconds);
  });

  it('outlives a server that breaks connections and is unavailable', async () => {
    const outages: number[] = [];
    const { kie, log } = await start({ failRate: 0.5, random: () => outages.shift() ?? 0.9 });
    await kie.call(createKieKv, item('a', 'shop'));
    const kinds: string[] = [];
    const watching = kie.watch(listKieKvs, project, { trouble: ({ kind }) => kinds.push(kind) });
    await next(watching);

    // Each failure takes two numbers: that it happens, and whether the connection breaks (0.9) or 503 is answered (0.1).
    const reset = [0.1, 0.9];
    const unavailable = [0.1, 0.1];
    outages.push(...reset, ...reset, ...reset, ...unavailable, ...unavailable, ...unavailable);
    const second = next(watching);
    await until(() => outages.length === 0);
    await kie.call(createKieKv, item('b', 'shop'));
    assert.deepEqual(keysOf(await second), ['a', 'b']);
    assert.deepEqual(kinds, ['unreachable', 'server']);
    assert.equal(log.filter(({ problem }) => problem === 'interrupted').length, 3);
    await watching.return();
  });

  it('gives the instances that the registry finds, and every change of them', async () => {
    const { registry, log } = await start();
    const service = { appId: 'shop', serviceName: 'cart', version: '1.0.0' };
    const { serviceId: service_id } = await registry.call(createMicroservice, {
      ...project,
      body: { service },
    });
    const register = async (hostName: string) => {
      const instance = { hostName, endpoints: [`rest://${hostName}:80`] };
      const { instanceId } = await registry.call(registerInstance, {
        ...project,
        service_id,
        body: { instance },
      });
      return instanceId;
    };
    const first = await register('one');
    const watching = registry.watch(findInstances, { ...project, appId: 'shop', serviceName: 'cart' });
    const hosts = async () => (await next(watching)).data.instances?.map(({ hostName }) => hostName).sort();
    assert.deepEqual(await hosts(), ['one']);

    const second = hosts();
    await until(() => log.at(-1)?.status === 304);
    await register('two');
    assert.deepEqual(await second, ['one', 'two']);

    const third = hosts();
    await registry.call(deregisterInstance, { ...project, service_id, instance_id: first });
    assert.deepEqual(await third, ['two']);
    await watching.return();
  });

  it('tells who asks once that there is nothing new', async () => {
    const { kie } = await start();
    await kie.call(createKieKv, item('a', 'shop'));
    const { headers } = await kie.send(listKieKvs, project);
    const revision = Number(headers['x-kie-revision']);
    assert.equal((await kie.send(listKieKvs, { ...project, revision })).notModified, true);
    assert.ok(!(await kie.send(listKieKvs, { ...project, revision: revision - 1 })).notModified);
  });
});
