import assert from 'node:assert/strict';
import { asMap, asScalar, pathOf, valueOf } from '../../../parser/node';
import { looksLikeJson, readJson } from '../../../parser/read-json';

describe('reading JSON', () => {
  it('gives the tree that YAML is read as', () => {
    const text = '{"a": 1, "b": ["x", true, null, 1.5], "c": {"d\\n": "e\\"f"}}';
    const { root, problems } = readJson(text);
    assert.deepEqual(problems, []);
    assert.deepEqual([...(asMap(root)?.fields.keys() ?? [])], ['a', 'b', 'c']);
    const list = valueOf(root, 'b');
    assert.ok(list?.kind === 'list');
    assert.deepEqual(
      list.items.map((item) => [asScalar(item)?.type, asScalar(item)?.value, pathOf(item)]),
      [
        ['string', 'x', ['b', 0]],
        ['boolean', true, ['b', 1]],
        ['null', null, ['b', 2]],
        ['float', 1.5, ['b', 3]],
      ],
    );
    const inner = asMap(valueOf(root, 'c'))?.entries[0];
    assert.ok(inner);
    assert.equal(inner.name, 'd\n');
    assert.equal(text.slice(inner.range.start, inner.range.end), '"d\\n": "e\\"f"');
  });

  const mistakes = [
    ['{"a": 1,«}»', 'a comma too many'],
    ['{"a" «1»}', 'no colon'],
    ['[1 «2»]', 'no comma'],
    ['{"a": «"x»\n"}', 'a line break in a text'],
    ['«// x»', 'a comment'],
    ['{"a": 1} «x»', 'a second value'],
    ['{"a": [«1»', 'an open bracket'],
    ["{«'a'»: 1}", 'single quotes'],
    ['{"a":«\u0001»}', 'a control character'],
  ] as const;
  for (const [marked, what] of mistakes) {
    it(`tells ${what} once, at its place`, () => {
      const text = marked.replace(/[«»]/g, '');
      const { problems } = readJson(text);
      assert.equal(problems.length, 1);
      assert.equal(problems[0]?.rule, 'source/json-syntax');
      assert.equal(problems[0].range.start, marked.indexOf('«'));
      assert.equal(problems[0].range.end, marked.indexOf('»') - 1);
    });
  }

  it('keeps what stands around an error', () => {
    const { root } = readJson('{"a": 1, "b": , "c": 3}');
    assert.deepEqual([...(asMap(root)?.fields.keys() ?? [])], ['a', 'b', 'c']);
  });

  it('gives one clear answer to nesting without end', () => {
    assert.equal(readJson('['.repeat(100_000)).problems[0]?.rule, 'source/too-deep');
  });

  it('is recognised by its first bracket', () => {
    assert.deepEqual(['{}', ' \n[', 'a: {}', ''].map(looksLikeJson), [true, true, false, false]);
  });
});
