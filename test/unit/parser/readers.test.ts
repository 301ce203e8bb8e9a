import assert from 'node:assert/strict';
import { applyChanges } from '../../../manifests/engine/rules/fix-all';
import { cutDocuments } from '../../../parser/documents';
import { parse } from '../../../parser/parse';
import type { Flavour } from '../../../parser/parse';

/** The problems of a file, as code and covered text. */
function problemsIn(text: string, flavour: Flavour): readonly string[] {
  return cutDocuments(text).flatMap(({ start, end }) => {
    const document = text.slice(start, end);
    return parse(document, flavour).problems.map(
      ({ code, range }) => `${code} ${document.slice(range.start, range.end)}`,
    );
  });
}

describe('reading YAML as SnakeYAML and the readers of Go do', () => {
  const refusedByAll: readonly (readonly [string, string])[] = [
    ['a: *nowhere\n', 'undefined-alias *nowhere'],
    ['a: { b: [*nowhere] }\n', 'undefined-alias *nowhere'],
    ['a:\n  <<: text\n', 'bad-merge text'],
    ['a:\n  <<: [text]\n', 'bad-merge text'],
    ['a: 1 # \u0001\n', 'control-character \u0001'],
    ['a: "b\\/c"\n', 'bad-escape \\/'],
    ['a: !!int ten\n', 'tag-value !!int'],
    ['a: !!binary "%"\n', 'tag-value !!binary'],
    ['a: !x!y b\n', 'tag-refused !x!y'],
    ['a: [b?c]\n', 'flow-indicator b?c'],
    ['a: {b: :c}\n', 'flow-indicator :c'],
    ['a: {"b\n  c": d}\n', 'colon-missing-on-line "b'],
    ['a: [b]: c\n', 'key-missing :'],
    ['a:\n  b: 1\n: c\n', 'key-missing :'],
    ['a:\n\tb: 1\n', 'tab-indentation \t'],
    ['a: 1\n...\nb: 2\n', 'start-missing b: 2'],
    ['a: {b: 1\nc: 2\n', 'opening-bracket {'],
    ['a:\n  b: [1,\n  c: 2\nd: 3\n', 'opening-bracket ['],
    ['a: "b\nc: d\n', 'quote-not-closed "b'],
  ];
  for (const [text, problem] of refusedByAll)
    it(`refuses ${JSON.stringify(text)}`, () => {
      for (const flavour of ['yaml-java', 'yaml-go', 'yaml-1.2'] as const)
        assert.deepEqual(problemsIn(text, flavour), [problem], flavour);
    });

  const differing: readonly (readonly [string, Flavour, string | undefined])[] = [
    ['a: !include b\n', 'yaml-java', 'tag-refused !include'],
    ['a: !include b\n', 'yaml-go', undefined],
    ['a: !include b\n', 'yaml-1.2', 'tag-refused !include'],
    ['a:\tb\n', 'yaml-java', 'tab \t'],
    ['a:\tb\n', 'yaml-go', undefined],
    ['a:\tb\n', 'yaml-1.2', undefined],
    ['a: b\t# c\n', 'yaml-java', undefined],
    ['a: "b"\t# c\n', 'yaml-java', 'tab \t'],
    ['a:\n  -\tb\n', 'yaml-go', 'tab \t'],
    ['a: b\n\t\nc: d\n', 'yaml-java', 'tab \t'],
    ['a: !!str {b: c}\n', 'snake-yaml', undefined],
    ['a: 1\n---\nb: 2\n', 'yaml-java', undefined],
    ['a: {{ b }}\n', 'yaml-java', undefined],
    ['a: {{ b }}\n', 'yaml-go', 'template-as-key {{ b }}'],
    ['a: !!bool b\n', 'yaml-java', undefined],
    ['a: !!bool b\n', 'yaml-go', 'tag-value !!bool'],
  ];
  for (const [text, flavour, problem] of differing)
    it(`${problem ? 'refuses' : 'takes'} ${JSON.stringify(text)} as ${flavour}`, () =>
      assert.deepEqual(problemsIn(text, flavour), problem === undefined ? [] : [problem]));

  const taken = [
    '{\n"a": {"b": 1}\n}\n',
    '{\na: {b: 1}\n}\n',
    'a:\n  b: "one\n two"\nc: 1\n',
    'a:\n  b: [1,\n2]\nc: {d: 1,\ne: 2}\n',
    'a: &x 1\nb: &x 2\nc: *x\n',
    'a: &x { b: 1 }\nc: { <<: *x, d: 2 }\ne:\n  - <<: [*x]\n',
    'a: =\nb: 2001-02-30\nc: 😀\n',
    'a: [http://b:80/c]\n',
    'a: 1\n...\n---\nb: 2\n...\n# end\n',
    '%YAML 1.1\n---\na: 1\n',
    'a: "b"# c\n',
    'a: |\n  \tb\n# \t\n"\tc": 1\n',
    'a: !!set {b, c}\nd: !!float 1e3\ne: !!str 1\n',
  ];
  for (const text of taken)
    it(`takes ${JSON.stringify(text)}`, () => {
      for (const flavour of ['yaml-java', 'yaml-go', 'yaml-1.2'] as const)
        assert.deepEqual(problemsIn(text, flavour), [], flavour);
    });

  it('treats the other line breaks of YAML 1.1 as such', () => {
    for (const flavour of ['yaml-1.1', 'yaml-java', 'yaml-go'] as const)
      for (const lineBreak of ['\r', '\x85', '\u2028'])
        assert.deepEqual(problemsIn(`a:${lineBreak}  b: 1\n`, flavour), [], flavour);
  });

  it('offer to replace all refused tabs, and leave those in texts and comments alone', () => {
    for (const [text, fixed] of [
      ['a:\n\tb: 1\n\tc:\n\t\td: "\t" # \t\n', 'a:\n  b: 1\n  c:\n    d: "\t" # \t\n'],
      ['a:\tb\nc: |\n  \td\ne:\tf\n', 'a: b\nc: |\n  \td\ne: f\n'],
    ] as const) {
      const [problem] = parse(text, 'yaml-java').problems;
      assert.ok(problem?.repair);
      assert.equal(applyChanges(text, [problem.repair, ...(problem.further ?? [])]), fixed);
      assert.deepEqual(problemsIn(fixed, 'yaml-java'), []);
    }
  });
});
