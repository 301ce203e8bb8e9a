import assert from 'node:assert/strict';
import { Skeleton } from '../../../parser/skeleton';

/** The file `ab[1111][22]c[3]`, whose items in brackets are replaced by `0`. */
const source = 'ab[1111][22]c[3]';
const items = [
  { start: 2, end: 8 },
  { start: 8, end: 12 },
  { start: 13, end: 16 },
];

describe('a text without its items', () => {
  const frame = Skeleton.of(source, items, '0');

  it('has placeholders in their place', () => assert.equal(frame.text, 'ab00c0'));

  const outer: readonly (readonly [readonly [number, number], string])[] = [
    [[0, 2], 'ab'],
    [[0, 3], 'ab[1111]'],
    [[2, 3], '[1111]'],
    [[2, 4], '[1111][22]'],
    [[3, 4], '[22]'],
    [[3, 5], '[22]c'],
    [[4, 5], 'c'],
    [[5, 6], '[3]'],
    [[0, 6], source],
    [[1, 2], 'b'],
  ];
  for (const [[start, end], expected] of outer)
    it(`knows where ${start} to ${end} is in the file`, () => {
      const range = frame.outer({ start, end });
      assert.equal(source.slice(range.start, range.end), expected);
    });

  it('puts an empty range after an item between it and the next', () => {
    assert.deepEqual(frame.outer({ start: 3, end: 3 }).start, 8);
    assert.deepEqual(frame.outer({ start: 0, end: 0 }), { start: 0, end: 0 });
  });

  it('knows where an offset of the file is, but none inside of an item', () => {
    const inner = Array.from({ length: source.length + 1 }, (_, offset) => frame.inner(offset));
    const none = undefined;
    assert.deepEqual(inner, [
      0,
      1,
      2,
      none,
      none,
      none,
      none,
      none,
      3,
      none,
      none,
      none,
      4,
      5,
      none,
      none,
      6,
    ]);
  });
});
