import assert from 'node:assert/strict';
import { selectedRow } from '../../../client/views/selected-row';

describe('the row that a selection runs', () => {
  /** Looks at one selection after the other, and at the last one from then on. */
  async function selected(...selections: readonly (readonly string[])[]) {
    let looks = 0;
    const view = { selection: selections[0] ?? [] };
    const sleep = () => {
      looks += 1;
      view.selection = selections[looks] ?? view.selection;
      return Promise.resolve();
    };
    return { row: await selectedRow(view, { sleep }), looks };
  }

  it('is the one that is selected', async () => {
    assert.deepEqual(await selected(['a']), { row: 'a', looks: 0 });
  });

  it('is none of several', async () => {
    assert.deepEqual(await selected(['a', 'b']), { row: undefined, looks: 0 });
  });

  it('is looked for while the rows are read again, but not for ever', async () => {
    assert.deepEqual(await selected([], [], ['a']), { row: 'a', looks: 2 });
    assert.equal((await selected([])).row, undefined);
  });
});
