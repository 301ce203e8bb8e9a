import assert from 'node:assert/strict';
import { UniqueIds } from '../../../client/views/row-ids';

describe('ids of rows', () => {
  for (const ids of [
    ['x', 'x', 'x#2'],
    ['x#2', 'x', 'x', 'x'],
    ['x', 'x', 'x#2', 'x', 'x#2', 'x#2#2'],
  ]) {
    it(`differ, and the first of a kind keeps its own: ${ids.join(' ')}`, () => {
      const unique = new UniqueIds();
      const given = ids.map((id) => unique.uniquely({ id }).id);
      assert.equal(new Set(given).size, ids.length, given.join(' '));
      assert.equal(given[0], ids[0]);
      assert.equal(given[1], ids[1] === ids[0] ? `${ids[1] ?? ''}#2` : ids[1]);
    });
  }
});
