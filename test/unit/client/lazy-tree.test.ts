import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { LazyTree } from '../../../client/views/lazy-tree';
import type { TreeNode } from '../../../client/views/tree-node';
import { engineType } from '../../../connections/types/engine';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import { SharedLists } from '../../../resources/shared-lists';
import { fakeClock } from '../api/fakes';
import { failure, fakeSession, heldKind, settle } from '../resources/fakes';
import { openRows, plainDisplay, row, shown } from './tree-display';

const here = { id: 'here', origin: 'settings', type: engineType } as unknown as ResolvedConnection;

describe('a tree over shared lists', () => {
  let { kind, questions } = heldKind();
  let { clock, advance } = fakeClock();
  let lists = new SharedLists(clock);
  const sessions = { get: (id: string) => Promise.resolve(fakeSession(id)) };
  let trees: LazyTree[] = [];
  let fired: (string | undefined)[] = [];

  beforeEach(() => {
    ({ kind, questions } = heldKind());
    ({ clock, advance } = fakeClock());
    lists = new SharedLists(clock);
    [trees, fired] = [[], []];
  });
  afterEach(() => {
    for (const tree of trees) tree.dispose();
    lists.dispose();
  });

  /** A tree with one root whose children are the things of a list. */
  function tree(id = 'root'): LazyTree {
    const root: TreeNode = {
      id,
      label: id,
      connection: here,
      load: async (live) => {
        const things = await live.list(here, kind, 'all');
        const children = things.map((thing) => ({
          id: `${id}/${thing}`,
          label: thing,
          load: () => ({ children: [{ id: `${id}/${thing}/leaf`, label: 'leaf' }] }),
        }));
        return { children, appearance: { description: `things: ${String(things.length)}` } };
      },
    };
    const made = new LazyTree(() => Promise.resolve([root]), { sessions, lists }, plainDisplay, clock);
    made.onDidChangeTreeData((node) => fired.push(node?.id));
    trees.push(made);
    return made;
  }

  /** The labels below the root, answering with these things if something is asked. */
  async function labels(of: LazyTree, ...things: string[]): Promise<string[]> {
    const opening = openRows(of, 'root');
    await settle();
    questions.at(-1)?.answer(...things);
    return (await opening).map(({ label }) => label);
  }

  it('loads a row once, and updates its appearance from its children', async () => {
    const one = tree();
    assert.deepEqual(await labels(one, 'a', 'b'), ['a', 'b']);
    assert.equal(await openRows(one, 'root'), await openRows(one, 'root'));
    assert.equal(questions.length, 1);
    assert.equal(shown(one, await row(one, 'root')), 'root — things: 2');
  });

  it('shows a row again when its appearance has changed, and only then', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const one = tree();
      const load = async (...things: string[]): Promise<string> => {
        await labels(one, ...things);
        fired = [];
        mock.timers.tick(1_000);
        return shown(one, await row(one, 'root'));
      };
      const root = await row(one, 'root');
      assert.equal(shown(one, root), 'root');
      assert.equal(await load('a', 'b'), 'root — things: 2');
      assert.deepEqual(fired, ['root']);
      one.refresh(root);
      assert.equal(await load('c', 'd'), 'root — things: 2');
      assert.deepEqual(fired, []);
      one.refresh(root);
      assert.equal(await load('a'), 'root — things: 1');
      assert.deepEqual(fired, ['root']);
    } finally {
      mock.timers.reset();
    }
  });

  it('gives equal things ids of their own, the same each time', async () => {
    const one = tree();
    assert.deepEqual(await labels(one, 'a', 'b', 'a', 'a'), ['a', 'b', 'a', 'a']);
    const ids = async () => (await openRows(one, 'root')).map(({ id }) => id);
    const first = await ids();
    assert.deepEqual(first, ['root/a', 'root/b', 'root/a#2', 'root/a#3']);
    one.rebuild();
    assert.deepEqual(await ids(), first);
  });

  it('cuts texts that are too long for a row, never within a character', async () => {
    const one = tree();
    await labels(one, 'x'.repeat(10_240), `${'x'.repeat(298)}😀😀`);
    const [long, split] = await openRows(one, 'root');
    assert.ok(long && split);
    assert.equal(one.getTreeItem(long).label, `${'x'.repeat(299)}…`);
    assert.equal(one.getTreeItem(split).label, `${'x'.repeat(298)}…`);
    assert.equal(long.label.length, 10_240, 'what is copied is whole');
  });

  it('says that there is nothing', async () => {
    assert.deepEqual(await labels(tree()), ['Nothing here']);
  });

  it('shares one request with another tree that is opened at the same time', async () => {
    const opening = [labels(tree(), 'a'), labels(tree(), 'a')];
    assert.deepEqual(await Promise.all(opening), [['a'], ['a']]);
    assert.equal(questions.length, 1);
  });

  it('takes what was read a moment ago, and reads what is older', async () => {
    await labels(tree(), 'a');
    assert.deepEqual(await labels(tree()), ['a']);
    assert.equal(questions.length, 1);
    advance(60_000);
    assert.deepEqual(await labels(tree(), 'b'), ['b']);
    assert.equal(questions.length, 2);
  });

  it('is read again by a refresh, and the other trees show the same without a request', async () => {
    const [one, other] = [tree(), tree()];
    await labels(one, 'a');
    await labels(other);
    one.refresh(await row(one, 'root'));
    assert.deepEqual(fired, ['root', 'root']);
    assert.deepEqual(await labels(one, 'b'), ['b']);
    assert.deepEqual(await labels(other), ['b']);
    assert.equal(questions.length, 2);
  });

  it('keeps what was read in a row that is opened again after a long time', async () => {
    const one = tree();
    await labels(one, 'a');
    advance(3_600_000);
    one.rebuild();
    assert.deepEqual(await labels(one), ['a']);
    assert.equal(questions.length, 1);
  });

  it('shows why a row cannot be loaded, in each tree, until it is retried', async () => {
    const [one, other] = [tree(), tree()];
    const opening = [openRows(one, 'root'), openRows(other, 'root')];
    await settle();
    questions[0]?.fail(failure('unreachable', 'Nothing is listening.'));
    for (const rows of await Promise.all(opening)) {
      assert.deepEqual(
        rows.map(({ label }) => label),
        ['Nothing is listening.', 'Try again', 'Diagnose connection', 'Edit connection'],
      );
    }
    await settle();
    assert.equal(questions.length, 1);
    other.refresh(await row(other, 'root'));
    assert.deepEqual(await labels(other, 'a'), ['a']);
    assert.deepEqual(await labels(one), ['a']);
    assert.equal(questions.length, 2);
  });

  it('keeps what it had when it cannot be read again, and says how old that is', async () => {
    const one = tree();
    await labels(one, 'a');
    const time = new Date(clock.now()).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
    one.refresh();
    const opening = openRows(one, 'root');
    await settle();
    questions[1]?.fail(failure('timeout', 'No answer.'));
    const rows = (await opening).map(({ label }) => label);
    assert.deepEqual(rows, ['No answer.', 'Try again', 'Diagnose connection', 'Edit connection', 'a']);
    assert.equal(shown(one, await row(one, 'root')), `root — as of ${time} · things: 1`);
  });

  it('says the date too when what it has is of another day', async () => {
    const one = tree();
    await labels(one, 'a');
    const read = new Date(clock.now());
    const at = { hour: '2-digit', minute: '2-digit' } as const;
    const on = { year: 'numeric', month: 'short', day: 'numeric' } as const;
    for (const [hours, time] of [
      [0, read.toLocaleTimeString(undefined, at)],
      [24, read.toLocaleString(undefined, { ...on, ...at })],
    ] as const) {
      advance(hours * 3_600_000);
      one.refresh();
      const opening = openRows(one, 'root');
      await settle();
      questions.at(-1)?.fail(failure('timeout', 'No answer.'));
      await opening;
      assert.equal(shown(one, await row(one, 'root')), `root — as of ${time} · things: 1`);
    }
    assert.match(shown(one, await row(one, 'root')), new RegExp(String(read.getFullYear())));
  });

  it('aborts the load that a refresh replaces', async () => {
    const one = tree();
    const opening = openRows(one, 'root');
    await settle();
    one.refresh();
    assert.equal(questions[0]?.signal.aborted, true);
    assert.deepEqual(await opening, [], 'nobody sees these rows any more');
    assert.deepEqual(await labels(one, 'b'), ['b']);
  });

  it('reads through the new session when the one in use ends, as after signing in', async () => {
    const one = tree();
    const opening = openRows(one, 'root');
    await settle();
    lists.forgetSession('here');
    questions[0]?.answer('of the former account');
    await settle();
    questions[1]?.answer('mine');
    assert.deepEqual((await opening)[0]?.label, 'mine');
    lists.forgetSession('here');
    assert.deepEqual(fired, ['root'], 'what is shown is read anew too');
    assert.deepEqual(await labels(one, 'newest'), ['newest']);
  });

  it('finds a node by the ids that lead to it', async () => {
    const one = tree();
    await labels(one, 'a', 'b');
    const found = await one.find('root', 'root/b');
    assert.equal(found?.label, 'b');
    assert.equal(one.getParent(found)?.id, 'root');
    assert.ok(one.holds(found));
    assert.equal(await one.find('root', 'root/c'), undefined);
  });
});
