import assert from 'node:assert/strict';
import { asList, asMap, asScalar, pathOf, resolve, valueOf } from '../../../parser/node';
import { parse } from '../../../parser/parse';
import { leafAtOffset, nodeAtOffset } from '../../../parser/locate';
import { maxTokens } from '../../../parser/limits';

/** Type and value of the one value in `a: TEXT`. */
function read(text: string): unknown {
  const scalar = asScalar(valueOf(parse(`a: ${text}\n`, 'yaml-1.1').root, 'a'));
  return scalar && [scalar.type, scalar.value];
}

function problemIn(text: string): string | undefined {
  const [problem] = parse(text, 'yaml-1.1').problems;
  return problem && `${problem.code} ${text.slice(problem.range.start, problem.range.end)}`;
}

describe('reading YAML as PyYAML 3.11', () => {
  const scalars: readonly (readonly [string, unknown])[] = [
    ['yes', ['boolean', true]],
    ['Off', ['boolean', false]],
    ['y', ['string', 'y']],
    ['n', ['string', 'n']],
    ['yEs', ['string', 'yEs']],
    ['80:22', ['integer', 4822]],
    ['9506:22', ['integer', 570382]],
    ['9506:80', ['string', '9506:80']],
    ['0100', ['integer', 64]],
    ['089', ['string', '089']],
    ['0x1F', ['integer', 31]],
    ['-0b11', ['integer', -3]],
    ['1_000', ['integer', 1000]],
    ['1e3', ['string', '1e3']],
    ['1.5e3', ['string', '1.5e3']],
    ['1.5e+3', ['float', 1500]],
    ['1.', ['float', 1]],
    ['.5', ['float', 0.5]],
    ['-.inf', ['float', -Infinity]],
    ['1:30.5', ['float', 90.5]],
    ['2017-05-23', ['timestamp', '2017-05-23']],
    ['2017-5-23', ['string', '2017-5-23']],
    ['~', ['null', null]],
    ['', ['null', null]],
    [' #lain', ['null', null]],
    ['"yes"', ['string', 'yes']],
    ['!!str 80', ['string', '80']],
    ['!!int "80"', ['integer', 80]],
    ['"a\\tb"', ['string', 'a\tb']],
    ['|\n  a\n  b\n', ['string', 'a\nb\n']],
  ];
  for (const [text, value] of scalars)
    it(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(read(text), value));

  const refused: readonly (readonly [string, string])[] = [
    ['a: **\n', 'undefined-alias **'],
    ['a: *b\n', 'undefined-alias *b'],
    ['a: &x 1\nb: &x 2\n', 'duplicate-anchor 2'],
    ['a: =\n', 'value-indicator ='],
    ['a: !!python/name:os.system x\n', 'tag-refused !!python/name:os.system'],
    ['a: {{ x }}\n', 'template-as-key {{ x }}'],
    ['a: [http://x]\n', 'flow-indicator http://x'],
    ['a:\tb\n', 'tab \t'],
    ['a: b\t# c\n', 'tab \t'],
    ["a: '''\n", "quote-not-closed '''"],
    ['a: [b\nc: d\n', 'opening-bracket ['],
    ['a: "b\nc: d\n', 'quote-not-closed "b'],
    [': b\n', 'key-missing :'],
    ['a: b\n---\nc: d\n', 'second-document ---'],
    ['a: |# c\n  b\n', 'comment-without-space # c'],
    ['a: \u0007\n', 'control-character \u0007'],
    ['a: 2001-02-30\n', 'date-invalid 2001-02-30'],
    ['a: !!float x\n', 'tag-value !!float'],
    ['a: !include b\n', 'tag-refused !include'],
    ['a: "b\\/c"\n', 'bad-escape \\/'],
    ['a: {b\n  : c}\n', 'colon-missing-on-line b'],
    ['a: [b]: c\n', 'key-missing :'],
    ['a: \ud800\n', 'character \ud800'],
    ['a: b\0\n', 'binary '],
  ];
  for (const [text, problem] of refused)
    it(`refuses ${JSON.stringify(text)} in one place`, () => assert.equal(problemIn(text), problem));

  const accepted = [
    'a: ["b",\n"c"]\n',
    'a: [\n# comment ]\n"b#",\nc\n]\nd: {e:\nf}\n',
    'web:\n  a: "b\nc"\n',
    "a: 'it''s'\n",
    'a: "\tb" # \t\n',
    'a: |\n  \tb\n',
    'a: b\rc: d\r',
    'a: "b"# c\nd: [e]# f\n',
    'a:\r\n  - b\r\n',
    '\uFEFFa: b\n',
    '%YAML 1.1\n---\na: b\n...\n',
    '# 中文\na: 中文\n',
  ];
  for (const text of accepted)
    it(`accepts ${JSON.stringify(text)}`, () => assert.equal(problemIn(text), undefined));

  it('takes the last of duplicate keys and keeps them all in order', () => {
    const map = asMap(parse('a: 1\nb: 2\na: 3\n', 'yaml-1.1').root);
    assert.deepEqual(
      map?.entries.map(({ name }) => name),
      ['a', 'b', 'a'],
    );
    assert.equal(asScalar(map.fields.get('a')?.value)?.value, 3);
  });

  it('resolves aliases and merge keys: own keys win, then the first source', () => {
    const { root } = parse(
      'x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2}\nz:\n  <<: [*x, *y]\n  a: 0\n',
      'yaml-1.1',
    );
    const z = asMap(valueOf(root, 'z'));
    assert.deepEqual(
      [...(z?.fields ?? [])].map(([name, { value }]) => [name, asScalar(value)?.value]).sort(),
      [
        ['a', 0],
        ['b', 1],
        ['c', 2],
      ],
    );
  });

  it('gives ranges in UTF-16 units of the original text', () => {
    const text = '\uFEFFa: 中\r\nb:\r\n  - "x y"  # c\r\nc: |\r\n  t\r\n\r\n';
    const { root } = parse(text, 'yaml-1.1');
    const cut = (name: string) => {
      const range = asMap(root)?.fields.get(name)?.value.range;
      return range && text.slice(range.start, range.end);
    };
    assert.deepEqual([cut('a'), cut('b'), cut('c')], ['中', '- "x y"', '|\r\n  t']);
  });

  it('finds the node at an offset with its path', () => {
    const text = 'web:\n  env:\n    - A=b\n    - C=d\n';
    const { root } = parse(text, 'yaml-1.1');
    assert.deepEqual(nodeAtOffset(root, text.indexOf('C=d'))?.path, ['web', 'env', 1]);
    const key = nodeAtOffset(root, text.indexOf('env'));
    assert.deepEqual([key?.path, key?.atKey, key?.entry?.name], [['web', 'env'], true, 'env']);
    assert.equal(nodeAtOffset(root, text.length), undefined);
  });

  it('finds keys and scalars at an offset, and nothing between them', () => {
    const text = 'web:\n  env:\n    -\n    - C=d\n  port: [ ,80]\n';
    const { root } = parse(text, 'yaml-1.1');
    const textAt = (offset: number) => {
      const { node } = leafAtOffset(root, offset) ?? {};
      return node && text.slice(node.range.start, node.range.end);
    };
    assert.deepEqual(
      ['env', '-', 'C=d', '[', ',80', '80', '80]'].map((piece) => textAt(text.indexOf(piece))),
      ['env', undefined, 'C=d', undefined, undefined, '80', '80'],
    );
    assert.equal(textAt(text.indexOf(']')), '80');
    const key = leafAtOffset(root, text.indexOf('port'));
    assert.equal(key?.atKey, true);
    assert.equal(key.value.kind, 'list');
  });

  it('gives the path of an entry', () => {
    const entry = asMap(valueOf(parse('a:\n  b: c\n', 'yaml-1.1').root, 'a'))?.fields.get('b');
    assert.ok(entry);
    assert.deepEqual(pathOf(entry), ['a', 'b']);
  });
});

describe('hostile YAML', () => {
  const hostile: Readonly<Record<string, readonly [string, string | undefined]>> = {
    'five megabytes': ['a: b\n'.repeat(1_000_000), 'text-too-large'],
    'more tokens than a manifest can have': ['a: b\n'.repeat(maxTokens / 4), 'text-too-large'],
    '10 000 brackets': [`a: ${'['.repeat(10_000)}`, 'too-deep'],
    '10 000 dashes': [`a:\n  ${'- '.repeat(10_000)}`, 'too-deep'],
    '1 000 indented maps': [
      Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      'too-deep',
    ],
    '50 000 colons': [`a: ${'b: '.repeat(50_000)}`, 'too-deep'],
    'a key of a megabyte': [`${'x'.repeat(1_000_000)}: a`, 'key-too-long'],
    'half a million digits': [`a: ${'1'.repeat(500_000)}`, undefined],
    'binary bytes': ['\u007fELF\u0002\u0001\u0001\0\0', 'binary'],
  };
  for (const [name, [text, code]] of Object.entries(hostile))
    it(`${name}: one clear answer`, () => assert.equal(parse(text, 'yaml-1.1').problems[0]?.code, code));

  it('never expands an alias bomb', () => {
    const levels = Array.from(
      { length: 40 },
      (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`,
    );
    const { root, problems } = parse(`a0: &a0 [x]\n${levels.join('\n')}\n`, 'yaml-1.1');
    assert.deepEqual(problems, []);
    const last = asList(valueOf(root, 'a40'));
    const target = last?.items[0] && resolve(last.items[0]);
    assert.equal(target, asMap(root)?.fields.get('a39')?.value, 'an alias is its anchor, not a copy');
  });

  it('stops copying merge keys', () => {
    const levels = Array.from({ length: 2000 }, (_, i) => `a${i + 1}: &a${i + 1}\n  <<: *a${i}\n  k${i}: 1`);
    const { root } = parse(`a0: &a0 {x: 1}\n${levels.join('\n')}\n`, 'yaml-1.1');
    const copied = asMap(root)?.entries.reduce((sum, { value }) => sum + (asMap(value)?.fields.size ?? 0), 0);
    assert.ok(copied !== undefined && copied < 30_000, `${copied} fields`);
  });

  it('survives a map that merges or contains itself', () => {
    assert.deepEqual(parse('a: &a\n  <<: *a\n  b: *a\n', 'yaml-1.1').problems, []);
  });
});
