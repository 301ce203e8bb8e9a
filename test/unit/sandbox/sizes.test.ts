import assert from 'node:assert/strict';
import { formatSize, parseSize } from '../../../sandbox/lain/sizes';

describe('sandbox: sizes of memory', () => {
  const readable: [string, number][] = [
    ['64m', 64 * 1024 ** 2],
    ['64 MB', 64 * 1024 ** 2],
    ['1.5G', 1.5 * 1024 ** 3],
    ['64Mi', 64 * 1024 ** 2],
    ['512', 512],
  ];
  for (const [text, bytes] of readable) {
    it(`reads ${text}`, () => {
      assert.equal(parseSize(text), bytes);
    });
  }

  for (const text of ['', 'much', 'm64', '64x', '-1m']) {
    it(`can't read "${text}"`, () => {
      assert.equal(parseSize(text), undefined);
    });
  }

  it('prints as the console does', () => {
    const printed = [0, 512, 64 * 1024 ** 2, 1.5 * 1024 ** 3].map(formatSize);
    assert.deepEqual(printed, ['0 bytes', '512 bytes', '64 MB', '1.5 GB']);
  });
});
