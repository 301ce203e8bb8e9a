import assert from 'node:assert/strict';
import { rowsAtFocus } from '../../../client/views/focused-rows';
import type { TreeNode } from '../../../client/views/tree-node';

const [a, b, c] = ['a', 'b', 'c'].map((id): TreeNode => ({ id, label: id })) as [
  TreeNode,
  TreeNode,
  TreeNode,
];

describe('the rows that a key is for', () => {
  it('are all that are selected, and the one with the focus is told', async () => {
    assert.deepEqual(await focused([a, b], [a], [b, a]), { row: b, rows: [a, b] });
  });

  it('are the one with the focus when it is not selected', async () => {
    assert.deepEqual(await focused([a, b], [a, b, c], [a, b]), { row: c, rows: [c] });
    assert.deepEqual(await focused([], [c], []), { row: c, rows: [c] });
  });

  it('are none while no row has the focus', async () => {
    assert.equal(await focused([a], [a], [a]), undefined);
  });

  it('are not one that vanishes meanwhile', async () => {
    assert.equal(await focused([a, b], [b], [b]), undefined);
    assert.deepEqual(await focused([a, b], [b], [b], [b, c], [b]), { row: c, rows: [c] });
  });

  it('are not what a view that is read again loses, and are asked for no more than three times', async () => {
    assert.equal(await focused([a, b], [], [a, b], [a, b], [a, b]), undefined);
    let toggles = 0;
    const view = { selection: [] as readonly TreeNode[] };
    const rows = await rowsAtFocus(view, () => {
      toggles += 1;
      view.selection = [{ id: String(toggles), label: '' }];
      return Promise.resolve();
    });
    assert.deepEqual([rows, toggles], [undefined, 6]);
  });
});

/** What is found in a view whose selection goes on like this, each time that it is toggled; at last it stays. */
function focused(first: readonly TreeNode[], ...next: readonly (readonly TreeNode[])[]) {
  const view = { selection: first };
  const left = [...next];
  return rowsAtFocus(view, () => {
    view.selection = left.shift() ?? view.selection;
    return Promise.resolve();
  });
}
