import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { inOrder, piecesOf, type Lane } from '../../../cli/lint/in-order';

describe('inOrder', () => {
  const numbers = Array.from({ length: 500 }, (_, index) => index);

  async function all<T>(results: AsyncIterable<T>): Promise<T[]> {
    const taken: T[] = [];
    for await (const result of results) taken.push(result);
    return taken;
  }

  it('yields results in the order of the pieces, whichever lane is quicker', async () => {
    const done = { quick: 0, slow: 0 };
    const lane =
      (name: keyof typeof done, turns: number): Lane<number, number> =>
      async (piece) => {
        for (let turn = 0; turn < turns; turn++) await setImmediate();
        done[name]++;
        return piece * 2;
      };
    const results = await all(inOrder(numbers, [lane('quick', 1), lane('slow', 5)]));
    assert.deepEqual(
      results,
      numbers.map((piece) => piece * 2),
    );
    const { quick, slow } = done;
    assert.ok(quick > 2 * slow && slow > 0, `${quick} and ${slow}`);
  });

  it('does not run far ahead of who takes the results', async () => {
    let begun = 0;
    const results = inOrder(numbers, [(piece: number) => Promise.resolve((begun++, piece))]);
    await results.next();
    await setImmediate();
    assert.ok(begun > 1 && begun < 100, String(begun));
  });

  it('throws a failure in its turn', async () => {
    const results = inOrder(numbers, [
      (piece: number) => (piece === 2 ? Promise.reject(new Error('broken')) : Promise.resolve(piece)),
    ]);
    assert.equal((await results.next()).value, 0);
    assert.equal((await results.next()).value, 1);
    await assert.rejects(results.next(), /broken/);
  });

  it('yields nothing of nothing', async () => assert.deepEqual(await all(inOrder([], [])), []));

  it('takes pieces of which the last is smaller', () =>
    assert.deepEqual(piecesOf([1, 2, 3, 4, 5], 2), [[1, 2], [3, 4], [5]]));
});
