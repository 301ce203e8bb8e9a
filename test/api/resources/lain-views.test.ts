import assert from 'node:assert/strict';
import { patchProc } from '../../../api/catalogue/lain/procs';
import { registerApp } from '../../../api/catalogue/lain/repos';
import { deleteMaintainer } from '../../../api/catalogue/lain/maintainers';
import { engineRoots } from '../../../client/views/engines';
import { instanceRoots } from '../../../client/views/instances';
import { LazyTree } from '../../../client/views/lazy-tree';
import { healthIcon } from '../../../client/views/tree-node';
import type { Session } from '../../../connections/session';
import { shownTime } from '../../../resources/shown-time';
import { SharedLists } from '../../../resources/shared-lists';
import type { SandboxOptions } from '../../../sandbox/options';
import { assertEvery } from '../../every';
import { openRows, plainDisplay, row, shown, tooltipOf } from '../../unit/client/tree-display';
import { sandboxSessions, type SandboxSessions } from './sessions';

describe('the rows of a LAIN console', () => {
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

  async function start(options?: SandboxOptions): Promise<void> {
    sandbox = await sandboxSessions(options);
    session = Promise.resolve(sandbox.open(sandbox.console));
    const clock = { now: () => sandbox.sandbox.now(), sleep: () => Promise.resolve() };
    lists = new SharedLists(clock);
    const sources = { sessions: { get: () => session }, lists };
    const roots = () => Promise.resolve(instanceRoots([sandbox.console]));
    tree = new LazyTree(roots, sources, plainDisplay, clock);
  }

  async function restart(options: SandboxOptions): Promise<void> {
    tree.dispose();
    lists.dispose();
    await sandbox.close();
    await start(options);
  }

  const iconOf = async (...labels: readonly string[]) => (await row(tree, ...labels)).icon;

  it('offer what each can do in its state', async () => {
    assert.deepEqual((await row(tree, 'cluster')).actions, ['registerApp']);
    assert.deepEqual((await row(tree, 'cluster', 'hello-world')).actions, [
      'undeployApp',
      'deployApp',
      'upgradeApp',
    ]);
    const instance = ['cluster', 'Instances of redis-resource', 'shop-orders'] as const;
    assert.deepEqual((await row(tree, ...instance)).actions, ['undeployApp', 'upgradeApp']);
    const proc = await row(tree, 'cluster', 'hello-world', 'web');
    assert.deepEqual(proc.actions, ['scaleProc', 'resizeProc', 'restartProc', 'stopProc', 'deleteProc']);
    const pod = await row(tree, 'cluster', 'hello-world', 'web', 'instance 1');
    assert.deepEqual(pod.actions, ['restartPod', 'stopPod']);
    const portal = (await openRows(tree, 'cluster', 'mail-service')).find(({ description }) =>
      description?.includes('portal'),
    );
    assert.deepEqual(portal?.actions, []);
  });

  it('say a state once for an app, its procs and their pods: what restarts waits, and is not bad', async () => {
    sandbox.sandbox.advance(45_000); // in the pause between two starts of a worker that crashes
    const path = ['cluster', 'shop-orders'] as const;
    const worker = await row(tree, ...path, 'invoices');
    assert.match(shown(tree, worker), /^invoices — 0 of 1 healthy · worker · 128 MB$/);
    const waiting = healthIcon('waiting');
    assert.deepEqual(worker.icon, waiting);
    assert.deepEqual(await iconOf(...path, 'invoices', 'instance 1'), waiting);
    const pod = tooltipOf(tree, await row(tree, ...path, 'invoices', 'instance 1'));
    assert.match(pod, /^Address: [\d.]+$/m, 'a worker has no port');
    const [first] = await openRows(tree, ...path);
    assert.equal(first?.label, 'invoices', 'the unhealthy proc comes first');
    assert.match(String(tree.getTreeItem(await row(tree, ...path)).description), /^3 of 4 pods healthy · /);
  });

  it('say of an app that one no longer maintains who lets one in, which is no trouble', async () => {
    const path = ['cluster', 'shop-search'] as const;
    await openRows(tree, 'cluster');
    const other = sandbox.sandbox.lain('root');
    await other.call(deleteMaintainer, { appName: 'shop-search', username: 'lin' });
    const rows = await openRows(tree, ...path);
    assert.deepEqual(rows[0]?.icon, { id: 'lock' });
    assert.deepEqual(
      rows.map((one) => shown(tree, one)),
      [
        'No permission to view shop-search — Ask a maintainer of the app to add you.',
        'Try again',
        'Sign in with another account',
      ],
    );
    assert.equal(shown(tree, await row(tree, ...path)), 'shop-search — no permission');
    assert.deepEqual(tree.troubles.all(), []);
  });

  it('say why an instance does not start', async () => {
    const rows = await openRows(tree, 'cluster', 'shop-search', 'indexer');
    const pod = rows.find(({ label }) => label.startsWith('instance'));
    assert.deepEqual(pod?.icon, healthIcon('bad'));
    assert.match(tooltipOf(tree, pod), /^State: Cannot start container.*\n.*Started: never/s);
    assert.ok(rows[0]?.label.startsWith('Cannot start container'));
  });

  it('tell who has done what with an app, newest first', async () => {
    const client = sandbox.sandbox.lain('lin');
    const proc = { appName: 'hello-world', procName: 'web' };
    await client.call(patchProc, { ...proc, body: { num_instances: 3 } });
    const [newest] = await openRows(tree, 'cluster', 'hello-world', 'Operations');
    assert.ok(newest);
    assert.match(shown(tree, newest), /^Scale — lin · (.*) · proc web: \{"num_instances":3\}$/);
    const [, time = ''] = (newest.description ?? '').split(' · ');
    assert.equal(time, shownTime(Date.parse(time)), 'the time format of all rows');
    assert.match(tooltipOf(tree, newest), /^Operation: Scale\nUser: lin\n/);
  });

  it('say that an app has no operations yet', async () => {
    await sandbox.sandbox.lain('lin').call(registerApp, { body: { appname: 'quiet' } });
    const [hint] = await openRows(tree, 'cluster', 'quiet', 'Operations');
    assert.match(hint?.label ?? '', /^Nothing has been noted/);
  });

  it('tell the history of an instance when it is opened, newest first', async () => {
    const entries = await openRows(tree, 'cluster', 'shop-orders', 'invoices', 'instance 1');
    assertEvery(entries, ({ label }) => ['Upgrade', 'Restart', 'Exit', 'Deploy'].includes(label));
    assert.match(entries[0]?.description ?? '', /^(Success|Fail) · .*node\d$/);
    assert.equal(sandbox.sent.filter((id) => id === 'listInstanceHistories').length, 1);
  });

  it('say that an old console keeps no history', async () => {
    await restart({ lainGeneration: 'async' });
    const [hint] = await openRows(tree, 'cluster', 'hello-world', 'web', 'instance 1');
    assert.equal(hint?.label, 'The console has no history of this instance');
  });

  it('name the people who maintain an app, deployed or not, with their roles', async () => {
    for (const app of ['hello-world', 'shop-cart']) {
      const people = await openRows(tree, 'cluster', app, 'Maintainers');
      assert.deepEqual(
        people.map((person) => shown(tree, person)),
        ['lin — admin', 'mei — normal'],
      );
      assert.equal(
        shown(tree, await row(tree, 'cluster', app, 'Maintainers')),
        'Maintainers — 2, admins: lin · you: admin',
      );
    }
  });

  it('say that nobody maintains apps on a console without sign-in', async () => {
    await restart({ lainAuthentication: 'none' });
    const [hint] = await openRows(tree, 'cluster', 'hello-world', 'Maintainers');
    assert.match(hint?.label ?? '', /everyone is admin/);
  });

  it('lead to mountpoints by addresses that a browser takes', async () => {
    const rows = await openRows(tree, 'cluster', 'hello-world');
    const mountpoints = rows.filter(({ flags }) => flags?.includes('address'));
    assertEvery(mountpoints, ({ label, address }) => address === `http://${label}`);
  });

  it('tell the states of the instances of a resource before they are opened, to who may see them', async () => {
    const name = 'Instances of redis-resource';
    const [instance] = await openRows(tree, 'cluster', name);
    assert.ok(instance);
    assert.match(shown(tree, instance), /^shop-orders — 1 of 1 pods healthy/);
    assert.match(shown(tree, await row(tree, 'cluster', name)), / · 1 of 1 healthy$/);
    const other = sandbox.sandbox.lain('root');
    await other.call(deleteMaintainer, { appName: 'redis-resource', username: 'lin' });
    lists.dispose();
    tree.refresh();
    const [unseen] = await openRows(tree, 'cluster', name);
    assert.equal(unseen?.description, undefined);
  });

  it('say where the logs of an instance are, since the console has no operation for them', async () => {
    const pod = await row(tree, 'cluster', 'hello-world', 'web', 'instance 1');
    const folder = '/data/lain/volumes/hello-world/hello-world.web.web/1/lain/logs';
    assert.ok(tooltipOf(tree, pod).endsWith(`on the node in ${folder}`));
  });

  it('list the ports of the stream router that are taken, and by what', async () => {
    tree.dispose();
    const sources = { sessions: { get: () => session }, lists };
    const clock = { now: () => sandbox.sandbox.now(), sleep: () => Promise.resolve() };
    tree = new LazyTree(() => Promise.resolve(engineRoots([sandbox.console])), sources, plainDisplay, clock);
    const rows = await openRows(tree, 'cluster', 'Stream ports');
    assert.deepEqual(
      rows.map((port) => shown(tree, port)),
      ['9500/tcp — mail-service mail, port 25', '9506/tcp — shop-search indexer, port 9306'],
    );
  });

  it('lead from a resource to its instances, and from an app to its own instance', async () => {
    const instance = 'resource.redis-resource.shop-orders';
    const known = await row(tree, 'cluster', 'redis-resource', instance);
    assert.match(shown(tree, known), /1 of 1 pods healthy · /);
    const used = await row(tree, 'cluster', 'shop-orders', 'redis-resource');
    assert.equal(used.name, instance);
    const procs = await tree.getChildren(used);
    assert.ok(procs.some(({ label }) => label === 'redis'));
  });
});
