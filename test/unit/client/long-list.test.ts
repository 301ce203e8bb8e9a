import assert from 'node:assert/strict';
import { LazyTree } from '../../../client/views/lazy-tree';
import { locateRow } from '../../../client/views/locate-row';
import { itemList } from '../../../client/views/long-list';
import type { TreeNode } from '../../../client/views/tree-node';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import type { ListedKind } from '../../../resources/resource-kind';
import { SharedLists } from '../../../resources/shared-lists';
import { since } from '../../processor-time';
import { fakeClock } from '../api/fakes';
import { fakeSession } from '../resources/fakes';
import { openRows, plainDisplay, row, shown } from './tree-display';

const here = { id: 'here', origin: 'settings' } as ResolvedConnection;

const things: ListedKind<string, number> = {
  id: 'test/thing',
  service: 'registry',
  parents: [],
  scopeKey: (scope) => scope,
  identity: String,
  name: (thing) => `thing ${String(thing)}`,
  list: (_session, scope) =>
    Promise.resolve({ items: Array.from({ length: Number(scope) }, (_, index) => index), complete: true }),
};

describe('a long list of a tree', () => {
  const { clock } = fakeClock();
  const sessions = { get: (id: string) => Promise.resolve(fakeSession(id)) };
  let lists: SharedLists;
  let tree: LazyTree;
  let made = 0;

  function start(count: number): void {
    made = 0;
    lists = new SharedLists(clock);
    const rowOf = (thing: number): TreeNode => {
      made += 1;
      const resources = [{ kind: things, scope: String(count), identity: String(thing) }];
      return { id: `root/${String(thing)}`, label: things.name(thing), resources };
    };
    const root: TreeNode = {
      id: 'root',
      label: 'root',
      connection: here,
      load: async (live) => ({
        children: itemList(things, await live.list(here, things, String(count)), { rowOf }),
      }),
    };
    tree = new LazyTree(() => Promise.resolve([root]), { sessions, lists }, plainDisplay, clock);
  }

  afterEach(() => {
    tree.dispose();
    lists.dispose();
  });

  async function shownRows(): Promise<string[]> {
    return (await openRows(tree, 'root')).map((node) => shown(tree, node));
  }

  it('shows its first thousand, and more when asked, also after a refresh', async () => {
    start(2_500);
    let rows = await openRows(tree, 'root');
    assert.equal(rows.length, 1_001);
    const more = rows.at(-1);
    assert.ok(more);
    assert.equal(shown(tree, more), 'Show More… — 1000 of 2500 shown');
    assert.equal(made, 1_000, 'the others are not made');
    tree.showMore(more);
    assert.equal((await shownRows()).at(-1), 'Show More… — 2000 of 2500 shown');
    tree.refresh();
    rows = await openRows(tree, 'root');
    assert.equal(rows.length, 2_001);
    tree.showMore(await row(tree, 'root'));
    assert.equal((await shownRows()).at(-1), 'thing 2499');
  });

  it('is searched as a whole', async () => {
    start(2_500);
    await shownRows();
    await tree.narrow({ text: '2400', states: [] });
    assert.deepEqual(await shownRows(), ['thing 2400']);
    assert.equal(shown(tree, await row(tree, 'root')), 'root — 1 of 2500 shown');
    await tree.narrow({ text: 'thing', states: [] });
    assert.equal((await shownRows()).at(-1), 'Show More… — 1000 of 2500 shown');
  });

  it('is shown down to a row that is gone to', async () => {
    start(2_500);
    const found = await locateRow(tree, await row(tree, 'root'), {
      kind: things,
      scope: '2500',
      identity: '1700',
    });
    assert.equal(found?.label, 'thing 1700');
    await tree.uncover(found);
    assert.ok((await openRows(tree, 'root')).includes(found));
    assert.equal((await shownRows()).length, 2_001);
  });

  it('takes less than 50 ms for a key at 20,000 items', async () => {
    start(20_000);
    await shownRows();
    const texts = ['t', '19', '199', 'nothing', 'thing 19999'];
    const begin = process.cpuUsage();
    for (const text of texts) {
      await tree.narrow({ text, states: [] });
      for (const found of await openRows(tree, 'root')) tree.getTreeItem(found);
    }
    const each = since(begin) / texts.length;
    assert.ok(each < 50, `It took ${each.toFixed(0)} ms.`);
  });
});
