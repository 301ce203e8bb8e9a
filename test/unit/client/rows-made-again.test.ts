import assert from 'node:assert/strict';
import { LazyTree } from '../../../client/views/lazy-tree';
import type { TreeNode } from '../../../client/views/tree-node';
import { engineType } from '../../../connections/types/engine';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import { SharedLists } from '../../../resources/shared-lists';
import { fakeClock } from '../api/fakes';
import { failure, fakeSession, heldKind, settle } from '../resources/fakes';
import { openRows, plainDisplay, row, shown } from './tree-display';

const here = { id: 'here', origin: 'settings', type: engineType } as unknown as ResolvedConnection;

describe('rows that are made again', () => {
  const sessions = { get: (id: string) => Promise.resolve(fakeSession(id)) };
  let { kind, questions } = heldKind();
  let { clock } = fakeClock();
  let lists = new SharedLists(clock);
  let trees: LazyTree[] = [];

  beforeEach(() => {
    ({ kind, questions } = heldKind());
    ({ clock } = fakeClock());
    lists = new SharedLists(clock);
    trees = [];
  });
  afterEach(() => {
    for (const tree of trees) tree.dispose();
    lists.dispose();
  });

  it('reads a list below a row again after a refresh, also when the row has been made anew since', async () => {
    const [outer, inner] = [heldKind(), heldKind()];
    const outerKind = { ...outer.kind, id: 'test/outer' };
    const below: TreeNode = {
      id: 'root/below',
      label: 'below',
      connection: here,
      load: async (live) => {
        const things = await live.list(here, inner.kind, 'all');
        return { children: things.map((label) => ({ id: `root/below/${label}`, label })) };
      },
    };
    const root: TreeNode = {
      id: 'root',
      label: 'root',
      connection: here,
      load: async (live) => {
        await live.list(here, outerKind, 'all');
        return { children: [{ ...below }] };
      },
    };
    const one = new LazyTree(() => Promise.resolve([root]), { sessions, lists }, plainDisplay, clock);
    trees.push(one);
    const opened = async (...things: string[]) => {
      const rows = openRows(one, 'root', 'below');
      await settle();
      outer.questions.at(-1)?.answer('x');
      await settle();
      inner.questions.at(-1)?.answer(...things);
      return (await rows).map(({ label }) => label);
    };
    assert.deepEqual(await opened('a'), ['a']);
    lists.invalidate(outerKind, fakeSession('here'), 'all');
    one.refresh();
    assert.deepEqual(await opened('b'), ['b']);
  });

  it('keeps what is known about a row that is made again, marked until its children are read again', async () => {
    const app = (): TreeNode => ({
      id: 'root/app',
      label: 'app',
      connection: here,
      load: async (live) => {
        const pods = await live.list(here, kind, 'pods');
        return { children: [], appearance: { description: `pods: ${String(pods.length)}` } };
      },
    });
    const load: TreeNode['load'] = async (live) => {
      await live.list(here, kind, 'apps');
      return { children: [app()] };
    };
    const roots = () => Promise.resolve([{ id: 'root', label: 'root', connection: here, load }]);
    const one = new LazyTree(roots, { sessions, lists }, plainDisplay, clock);
    trees.push(one);
    const answer = async <T>(opening: Promise<T>, ...things: string[]): Promise<T> => {
      await settle();
      questions.at(-1)?.answer(...things);
      return opening;
    };
    await answer(one.getChildren(await row(one, 'root')), 'app');
    const former = await row(one, 'root', 'app');
    await answer(one.getChildren(former), 'a', 'b');
    assert.equal(shown(one, former), 'app — pods: 2');
    const time = new Date(clock.now()).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

    one.rebuild();
    const rebuilt = await row(one, 'root', 'app');
    assert.notEqual(rebuilt, former);
    assert.equal(shown(one, rebuilt), 'app — pods: 2', 'nothing was to be read again');
    await one.getChildren(rebuilt);

    lists.invalidateKind(kind, { target: here });
    await answer(one.getChildren(await row(one, 'root')), 'app');
    const made = await row(one, 'root', 'app');
    assert.notEqual(made, rebuilt);
    assert.equal(shown(one, made), `app — as of ${time} · pods: 2`);

    // The editor still opens the former row when both it and the row above it were to be shown again.
    await answer(one.getChildren(rebuilt), 'a', 'b', 'c');
    const shownAgain = new Promise((resolve) => one.onDidChangeTreeData(resolve));
    await one.getChildren(made);
    assert.equal(await shownAgain, made, 'the editor does not know the former row any more');
    assert.equal(shown(one, made), 'app — pods: 3');

    lists.forgetSession('here');
    await answer(one.getChildren(await row(one, 'root')), 'app');
    const unreadable = await row(one, 'root', 'app');
    const opening = one.getChildren(unreadable);
    await settle();
    questions.at(-1)?.fail(failure('unreachable'));
    await opening;
    assert.equal(shown(one, unreadable), 'app', 'nothing is known any more');
  });

  it('shows what was read last below a row, also when the editor opens a former row meanwhile', async () => {
    const app = (pods: readonly string[]): TreeNode => ({
      id: 'root/app',
      label: 'app',
      load: () => ({ children: pods.map((pod) => ({ id: `root/app/${pod}`, label: pod })) }),
    });
    const load: TreeNode['load'] = async (live) => ({
      children: [app(await live.list(here, kind, 'pods'))],
    });
    const roots = () => Promise.resolve([{ id: 'root', label: 'root', connection: here, load }]);
    const one = new LazyTree(roots, { sessions, lists }, plainDisplay, clock);
    trees.push(one);
    const read = async (pod: string): Promise<TreeNode> => {
      const opening = row(one, 'root', 'app');
      await settle();
      questions.at(-1)?.answer(pod);
      return opening;
    };
    const below = async (node: TreeNode) => (await one.getChildren(node)).map(({ label }) => label);

    const former = await read('starting');
    lists.invalidateKind(kind, { target: here });
    assert.deepEqual(await below(former), ['starting']);
    const newest = await read('healthy');
    assert.deepEqual(await below(newest), ['healthy']);
    assert.deepEqual(await below(former), ['healthy'], 'a former row never replaces a newer one');
  });

  it('forgets what it told about a root that goes, also when it comes back', async () => {
    const root = (id: string): TreeNode => ({
      id,
      label: id,
      connection: here,
      load: () => Promise.resolve({ children: [], appearance: { description: 'read' } }),
    });
    let ids = ['root', 'root2'];
    const roots = () => Promise.resolve(ids.map(root));
    const one = new LazyTree(roots, { sessions, lists }, plainDisplay, clock);
    trees.push(one);
    for (const id of ids) await one.getChildren(await row(one, id));
    ids = ['root2'];
    one.rebuild();
    await one.getChildren();
    ids = ['root', 'root2'];
    one.rebuild();
    assert.equal(shown(one, await row(one, 'root')), 'root');
    assert.equal(shown(one, await row(one, 'root2')), 'root2 — read');
  });
});
