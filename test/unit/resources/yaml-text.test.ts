import assert from 'node:assert/strict';
import { readTexts, readYaml } from '../../../resources/documents/yaml-text';

describe('YAML of drafts', () => {
  it('gives texts as they are written', () => {
    const read = readTexts(
      "version: 1.10\nmode: 010\non: yes\ndate: 2026-01-01\nquoted: 'a: b'\nsame: &a x\nother: *a\n",
    );
    assert.deepEqual(read, {
      texts: {
        version: '1.10',
        mode: '010',
        on: 'yes',
        date: '2026-01-01',
        quoted: 'a: b',
        same: 'x',
        other: 'x',
      },
    });
  });

  it('gives the texts of a list of names and values, at a path, each name once', () => {
    const text = (names: readonly string[]) =>
      `spec:\n  env:\n${names.map((name) => `    - name: ${name}\n      value: 1.10\n`).join('')}`;
    assert.deepEqual(readTexts(text(['A', 'B']), ['spec', 'env']), { texts: { A: '1.10', B: '1.10' } });
    assert.deepEqual(readTexts(text(['A']), ['spec', 'other']), { texts: {} });
    assert.deepEqual(readTexts(text(['A', 'A']), ['spec', 'env']), { obstacle: 'A is there twice.' });
  });

  it('gives no texts where there are none', () => {
    assert.deepEqual(readTexts(''), { texts: {} });
    assert.deepEqual(readTexts('{}'), { texts: {} });
    for (const [text, obstacle] of [
      ['- a\n', 'Expected a map of names with texts.'],
      ['a:\n', 'The value of a is not a text.'],
      ['a: [b]\n', 'The value of a is not a text.'],
      ['a: b\nc: [\n', /^Line \d is not valid YAML\.$/],
    ] as const) {
      const read = readTexts(text);
      assert.ok('obstacle' in read, text);
      if (typeof obstacle === 'string') assert.equal(read.obstacle, obstacle);
      else assert.match(read.obstacle, obstacle);
    }
  });

  it('refuses aliases that stand for what contains them', () => {
    assert.deepEqual(readYaml('spec: &a\n  b:\n    - *a\n'), {
      obstacle: 'Line 3: the aliases stand for too many values.',
    });
  });

  it('refuses aliases that stand for more values than there can be', () => {
    const lines = ['a0: &a0 [1]'];
    for (let index = 1; index <= 8; index++) {
      const before = `*a${String(index - 1)}`;
      lines.push(`a${String(index)}: &a${String(index)} [${Array<string>(9).fill(before).join(', ')}]`);
    }
    const read = readYaml(lines.join('\n'));
    assert.ok('obstacle' in read);
    assert.match(read.obstacle, /^Line \d: the aliases stand for too many values\.$/);
  });

  it('reads aliases that stand for little', () => {
    assert.deepEqual(readYaml('a: &a {b: 1}\nc: *a\nd: *a\n'), {
      value: { a: { b: 1 }, c: { b: 1 }, d: { b: 1 } },
    });
  });
});
