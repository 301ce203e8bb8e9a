import assert from 'node:assert/strict';
import { literalBlocks } from '../../../parser/literal-blocks';
import type { Range } from '../../../parser/range';
import { Skeleton } from '../../../parser/skeleton';

/** The block strings below `a`. */
const blocks = (text: string) =>
  literalBlocks(text, (key) => text.startsWith('a', key)).blocks.map(({ start, end }) =>
    text.slice(start, end),
  );

describe('block strings found by their lines', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'with their lines',
      'a:\n  b: |\n    c: 1\n    d: |\n      e\n  f: |-\n    g\n',
      ['|\n    c: 1\n    d: |\n      e', '|-\n    g'],
    ],
    ['of a root key', 'a.b: |\n  c\nd: 1\n', ['|\n  c']],
    [
      'with blank lines in them, but not after them',
      'a:\n  b: |\n    c\n\n    d\n\n  e: 1\n',
      ['|\n    c\n\n    d'],
    ],
    ['with both characters of a line break', 'a:\r\n  b: |\r\n    c\r\n', ['|\r\n    c']],
    ['after comments in the first column', 'a:\n# b\n  c: |\n    d\n', ['|\n    d']],
    [
      'below the requested key only',
      'b:\n  c: |\n    d\na:\n  e: |\n    f\ng:\n  h: |\n    i\n',
      ['|\n    f'],
    ],
    ['but no folded ones', 'a:\n  b: >\n    c\n', []],
    ['but none with indicators or comments', 'a:\n  b: |2\n    c\n  d: |+\n    e\n  f: | # g\n    h\n', []],
    ['but none with anchors and tags', 'a:\n  b: &c |\n    d\n  e: !f |\n    g\n', []],
    ['but none of keys in quotes and of lists', 'a:\n  "b": |\n    c\n  d:\n    - e: |\n        f\n', []],
    ['but none with lines that are indented too little', 'a:\n  b: |\n      c\n    d\n', []],
    ['but none with tabs for indentation', 'a:\n  b: |\n    c\n\td\n', []],
    [
      'but none with blank lines or blanks that may count',
      'a:\n  b: |\n\n    c\n  d: |\n    e \n  f: |\n    g\n       \n',
      [],
    ],
    ['but none without lines, or without a break at the end', 'a:\n  b: |\n  c: |\n    d', []],
    ['but none in a text with line breaks that readers differ about', 'a:\n  b: |\n    c\u2028d\n', []],
  ];
  for (const [title, text, expected] of cases) it(title, () => assert.deepEqual(blocks(text), expected));
});

describe('block strings of the next version of a text', () => {
  const isAsked = (text: string) => (key: number) => text.startsWith('a', key);
  const policies = Array.from({ length: 8 }, (_, index) => `  p${index}: |\n    rate: ${index}\n    of: x\n`);
  const text = `# first\na:\n${policies.join('')}b:\n  c: |\n    d\na.e: |-\n  f\n`;
  const before = literalBlocks(text, isAsked(text));

  const around = (whole: string, blocks: readonly Range[]) => Skeleton.of(whole, blocks, '|').text;

  it('are the same objects before and after an edit that moves none', () => {
    const after = text.replace('rate: 3', 'rate: 9');
    const { blocks, isAroundSame } = literalBlocks(after, isAsked(after), before);
    assert.equal(isAroundSame, true);
    const kept = blocks.map((block, index) => block === before.blocks[index]);
    assert.deepEqual(blocks, before.blocks);
    // The last block before an edit is searched again, because it may end elsewhere.
    assert.deepEqual(
      kept.flatMap((isSame, index) => (isSame ? [] : [index])),
      [2, 3],
    );
  });

  it('are those that a fresh search finds, wherever and whatever is edited', () => {
    const pieces = ['', ' ', '\n', '  q: |\n    r\n', 'b:\n', '|', 'a', '\r\n', '\u2028', '    s\n', '#'];
    for (let at = 0; at <= text.length; at++) {
      for (const piece of pieces) {
        for (const taken of [0, 1, 9, 40]) {
          const after = text.slice(0, at) + piece + text.slice(at + taken);
          const { blocks, isAroundSame } = literalBlocks(after, isAsked(after), before);
          const fresh = literalBlocks(after, isAsked(after)).blocks;
          assert.deepEqual(blocks, fresh, JSON.stringify([at, piece, taken]));
          if (isAroundSame)
            assert.equal(
              around(after, blocks),
              around(text, before.blocks),
              JSON.stringify([at, piece, taken]),
            );
        }
      }
    }
  });
});
