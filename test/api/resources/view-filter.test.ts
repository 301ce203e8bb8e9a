import assert from 'node:assert/strict';
import { engineRoots } from '../../../client/views/engines';
import { describeCoverage } from '../../../client/views/filter/coverage';
import { searchAll } from '../../../client/views/filter/search-all';
import { instanceRoots } from '../../../client/views/instances';
import { LazyTree } from '../../../client/views/lazy-tree';
import { locateRow } from '../../../client/views/locate-row';
import { microserviceRoots } from '../../../client/views/microservices';
import type { TreeNode } from '../../../client/views/tree-node';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import type { Session } from '../../../connections/session';
import { registeredApps } from '../../../resources/lain/apps';
import { SharedLists } from '../../../resources/shared-lists';
import { since } from '../../processor-time';
import { fakeClock } from '../../unit/api/fakes';
import { openRows, plainDisplay, row, shown } from '../../unit/client/tree-display';
import { sandboxSessions, type SandboxSessions } from './sessions';

type Roots = (targets: readonly ResolvedConnection[]) => readonly TreeNode[];

describe('the filter of a view', () => {
  let sandbox: SandboxSessions;
  let lists: SharedLists;
  let tree: LazyTree;

  afterEach(async () => {
    tree.dispose();
    lists.dispose();
    await sandbox.close();
  });

  async function start(roots: Roots, seed?: string): Promise<void> {
    sandbox = await sandboxSessions({ ...(seed !== undefined && { seed }) });
    const targets = [sandbox.console, sandbox.engine];
    const sessions = new Map<string, Promise<Session>>(
      targets.map((target) => [target.id, Promise.resolve(sandbox.open(target))]),
    );
    const get = (id: string) => sessions.get(id) ?? Promise.reject(new Error(id));
    const { clock } = fakeClock();
    lists = new SharedLists(clock);
    tree = new LazyTree(
      () => Promise.resolve(roots(targets)),
      { sessions: { get }, lists },
      plainDisplay,
      clock,
    );
  }

  /** The labels below a path, as they are shown. */
  async function labels(...path: readonly string[]): Promise<string[]> {
    return (await openRows(tree, ...path)).map(({ label }) => label);
  }

  const shownAt = async (...path: readonly string[]) => shown(tree, await row(tree, ...path));

  it('finds words in any order, over the path, without a request', async () => {
    await start(microserviceRoots);
    await openRows(tree, 'dev');
    const sent = sandbox.sent.length;
    await tree.narrow({ text: 'CART shop', states: [] });
    assert.deepEqual(await labels('dev'), ['production', 'testing']);
    assert.deepEqual(await labels('dev', 'production'), ['shop']);
    assert.deepEqual(await labels('dev', 'production', 'shop'), ['cart']);
    assert.match(await shownAt('dev', 'production', 'shop'), /^shop — 1 of \d+ shown · /);
    assert.match(
      await shownAt('dev', 'production', 'shop', 'cart'),
      /^cart — \d of \d up/,
      'nothing left out',
    );
    assert.equal(sandbox.sent.length, sent);
  });

  it('finds states by what is rolled up, and leaves the healthy instances of an unhealthy version out', async () => {
    await start(microserviceRoots);
    await openRows(tree, 'dev');
    await tree.narrow({ text: '', states: ['bad'] });
    assert.deepEqual(await labels('dev', 'production', 'shop'), ['orders']);
    const version = ['dev', 'production', 'shop', 'orders', '2.3.1'];
    assert.ok((await labels(...version)).includes('Schemas'), 'what belongs to it is shown');
    const instances = await labels(...version, 'Instances');
    assert.equal(instances.length, 1);
    assert.match(await shownAt(...version, 'Instances'), /^Instances — 1 of 2 shown · 1 of 2 up$/);
  });

  it('keeps what has not been read, and says that it was not searched', async () => {
    await start(instanceRoots);
    await openRows(tree, 'cluster');
    await tree.narrow({ text: '', states: ['good'] });
    assert.equal(await shownAt('cluster', 'hello-world'), 'hello-world — not searched');
    await openRows(tree, 'cluster', 'hello-world');
    assert.match(await shownAt('cluster', 'hello-world'), /^hello-world — (?!not searched)/);
    await tree.narrow({ text: 'zzz', states: [] });
    const [nothing] = await openRows(tree, 'cluster');
    assert.equal(nothing?.label, 'Nothing here matches the filter');
    assert.equal(await shownAt('dev'), `dev — not searched · ${(await row(tree, 'dev')).description ?? ''}`);
  });

  it('says what it has not looked at, and a search reads all of that until it finds what is there', async () => {
    await start(instanceRoots);
    await tree.narrow({ text: '', states: ['bad'] });
    const before = await tree.coverage();
    assert.equal(before.found, undefined);
    assert.equal(describeCoverage(before), '2 not opened');
    const messages: string[] = [];
    const found = await searchAll(
      { coverage: () => tree.coverage(), read: (one) => tree.levelOf(one) },
      new AbortController().signal,
      (message) => messages.push(message),
    );
    assert.deepEqual(found.unsearched, []);
    assert.ok(found.found && found.searched > 10 && messages.length > 1, messages.join());
    assert.deepEqual(await labels('cluster'), ['shop-search']);
    const [reason, ...others] = await labels('cluster', 'shop-search');
    assert.match(reason ?? '', /^Cannot start container/);
    assert.deepEqual(others, ['indexer'], 'rows beside it that have no state are left out');
    const [error, ...pods] = await openRows(tree, 'cluster', 'shop-search', 'indexer');
    assert.ok(error && pods.length > 0, 'its last error stays beside its pods');
  });

  it('does not take what failed in the past for a state', async () => {
    await start(instanceRoots);
    for (const app of await openRows(tree, 'cluster')) {
      for (const proc of app.load ? await tree.getChildren(app) : []) {
        for (const pod of proc.load ? await tree.getChildren(proc) : [])
          if (pod.load) await tree.getChildren(pod);
      }
    }
    await tree.narrow({ text: '', states: ['bad'] });
    assert.deepEqual(await labels('cluster'), ['shop-search']);
  });

  it('stops a search when it is cancelled, or has read as many rows as it may', async () => {
    await start(instanceRoots);
    await tree.narrow({ text: '', states: ['bad'] });
    let read = 0;
    const view = {
      coverage: () => tree.coverage(),
      read: (one: TreeNode) => {
        read += 1;
        return tree.levelOf(one);
      },
    };
    const bounded = await searchAll(view, new AbortController().signal, () => undefined, 3);
    assert.deepEqual([bounded.read, read], [3, 3]);
    assert.ok(bounded.unsearched.length > 0);
    const cancelled = await searchAll(view, AbortSignal.abort(), () => undefined);
    assert.deepEqual([cancelled.read, read], [0, 3]);
  });

  it('ends a search of what cannot be read', async () => {
    await start(instanceRoots);
    await sandbox.close();
    await tree.narrow({ text: 'zzz', states: [] });
    const view = { coverage: () => tree.coverage(), read: (one: TreeNode) => tree.levelOf(one) };
    const { read, unreadable } = await searchAll(view, new AbortController().signal, () => undefined);
    assert.deepEqual([read, unreadable], [3, 2], 'both connections, and what is below one of them');
  });

  it('survives a refresh, and shows everything again when it is cleared', async () => {
    await start(instanceRoots);
    const all = await labels('cluster');
    await tree.narrow({ text: 'hello', states: [] });
    assert.deepEqual(await labels('cluster'), ['hello-world']);
    tree.refresh();
    assert.deepEqual(await labels('cluster'), ['hello-world']);
    await tree.narrow({ text: ' ', states: [] });
    assert.equal(tree.narrowedTo, undefined);
    assert.deepEqual(await labels('cluster'), all);
  });

  it('keeps messages in place of rows', async () => {
    await start(engineRoots);
    await tree.narrow({ text: 'zzz', states: [] });
    await sandbox.close();
    const rows = await labels('dev', 'Configuration');
    assert.ok(rows.includes('Try again'), rows.join());
    assert.match(await shownAt('dev', 'Configuration'), /^Configuration — not searched/);
  });

  it('gives way to a row that is gone to', async () => {
    await start(instanceRoots);
    await openRows(tree, 'cluster');
    await tree.narrow({ text: 'shop', states: [] });
    const above = await tree.find(sandbox.console.id);
    assert.ok(above);
    const wanted = { kind: registeredApps, scope: {}, identity: 'hello-world' };
    const found = await locateRow(tree, above, wanted);
    assert.equal(found?.label, 'hello-world');
    await tree.uncover(found);
    assert.equal(tree.narrowedTo, undefined);
    assert.ok((await openRows(tree, 'cluster')).includes(found), 'the editor finds it where it looks');
  });

  it('takes less than 50 ms for a key at 2,000 services of 10 instances', async function () {
    this.timeout(60_000);
    await start(microserviceRoots, 'scale:2000x10');
    const [environment] = await openRows(tree, 'dev');
    assert.ok(environment);
    const applications = await tree.getChildren(environment);
    for (const application of applications) await tree.getChildren(application);
    const texts = ['o', 'or', 'ord', 'orders-0', 'nothing of this name', 'orders-01999'];
    const begin = process.cpuUsage();
    for (const text of texts) {
      await tree.narrow({ text, states: ['good'] });
      for (const shownRow of await openRows(tree, 'dev')) tree.getTreeItem(shownRow);
      for (const application of applications) {
        for (const service of await tree.getChildren(application)) tree.getTreeItem(service);
      }
    }
    const each = since(begin) / texts.length;
    assert.ok(each < 50, `It took ${each.toFixed(0)} ms.`);
  });
});
