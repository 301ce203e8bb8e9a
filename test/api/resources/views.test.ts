import assert from 'node:assert/strict';
import { readLiveState } from '../../../deploy/lain/live-state';
import { liveNames } from '../../../client/live-names';
import { engineRoots } from '../../../client/views/engines';
import { instanceRoots } from '../../../client/views/instances';
import { LazyTree } from '../../../client/views/lazy-tree';
import { microserviceRoots } from '../../../client/views/microservices';
import type { TreeNode } from '../../../client/views/tree-node';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import type { Session } from '../../../connections/session';
import { kieItems } from '../../../resources/kie/items';
import { microservices as microserviceKind } from '../../../resources/registry/microservices';
import { SharedLists } from '../../../resources/shared-lists';
import { fakeClock } from '../../unit/api/fakes';
import { failure } from '../../unit/resources/fakes';
import { openRows, plainDisplay, row, shown } from '../../unit/client/tree-display';
import { sandboxSessions, type SandboxSessions } from './sessions';
import { since } from '../../processor-time';

const { signal } = new AbortController();

describe('the views, the names for the language server and the lists that they share', () => {
  let sandbox: SandboxSessions;
  const { clock } = fakeClock();
  let lists: SharedLists;
  let engines: LazyTree;
  let microservices: LazyTree;
  let instances: LazyTree;
  let sessions: Map<string, Promise<Session>>;

  beforeEach(() => start());
  afterEach(async () => {
    for (const tree of [engines, microservices, instances]) tree.dispose();
    lists.dispose();
    await sandbox.close();
  });

  async function start(seed?: string): Promise<void> {
    sandbox = await sandboxSessions({ ...(seed !== undefined && { seed }) });
    const targets = [sandbox.console, sandbox.engine];
    sessions = new Map(targets.map((target) => [target.id, Promise.resolve(sandbox.open(target))]));
    lists = new SharedLists(clock);
    const tree = (roots: (targets: readonly ResolvedConnection[]) => readonly TreeNode[]) =>
      new LazyTree(() => Promise.resolve(roots(targets)), { sessions: { get }, lists }, plainDisplay, clock);
    [engines, microservices, instances] = [engineRoots, microserviceRoots, instanceRoots].map(tree) as [
      LazyTree,
      LazyTree,
      LazyTree,
    ];
  }

  function get(id: string): Promise<Session> {
    return sessions.get(id) ?? Promise.reject(new Error(`There is no session ${id}.`));
  }

  async function names(kind: string, scope?: string): Promise<readonly string[]> {
    const sources = {
      connections: () => Promise.resolve([sandbox.console, sandbox.engine]),
      sessions: { opened: (id: string) => sessions.get(id) },
      lists,
      log: (message: string) => assert.fail(message),
    };
    const answer = await liveNames({ kind, ...(scope !== undefined && { scope }) }, sources, signal);
    return answer.lists.flatMap((list) => list.names);
  }

  /** How often each operation was sent. */
  function counts(): Record<string, number> {
    const all: Record<string, number> = {};
    for (const operation of sandbox.sent) all[operation] = (all[operation] ?? 0) + 1;
    return all;
  }

  it('ask for each list once when all of them want it at a time', async () => {
    const session = await get(sandbox.console.id);
    const [, registered, , apps, services, versions] = await Promise.all([
      openRows(engines, 'cluster'),
      openRows(instances, 'cluster'),
      openRows(microservices, 'dev'),
      names('lain-app'),
      names('microservice'),
      names('instance-version', 'cart'),
      session.client('lain'),
    ]);
    assert.ok(registered.some(({ label }) => label === 'hello-world'));
    assert.ok(apps.includes('hello-world') && services.includes('cart'));
    const [cart] = (await openRows(microservices, 'dev', 'production', 'shop')).filter(
      ({ label }) => label === 'cart',
    );
    assert.ok(cart);
    for (const version of await microservices.getChildren(cart)) {
      const [node] = await microservices.getChildren(version);
      assert.ok(node);
      await microservices.getChildren(node);
    }
    assert.ok(versions.includes('1.1.0'));
    const { listInstances, ...others } = counts();
    assert.deepEqual(others, {
      getAuthorizationStatus: 1,
      listRegisteredApps: 1,
      listGovernMicroservices: 2,
      getGovernStatistics: 1,
    });
    const engine = await get(sandbox.engine.id);
    const { items } = await lists.get(microserviceKind, engine, {}, { maxAgeMs: Infinity });
    const carts = items.filter(({ serviceName }) => serviceName === 'cart');
    assert.equal(listInstances, carts.length, 'once for each version, whether shown or named');
  });

  it('share what is read with a deployment that chooses a version and plans', async () => {
    const session = await get(sandbox.console.id);
    const context = { session, lists, clock: fakeClock().clock };
    const [pods, live, again] = await Promise.all([
      openRows(instances, 'cluster', 'hello-world', 'web'),
      readLiveState(context, 'hello-world'),
      readLiveState(context, 'hello-world'),
    ]);
    assert.equal(pods.length, 2);
    assert.notEqual(live.versions.length, 0);
    assert.deepEqual(again, live);

    assert.deepEqual(counts(), {
      listRegisteredApps: 1,
      getApp: 1,
      getRegisteredApp: 1,
      listVersions: 1,
    });
    const fired: string[] = [];
    instances.onDidChangeTreeData((node) => fired.push(node?.label ?? ''));
    await readLiveState(context, 'hello-world');
    assert.deepEqual(fired, [], 'the answer was the same');
    await openRows(instances, 'cluster', 'hello-world', 'web');
    assert.equal(counts()['getApp'], 2, 'from what the deployment has read');
  });

  it('lead from an engine to its configuration items', async () => {
    const session = await get(sandbox.engine.id);
    const labels = { app: 'trial', environment: 'testing' };
    const itemOf = async (key: string) => {
      const { items: found } = await kieItems.list(session, { labels }, signal);
      const item = found.find((one) => one.key === key);
      assert.ok(item);
      return item;
    };
    const create = (key: string, value: string) =>
      kieItems.create(session, { labels }, { key, value, status: 'enabled', value_type: 'text' }, signal);
    await create('rate', '100');
    await create('database.password', 'hidden');
    await create('policy', 'rate: 1\n'.repeat(20));
    const scope = await row(engines, 'dev', 'Configuration', 'trial');
    assert.equal(shown(engines, scope), 'trial — testing · items: 3');
    const items = await engines.getChildren(scope);
    assert.deepEqual(
      items.map((item) => shown(engines, item)),
      ['database.password — text · •••', 'policy — text', 'rate — text · 100'],
    );
    assert.deepEqual(items[2]?.flags, ['named', 'kieItem', 'configuration']);
    assert.deepEqual(counts(), { createKieKv: 3, listKieKvs: 1 });
    await kieItems.change(session, {}, await itemOf('rate'), { value: '200' }, signal);
    await kieItems.change(session, {}, await itemOf('database.password'), { value: 'other' }, signal);
    engines.refresh();
    const history = async (key: string) =>
      (await openRows(engines, 'dev', 'Configuration', 'trial', key)).map((node) => shown(engines, node));
    const [newest = '', oldest = ''] = await history('rate');
    assert.match(newest, / — current · 200$/);
    assert.match(oldest, / — 100$/);
    assert.doesNotMatch((await history('database.password')).join(), /hidden|other/);
  });

  it('say how an engine is', async () => {
    const counters = await openRows(engines, 'dev', 'Service center');
    assert.deepEqual(
      counters.map(({ label }) => label),
      ['Applications', 'Microservices', 'Instances'],
    );
    assert.match(shown(engines, await row(engines, 'dev', 'Service center')), /^Service center — .*healthy$/);
  });

  it('keep the configuration of an engine within reach when its registry cannot be reached', async () => {
    const session = await get(sandbox.engine.id);
    const client: Session['client'] = (service) =>
      service === 'registry' ? Promise.reject(failure('unreachable', 'No way.')) : session.client(service);
    sessions.set(sandbox.engine.id, Promise.resolve({ ...session, client }));
    const [reason] = await openRows(engines, 'dev', 'Service center');
    assert.equal(reason?.label, 'No way.');
    const scopes = await openRows(engines, 'dev', 'Configuration');
    assert.notEqual(scopes.length, 0);
    for (const scope of scopes) assert.match(shown(engines, scope), /items: \d+$/);
  });

  it('show an app in its states without another request for its procs and pods', async () => {
    const pods = await openRows(instances, 'cluster', 'hello-world', 'web');
    assert.equal(pods.length, 2);
    const [hint] = await openRows(instances, 'cluster', 'shop-cart');
    assert.match(hint?.label ?? '', /not deployed/);
    assert.deepEqual(counts(), { listRegisteredApps: 1, getApp: 2 });
  });

  it('never show a connection what was read through another', async () => {
    const other = { ...sandbox.engine, id: 'another engine' };
    sessions.set(other.id, Promise.resolve({ ...(await get(sandbox.engine.id)), target: other }));
    await openRows(microservices, 'dev');
    const tree = new LazyTree(
      () => Promise.resolve(microserviceRoots([other])),
      { sessions: { get }, lists },
      plainDisplay,
      clock,
    );
    await openRows(tree, 'dev');
    tree.dispose();
    assert.equal(counts()['listGovernMicroservices'], 4);
  });

  it('stay fast with 2,000 services of 10 instances', async function () {
    this.timeout(60_000);
    await sandbox.close();
    await start('scale:2000x10');
    const begin = process.cpuUsage();
    let rows = await openRows(microservices, 'dev');
    let opened = 0;
    while (rows[0]?.load) {
      opened = Math.max(opened, rows.length);
      rows = await microservices.getChildren(rows[0]);
    }
    assert.equal(rows.length, 10);
    for (const node of rows) microservices.getTreeItem(node);
    const time = since(begin);
    assert.ok(time < 3_000, `It took ${time.toFixed(0)} ms.`);
    assert.deepEqual(counts(), { getGovernStatistics: 1, listGovernMicroservices: 2, listInstances: 1 });
    assert.ok(opened > 1);
  });
});
