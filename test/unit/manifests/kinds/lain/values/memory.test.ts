import assert from 'node:assert/strict';
import {
  formatMemory,
  isUsualMemory,
  parseMemory,
} from '../../../../../../manifests/kinds/lain/values/memory';

describe('memory', () => {
  const mib = 1024 ** 2;
  const readable: readonly (readonly [string, number])[] = [
    ['64M', 64 * mib],
    ['64m', 64 * mib],
    ['64MB', 64 * mib],
    ['64 Mi', 64 * mib],
    ['1.5G', 1536 * mib],
    ['512k', 512 * 1024],
    ['4194304', 4 * mib],
    ['7b', 7],
    ['1t', 1024 ** 4],
  ];
  for (const [text, bytes] of readable) {
    it(`reads ${text} as ${bytes} bytes`, () => assert.equal(parseMemory(text), bytes));
  }

  for (const text of ['', 'big', '-64M', '64X', 'M64', '1e3M', '64M2', '64.M', '6 4M']) {
    it(`does not read "${text}"`, () => assert.equal(parseMemory(text), undefined));
  }

  it('calls usual what lain validate accepts', () => {
    const texts = ['64M', '2g', '10m', '064M', '0M', '64MB', '1.5G', '64'];
    assert.deepEqual(texts.filter(isUsualMemory), ['64M', '2g', '10m']);
  });

  it('writes whole mebibytes only', () => {
    assert.equal(formatMemory(64 * mib), '64M');
    assert.equal(formatMemory(2048 * mib), '2G');
    assert.equal(formatMemory(1536 * mib), '1536M');
    assert.equal(formatMemory(1000), undefined);
    assert.equal(formatMemory(0), undefined);
  });
});
