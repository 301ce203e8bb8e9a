import assert from 'node:assert/strict';
import type { Clock } from '../../../api/clock';
import { LazyTree } from '../../../client/views/lazy-tree';
import { LiveRefresh } from '../../../client/views/live-refresh';
import type { TreeNode } from '../../../client/views/tree-node';
import { engineType } from '../../../connections/types/engine';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import { SharedLists } from '../../../resources/shared-lists';
import { failure, fakeSession, heldKind, settle } from '../resources/fakes';
import { openRows, plainDisplay, row, shown } from './tree-display';

const here = { id: 'here', origin: 'settings', type: engineType } as unknown as ResolvedConnection;
const start = Date.parse('2026-01-01T10:00:00Z');

/** A clock that moves when it is told to; who sleeps wakes then. */
function movedClock() {
  let time = start;
  let sleeping: { readonly until: number; readonly wake: () => void }[] = [];
  const clock: Clock = {
    now: () => time,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const end = (): void => reject(new Error('aborted'));
        signal?.addEventListener('abort', end, { once: true });
        const wake = (): void => {
          signal?.removeEventListener('abort', end);
          resolve();
        };
        sleeping.push({ until: time + milliseconds, wake });
      }),
  };
  const move = async (milliseconds: number): Promise<void> => {
    await settle();
    time += milliseconds;
    const due = sleeping.filter(({ until }) => until <= time);
    sleeping = sleeping.filter(({ until }) => until > time);
    for (const { wake } of due) wake();
    await settle();
  };
  return { clock, move };
}

describe('a view that is kept fresh', () => {
  let { kind, questions } = heldKind();
  let { clock, move } = movedClock();
  let lists = new SharedLists(clock);
  let tree: LazyTree;
  let refresh: LiveRefresh;
  let interval = 10_000;
  let fired: (string | undefined)[] = [];

  beforeEach(async () => {
    ({ kind, questions } = heldKind());
    ({ clock, move } = movedClock());
    lists = new SharedLists(clock);
    [interval, fired] = [10_000, []];
    const listed = (id: string, scope: string): TreeNode => ({
      id: `root/${id}`,
      label: id,
      connection: here,
      load: async (live) => {
        const things = await live.list(here, kind, scope);
        const children = things.map((label) => ({ id: `root/${id}/${label}`, label, icon: { id: 'vm' } }));
        return {
          children,
          appearance: { description: `things: ${String(things.length)}`, icon: { id: 'list' } },
        };
      },
    });
    const root: TreeNode = {
      id: 'root',
      label: 'root',
      load: () => ({ children: [listed('one', '1'), listed('two', '2')] }),
    };
    const sessions = { get: (id: string) => Promise.resolve(fakeSession(id)) };
    const display = {
      ...plainDisplay,
      toItem: (...[, texts]: Parameters<typeof plainDisplay.toItem>) => texts,
    };
    tree = new LazyTree(() => Promise.resolve([root]), { sessions, lists }, display, clock);
    tree.onDidChangeTreeData((node) => fired.push(node?.id));
    refresh = new LiveRefresh(tree, lists, clock, () => interval);
    await open('one', 'a', 'b');
  });
  afterEach(() => {
    refresh.dispose();
    tree.dispose();
    lists.dispose();
  });

  /** Opens a row, answering with these things if something is asked. */
  async function open(id: string, ...things: string[]): Promise<string[]> {
    const opening = openRows(tree, 'root', id);
    await settle();
    questions.at(-1)?.answer(...things);
    return (await opening).map(({ label }) => label);
  }

  async function answer(...things: string[]): Promise<void> {
    questions.at(-1)?.answer(...things);
    await settle();
  }

  async function fail(kindOfError: Parameters<typeof failure>[0]): Promise<void> {
    questions.at(-1)?.fail(failure(kindOfError));
    await settle();
  }

  it('reads what is older than half a minute when it is shown', async () => {
    await move(29_000);
    refresh.setVisible(true);
    await settle();
    assert.equal(questions.length, 1);
    refresh.setVisible(false);
    await move(2_000);
    refresh.setVisible(true);
    await settle();
    assert.equal(questions.length, 2);
    await answer('a', 'c');
    assert.deepEqual(fired, ['root/one']);
    assert.deepEqual(await open('one'), ['a', 'c']);
  });

  it('is read at its pace while it is visible, and tells the editor only of what differs', async () => {
    refresh.setVisible(true);
    await move(10_000);
    assert.equal(questions.length, 2);
    await answer('a', 'b');
    assert.deepEqual(fired, []);
    await move(10_000);
    assert.equal(questions.length, 3);
    await answer('a');
    assert.deepEqual(fired, ['root/one']);
    assert.deepEqual(await open('one'), ['a']);
    assert.equal(questions.length, 3);
  });

  it('never reads a list twice at a time', async () => {
    refresh.setVisible(true);
    await move(10_000);
    for (let round = 0; round < 5; round++) await move(10_000);
    assert.equal(questions.length, 2);
    await answer('a', 'b');
    await move(10_000);
    assert.equal(questions.length, 3);
  });

  it('joins a refresh that somebody asked for', async () => {
    refresh.setVisible(true);
    await settle();
    tree.refresh();
    const opening = openRows(tree, 'root', 'one');
    await move(10_000);
    assert.equal(questions.length, 2);
    await answer('c');
    assert.deepEqual(
      (await opening).map(({ label }) => label),
      ['c'],
    );
  });

  it('is left alone while it is hidden, and stops what is running', async () => {
    refresh.setVisible(true);
    await move(10_000);
    refresh.setVisible(false);
    assert.equal(questions[1]?.signal.aborted, true);
    for (let round = 0; round < 5; round++) await move(10_000);
    assert.equal(questions.length, 2);
    assert.deepEqual(await open('one'), ['a', 'b'], 'the rows are still there');
  });

  it('is not read below a row that is closed, and again when it is opened', async () => {
    await open('two', 'x');
    refresh.setVisible(true);
    refresh.setCollapsed('root/one', true);
    await move(20_000);
    assert.deepEqual(
      questions.map(({ scope }) => scope),
      ['1', '2', '2'],
    );
    await answer('x');
    await move(20_000);
    await answer('x');
    refresh.setCollapsed('root/one', false);
    await settle();
    assert.deepEqual(questions.map(({ scope }) => scope).slice(3), ['2', '1']);
    refresh.setCollapsed('root', true);
    await answer('a', 'b');
    await move(20_000);
    assert.equal(questions.length, 5, 'nothing below a closed row');
  });

  it('keeps its rows when it cannot be read, grey and with their time, until it can', async () => {
    refresh.setVisible(true);
    const time = new Date(start).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
    await move(10_000);
    await fail('unreachable');
    const rows = await openRows(tree, 'root', 'one');
    assert.deepEqual(
      rows.slice(-2).map(({ label }) => label),
      ['a', 'b'],
    );
    const one = await row(tree, 'root', 'one');
    assert.equal(shown(tree, one), `one — as of ${time} · things: 2`);
    const grey = { id: 'vm', color: 'disabledForeground' };
    assert.deepEqual((tree.getTreeItem(rows.at(-1) ?? one) as { icon?: unknown }).icon, grey);
    assert.deepEqual((tree.getTreeItem(one) as { icon?: unknown }).icon, { ...grey, id: 'list' });
    await move(20_000);
    await answer('a', 'b');
    const fresh = await openRows(tree, 'root', 'one');
    assert.deepEqual(
      fresh.map(({ label }) => label),
      ['a', 'b'],
    );
    assert.equal(shown(tree, await row(tree, 'root', 'one')), 'one — things: 2');
    assert.deepEqual((tree.getTreeItem(fresh[0] ?? one) as { icon?: unknown }).icon, { id: 'vm' });
  });

  it('is tried less and less often while nothing answers', async () => {
    refresh.setVisible(true);
    for (let round = 0; round < 40; round++) {
      await move(10_000);
      await fail('unreachable');
      await openRows(tree, 'root', 'one');
    }
    assert.ok(questions.length > 5 && questions.length < 12, String(questions.length));
  });

  for (const refused of ['unauthorized', 'forbidden'] as const) {
    it(`is not tried again when the answer is ${refused}: accounts are locked`, async () => {
      refresh.setVisible(true);
      await move(10_000);
      await fail(refused);
      await openRows(tree, 'root', 'one');
      for (let round = 0; round < 5; round++) await move(10_000);
      assert.equal(questions.length, 2);
    });
  }

  it('is read only when it is shown where the setting says so', async () => {
    interval = 0;
    refresh.setVisible(true);
    for (let round = 0; round < 10; round++) await move(10_000);
    assert.equal(questions.length, 1);
    interval = 10_000;
    await move(10_000);
    await move(10_000);
    assert.equal(questions.length, 2);
  });
});

describe('lists that are compared', () => {
  it('are the same only with equal items in the same order, however long', async () => {
    const { areSame } = await import('../../../resources/same-items');
    const long = () => Array.from({ length: 2_000 }, (_, id) => ({ id, tags: ['a'] }));
    assert.equal(await areSame(long(), long()), true);
    assert.equal(await areSame(long(), [...long().slice(1), { id: 0, tags: ['a'] }]), false);
    assert.equal(await areSame(long(), long().slice(1)), false);
    const other = long();
    other[1_999]?.tags.push('b');
    assert.equal(await areSame(long(), other), false);
  });
});
