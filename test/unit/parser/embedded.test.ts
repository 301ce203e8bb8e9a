import assert from 'node:assert/strict';
import { embeddedText } from '../../../parser/embedded';
import { parse } from '../../../parser/parse';
import { asMap, asScalar } from '../../../parser/node';

function embedded(source: string) {
  const root = asMap(parse(source, 'yaml-1.2').root);
  const scalar = asScalar(root?.fields.get('key')?.value);
  assert.ok(scalar, 'the text has a scalar under `key`');
  return embeddedText(scalar, source);
}

/** Where a word of the content is in the text around it. */
function shown(source: string, word: string): string {
  const content = embedded(source);
  const start = content.text.indexOf(word);
  assert.notEqual(start, -1, `${JSON.stringify(content.text)} holds ${word}`);
  const range = content.outer({ start, end: start + word.length });
  assert.equal(content.inner(range.start), start);
  return source.slice(range.start, range.end);
}

describe('embedded text', () => {
  const places = [
    ['a literal block', 'a: 1\nkey: |\n  rate: 1\n  order: 2\nb: 1\n', 'order', 'order'],
    ['a literal block with a blank line', 'key: |\n    rate: 1\n\n    order: 2\n', 'order', 'order'],
    ['a deeper line of a block', 'key: |\n  a:\n    b: 1\n', 'b: 1', 'b: 1'],
    ['a block with Windows line breaks', 'key: |\r\n  rate: 1\r\n  order: 2\r\n', 'order', 'order'],
    [
      'a block that begins with byte order marks',
      'key: |\n  \uFEFF\uFEFF\uFEFF  rate: 1\n  order: 2\n',
      'rate',
      'rate',
    ],
    ['a block that begins with a tab', 'key: |\n  \trate: 1\n', 'rate', 'rate'],
    ['a block far to the right', `key: |2\n${' '.repeat(300)}rate: 1\n  order: 2\n`, 'order', 'order'],
    ['the first line of it', `key: |2\n${' '.repeat(300)}rate: 1\n  order: 2\n`, 'rate', 'rate'],
    ['double quotes', 'key: "rate: 1\\norder: 2"\n', 'order', 'order'],
    ['escapes', 'key: "a\\u0041b\\tc"\n', 'c', 'c'],
    ['an escape itself', 'key: "x\\u0041y"\n', 'A', '\\u0041'],
    ['single quotes', "key: 'it''s late'\n", 'late', 'late'],
    ['no quotes', 'key: rate 100\n', '100', '100'],
  ] as const;
  for (const [where, source, word, expected] of places) {
    it(`finds a word in ${where}`, () => assert.equal(shown(source, word), expected));
  }

  it('maps to the whole scalar where lines are folded', () => {
    const source = 'key: >\n  rate: 1\n  order: 2\n';
    const { start, end } = embedded(source).outer({ start: 3, end: 5 });
    assert.equal(source.slice(start, end), '>\n  rate: 1\n  order: 2');
  });

  it('has every character in its place', () => {
    const source = 'key: |\n  spec:\n    rate: 100\n\n    services: "cart"\nend: 1\n';
    const content = embedded(source);
    for (const [offset, character] of [...content.text].entries()) {
      if (character === '\n') continue;
      const { start } = content.outer({ start: offset, end: offset + 1 });
      assert.equal(source.charAt(start), character, `offset ${offset}`);
      assert.equal(content.inner(start), offset);
    }
  });

  it('has no place outside of its scalar', () => {
    assert.equal(embedded('a: 1\nkey: value\n').inner(0), undefined);
  });
});
