import assert from 'node:assert/strict';
import { LazyTree } from '../../../client/views/lazy-tree';
import { microserviceRoots } from '../../../client/views/microservices';
import { healthIcon } from '../../../client/views/tree-node';
import type { Session } from '../../../connections/session';
import { SharedLists } from '../../../resources/shared-lists';
import { fakeClock } from '../../unit/api/fakes';
import { openRows, plainDisplay, row, shown, tooltipOf } from '../../unit/client/tree-display';
import { sandboxSessions, type SandboxSessions } from './sessions';

describe('the rows of microservices', () => {
  let sandbox: SandboxSessions;
  let lists: SharedLists;
  let tree: LazyTree;
  let session: Promise<Session>;

  beforeEach(() => start());
  afterEach(async () => {
    tree.dispose();
    lists.dispose();
    await sandbox.close();
  });

  async function start(seed?: string): Promise<void> {
    sandbox = await sandboxSessions({ ...(seed !== undefined && { seed }) });
    session = Promise.resolve(sandbox.open(sandbox.engine));
    const { clock } = fakeClock();
    lists = new SharedLists(clock);
    const sources = { sessions: { get: () => session }, lists };
    const roots = () => Promise.resolve(microserviceRoots([sandbox.engine]));
    tree = new LazyTree(roots, sources, plainDisplay, clock);
  }

  const shownAt = async (...labels: readonly string[]) => shown(tree, await row(tree, ...labels));

  it('say on every level above a dead instance that something is wrong, without opening it', async () => {
    const path = ['dev', 'production', 'shop', 'orders', '2.3.1'];
    for (let depth = 2; depth <= path.length; depth += 1) {
      const found = await row(tree, ...path.slice(0, depth));
      assert.deepEqual(found.icon, healthIcon('bad'), found.label);
      const [first] = await openRows(tree, ...path.slice(0, depth - 1));
      assert.equal(first?.label, found.label, 'the unhealthy one is first');
    }
    assert.equal(await shownAt('dev'), `dev — unhealthy: 1 · ServiceComb engine · ${sandbox.engine.address}`);
    assert.equal(await shownAt(...path.slice(0, 4)), 'orders — 1 of 2 up · versions: 1');
    assert.match(await shownAt(...path), /^2\.3\.1 — 1 of 2 up · servicecomb-java-chassis/);
    assert.equal(sandbox.sent.filter((id) => id === 'listInstances').length, 0);
    const instances = await openRows(tree, ...path, 'Instances');
    assert.deepEqual(
      instances.map(({ label }) => label),
      ['shop-node-3', 'shop-node-2'],
    );
  });

  it('leave what is well, or has no instances, as it is', async () => {
    assert.deepEqual((await row(tree, 'dev', 'testing')).icon, { id: 'globe' });
    assert.equal(await shownAt('dev', 'testing'), 'testing — 2 of 2 up · applications: 1');
    const idle = ['dev', 'production', 'shop', 'recommendations'];
    assert.equal(await shownAt(...idle), 'recommendations — no instances · versions: 1');
    assert.deepEqual((await row(tree, ...idle)).icon, { id: 'symbol-interface' });
  });

  it('offer what each can do', async () => {
    assert.deepEqual((await row(tree, 'dev')).actions, ['createMicroservice']);
    const version = ['dev', 'production', 'shop', 'cart', '1.1.0'];
    assert.deepEqual((await row(tree, ...version)).actions, ['deleteMicroservice']);
    assert.deepEqual((await row(tree, ...version, 'Tags')).actions, ['setServiceTag']);
    assert.deepEqual((await row(tree, ...version, 'Properties')).actions, ['setServiceProperty']);
    assert.deepEqual((await row(tree, ...version, 'Schemas')).actions, ['uploadSchema']);
    const endpoint = await row(tree, ...version, 'Schemas', 'cart-endpoint');
    assert.deepEqual(endpoint.actions, ['replaceSchema', 'deleteSchema']);
    assert.deepEqual((await row(tree, ...version, 'Providers')).actions, ['addProvider']);
    const instancesRow = await row(tree, ...version, 'Instances');
    assert.deepEqual(instancesRow.actions, ['registerInstance', 'sendHeartbeats']);
    assert.deepEqual((await row(tree, ...version, 'Instances', 'shop-node-1')).actions, [
      'setInstanceStatus',
      'setInstanceProperty',
      'removeInstanceProperty',
      'sendHeartbeat',
      'deregisterInstance',
      'setMatchingStatus',
    ]);
  });

  it('lead from a version to what is registered with it, and to its neighbours', async () => {
    const version = ['dev', 'production', 'shop', 'cart', '1.1.0'];
    const [schema] = await openRows(tree, ...version, 'Schemas');
    assert.equal(schema?.label, 'cart-endpoint');
    assert.match(schema.description ?? '', /^[0-9a-f]{12}$/);
    const called = await openRows(tree, ...version, 'Providers');
    assert.deepEqual(called.map(({ label }) => label).sort(), ['inventory 1.7.0', 'recommendations 0.9.0']);
    assert.equal(await shownAt(...version, 'Providers'), 'Providers — 2');
    const mail = ['dev', 'production', 'platform', 'mail', '1.0.3'];
    assert.equal(await shownAt(...mail, 'Properties'), 'Properties — 1', 'the list of versions has them');
    const [empty] = await openRows(tree, ...version, 'Tags');
    assert.equal(await shownAt(...version, 'Tags'), 'Tags', 'counted neither before it is opened nor after');
    assert.equal(empty?.label, 'Nothing here');
    const [property] = await openRows(tree, ...mail, 'Properties');
    assert.equal(property && shown(tree, property), 'allowCrossApp — true');
  });

  it('say in the tooltip of an instance where it is and how long it lives without heartbeats', async () => {
    const path = ['dev', 'production', 'shop', 'cart', '1.1.0', 'Instances', 'shop-node-1'];
    const tooltip = tooltipOf(tree, await row(tree, ...path));
    assert.match(tooltip, /^Host: shop-node-1\nState: UP\nEndpoints: rest:\/\/10\.20\.1\.11:8081/);
    assert.match(tooltip, /Heartbeats: every 30 s; removed after 120 s without one/);
    assert.match(tooltip, /Zone: lakeside, eu-west-101/);
  });

  it('only count instances at large engines', async () => {
    tree.dispose();
    lists.dispose();
    await sandbox.close();
    await start('scale:300x10');
    const [first] = await openRows(tree, 'dev');
    assert.match(first?.description ?? '', /instances: \d+/);
    assert.deepEqual([...sandbox.sent].sort(), [
      'getGovernStatistics',
      'listGovernMicroservices',
      'listGovernMicroservices',
    ]);
  });
});
