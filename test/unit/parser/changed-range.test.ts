import assert from 'node:assert/strict';
import { changedRange } from '../../../parser/changed-range';

/** What a change says of two texts, compared character by character. */
function slowly(before: string, after: string) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charAt(start) === after.charAt(start)) start++;
  let alike = 0;
  while (alike < shorter - start && before.at(-1 - alike) === after.at(-1 - alike)) alike++;
  return { start, endBefore: before.length - alike, endAfter: after.length - alike };
}

describe('where two texts differ', () => {
  const long = Array.from({ length: 900 }, (_, index) => `line ${index}\n`).join('');

  for (const [what, before, after] of [
    ['nowhere', long, long],
    ['in texts of which one is empty', '', 'abc'],
    ['where a letter is repeated', 'aaa', 'aaaa'],
    ['where a letter of many is taken away', 'aaaa', 'aa'],
    ['at the start', long, `x${long}`],
    ['at the end', long, `${long}x`],
    ['in all', long, 'x'.repeat(long.length)],
  ] as const)
    it(what, () => assert.deepEqual(changedRange(before, after), slowly(before, after)));

  it('around every length that is compared at once', () => {
    for (const at of [0, 1, 127, 128, 129, 255, 4095, 4096, 4097, 4224, long.length - 4096, long.length - 1])
      for (const [taken, given] of [
        [1, 'x'],
        [0, 'x'],
        [1, ''],
        [200, 'x\ny'],
      ] as const) {
        const after = long.slice(0, at) + given + long.slice(at + taken);
        assert.deepEqual(changedRange(long, after), slowly(long, after), `${at}, ${taken}, ${given}`);
      }
  });
});
