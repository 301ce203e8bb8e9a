import assert from 'node:assert/strict';
import { asMap, asScalar, pathOf, valueOf } from '../../../parser/node';
import { looksLikeJson, parse } from '../../../parser/parse';

describe('reading JSON', () => {
  it('gives the tree that YAML is read as', () => {
    const text = '{"a": 1, "b": ["x", true, null, 1.5], "c": {"d\\n": "e\\"f"}}';
    const { root, problems } = parse(text, 'json');
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
    ['{"a": 1,«}»', 'a comma too many', 'json-key-missing'],
    ['{"a" «1»}', 'no colon', 'json-colon-missing'],
    ['[1 «2»]', 'no comma', 'json-comma-missing'],
    ['{"a": «"x»\n"}', 'a line break in a text', 'json-quote-not-closed'],
    ['«// x»', 'a comment', 'json-comment'],
    ['{"a": 1} «x»', 'a word after the value', 'json-unreadable'],
    ['{"a": 1} «2»', 'a second value', 'json-second-value'],
    ['{"a": [«1»', 'an open bracket', 'json-bracket-not-closed'],
    ["{«'a'»: 1}", 'single quotes', 'json-unreadable'],
    ['{"a":«\u0001»}', 'a control character', 'json-unreadable'],
    ['{"a": «"\u0001"»}', 'a control character in a text', 'json-control-character'],
  ] as const;
  for (const [marked, what, code] of mistakes) {
    it(`reports ${what} once, at its place`, () => {
      const text = marked.replace(/[«»]/g, '');
      const { problems } = parse(text, 'json');
      assert.equal(problems.length, 1);
      assert.equal(problems[0]?.code, code);
      assert.equal(problems[0].range.start, marked.indexOf('«'));
      assert.equal(problems[0].range.end, marked.indexOf('»') - 1);
    });
  }

  it('keeps what surrounds an error', () => {
    const { root } = parse('{"a": 1, "b": , "c": 3}', 'json');
    assert.deepEqual([...(asMap(root)?.fields.keys() ?? [])], ['a', 'b', 'c']);
  });

  it('gives one clear answer to nesting without end', () => {
    assert.equal(parse('['.repeat(100_000), 'json').problems[0]?.code, 'too-deep');
  });

  it('is recognised by its first bracket', () => {
    assert.deepEqual(['{}', ' \n[', 'a: {}', ''].map(looksLikeJson), [true, true, false, false]);
  });
});
