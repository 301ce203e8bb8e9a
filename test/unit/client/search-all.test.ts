import assert from 'node:assert/strict';
import { describeCoverage } from '../../../client/views/filter/coverage';
import { searchAll, type Searched } from '../../../client/views/filter/search-all';
import { LazyTree } from '../../../client/views/lazy-tree';
import type { Loaded, TreeNode } from '../../../client/views/tree-node';
import { SharedLists } from '../../../resources/shared-lists';
import { fakeClock } from '../api/fakes';
import { failure } from '../deploy/context';
import { plainDisplay } from './tree-display';

const refused = failure({ kind: 'forbidden', status: 403 });

describe('the search for what a filter has not looked at', () => {
  it('passes rows that can’t be read, and goes on behind the rows that are shown', async () => {
    const tree = await treeOf(1500, (index) => {
      if (index < 1200) throw refused;
      return below(index, index === 1450 ? 'needle' : 'hay');
    });
    const runs: Searched[] = [];
    for (let run = 1; run <= 5; run++) runs.push(await search(tree));
    assert.deepEqual(
      runs.map(({ read }) => read),
      [300, 300, 300, 300, 300],
    );
    assert.equal(runs[4]?.found?.label, 'needle');
  });

  it('counts a row as searched, as not opened or as one that can’t be read', async () => {
    const tree = await treeOf(2000, (index) => {
      if (index < 100) throw refused;
      return below(index, 'hay');
    });
    assert.equal(describeCoverage(await tree.coverage()), '1 not opened');
    const searched = await search(tree);
    const count = 1 + 199 * 2; // the root, which is read too, and the rows that can be read, each with one below it
    assert.equal(
      describeCoverage(searched),
      `nothing found in ${String(count)} rows, 1701 not opened, 100 can’t be read`,
    );
  });

  it('ends at once when it is cancelled while a server does not answer', async () => {
    const waiting = new AbortController();
    const tree = await treeOf(10, (index) => {
      if (index !== 1) return below(index, 'hay');
      setImmediate(() => waiting.abort());
      return new Promise(() => undefined);
    });
    const { read } = await search(tree, waiting.signal);
    assert.equal(read, 4, 'the root and the others that were read with it');
  });

  it('reads again what is refreshed meanwhile', async () => {
    let refreshes = 0;
    const tree: LazyTree = await treeOf(20, (index) => {
      if (index === 10 && ++refreshes === 1) tree.refresh();
      return below(index, index === 15 ? 'needle' : 'hay');
    });
    const { found, unsearched } = await search(tree);
    assert.deepEqual([found?.label, unsearched], ['needle', []]);
  });
});

/** A tree of a row and rows below it, narrowed to what only opening those shows. */
async function treeOf(count: number, load: (index: number) => Promise<Loaded> | Loaded): Promise<LazyTree> {
  const { clock } = fakeClock();
  const children = Array.from({ length: count }, (_, index): TreeNode => ({
    id: `root/${String(index)}`,
    label: 'row',
    load: async () => load(index),
  }));
  const root: TreeNode = { id: 'root', label: 'root', load: () => ({ children }) };
  const sources = { sessions: { get: () => Promise.reject(refused) }, lists: new SharedLists(clock) };
  const tree = new LazyTree(() => Promise.resolve([root]), sources, plainDisplay, clock);
  await tree.narrow({ text: 'needle', states: [] });
  return tree;
}

function below(index: number, label: string): Loaded {
  return { children: [{ id: `root/${String(index)}/${label}`, label }] };
}

function search(tree: LazyTree, signal = new AbortController().signal): Promise<Searched> {
  const view = { coverage: () => tree.coverage(), read: (row: TreeNode) => tree.levelOf(row) };
  return searchAll(view, signal, () => undefined);
}
