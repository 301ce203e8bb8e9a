import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { LazyTree } from '../../../client/views/lazy-tree';
import type { TreeNode } from '../../../client/views/tree-node';
import { engineType } from '../../../connections/types/engine';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import { SharedLists } from '../../../resources/shared-lists';
import { fakeClock } from '../api/fakes';
import { fakeSession, heldKind, settle } from '../resources/fakes';
import { openRows, plainDisplay, row, shown } from './tree-display';

const here = { id: 'here', origin: 'settings', type: engineType } as unknown as ResolvedConnection;

describe('rows that were opened and folded', () => {
  const [outer, inner] = [heldKind(), heldKind()];
  const kinds = [outer.kind, { ...inner.kind, id: 'test/inner' }] as const;
  const { clock } = fakeClock();
  const lists = new SharedLists(clock);
  const session = fakeSession('here');

  before(() => mock.timers.enable({ apis: ['setTimeout'] }));
  after(() => mock.timers.reset());
  after(() => lists.dispose());

  /** A root whose rows come from a list, each with a state from that list and from one of its own. */
  const root: TreeNode = {
    id: 'root',
    label: 'root',
    connection: here,
    load: async (live) => ({
      children: (await live.list(here, kinds[0], 'all')).map((state) => ({
        id: 'root/thing',
        label: 'thing',
        description: state,
        load: async (below) => {
          const things = await below.list(here, kinds[1], 'all');
          return { children: [], appearance: { description: things.join() } };
        },
      })),
    }),
  };
  const tree = new LazyTree(
    () => Promise.resolve([root]),
    { sessions: { get: () => Promise.resolve(session) }, lists },
    plainDisplay,
    clock,
  );
  after(() => tree.dispose());

  const answer = async (held: typeof outer, ...things: string[]): Promise<void> => {
    await settle();
    held.questions.at(-1)?.answer(...things);
    await settle();
  };

  it('are read again when their own list has changed, although nobody asks what is below them', async () => {
    const opening = openRows(tree, 'root', 'thing');
    await answer(outer, '1 runs');
    await answer(inner, '1 of 1');
    await opening;
    assert.equal(shown(tree, await row(tree, 'root', 'thing')), 'thing — 1 of 1');
    const asked = inner.questions.length;
    lists.invalidateKind(kinds[1], session);
    mock.timers.tick(1_000);
    await answer(inner, '2 of 2');
    assert.equal(inner.questions.length, asked + 1);
    assert.equal(shown(tree, await row(tree, 'root', 'thing')), 'thing — 2 of 2');
  });

  it('say what the list above them says, until they are read', async () => {
    lists.invalidateKind(kinds[0], session);
    lists.invalidateKind(kinds[1], session);
    const opening = openRows(tree, 'root');
    await answer(outer, '3 run');
    await opening;
    assert.equal(shown(tree, await row(tree, 'root', 'thing')), 'thing — 3 run');
    mock.timers.tick(1_000);
    await answer(inner, '3 of 3');
    assert.equal(shown(tree, await row(tree, 'root', 'thing')), 'thing — 3 of 3');
  });
});
