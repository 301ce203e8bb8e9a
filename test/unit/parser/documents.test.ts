import assert from 'node:assert/strict';
import { parseAllDocuments } from 'yaml';
import { cutDocuments } from '../../../parser/documents';
import { parse } from '../../../parser/parse';

function documentsOf(text: string): string[] {
  return cutDocuments(text).map(({ start, end }) => text.slice(start, end));
}

describe('cutting a text into documents', () => {
  const cuts = [
    ['a: 1\n', ['a: 1\n']],
    ['', ['']],
    ['a: 1\n---\nb: 2\n', ['a: 1\n', 'b: 2\n']],
    ['---\na: 1\n---\nb: 2\n', ['a: 1\n', 'b: 2\n']],
    ['--- # first\na: 1\n', ['a: 1\n']],
    ['a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r\n', 'b: 2\r\n']],
    ['a: |\n  x\n---\nb: 2\n', ['a: |\n  x\n', 'b: 2\n']],
    ['a: 1\n ---\nb: 2\n', ['a: 1\n ---\nb: 2\n']],
    ['a: 1\n----\n', ['a: 1\n----\n']],
  ] as const;
  for (const [text, expected] of cuts) {
    it(`cuts ${JSON.stringify(text)}`, () => assert.deepEqual(documentsOf(text), expected));
  }

  it('finds as many as the YAML library', () => {
    const text = 'a: 1\n---\n- x\n- y\n---\nb:\n  c: |\n    ---\n    d\n--- \ne: 5\n';
    assert.equal(documentsOf(text).length, parseAllDocuments(text).length);
  });
});

describe('a document with broken entries', () => {
  const problemsIn = (broken: number) =>
    parse(`a: 1\n${'b,\n'.repeat(broken)}c: 2\n`, 'yaml-1.2').problems.length;

  it('is reported for each of them', () => assert.equal(problemsIn(50), 50));

  it('is reported for the first where nearly nothing is YAML', () => assert.equal(problemsIn(5000), 1));
});

describe('what readers of every YAML version refuse, though it is well-formed', () => {
  const problemsIn = (text: string) =>
    parse(text, 'yaml-1.2').problems.map(
      ({ code, range }) => `${code} ${text.slice(range.start, range.end)}`,
    );

  const refused: readonly (readonly [string, string])[] = [
    ['a: *typo\nb: *typo\n', 'undefined-alias *typo'],
    ['a: 1\nb:\n  - c: *typo\n', 'undefined-alias *typo'],
    ['a: {"b":*typo}\nc: 1\n', 'undefined-alias *typo'],
    ['a: *x\nb: &x 1\n', 'undefined-alias *x'],
    ['a: *.js\n', 'undefined-alias *.js'],
    ['a: {<<: *typo}\n', 'undefined-alias *typo'],
    ['a: {<<: 1, b: c}\n', 'bad-merge 1'],
    ['a:\n  <<: text\n  b: c\n', 'bad-merge text'],
    ['x: &x 1\na: {<<: [*x]}\n', 'bad-merge *x'],
  ];
  for (const [text, problem] of refused)
    it(`is reported once: ${JSON.stringify(text)}`, () => assert.deepEqual(problemsIn(text), [problem]));

  const accepted = [
    'a: &x 1\nb: &x 2\nc: *x\n',
    'a: {"b":&x 1}\nc: {"d":*x}\n',
    '&k a: *k\nb: &e\nc: *e\n',
    'a: &a\n  <<: *a\n',
    'x: &x {b: 1}\ny: &y [*x]\na: {<<: *x}\nc: {<<: *y}\n',
    'a: |\n  *typo\n  <<: 1\nb: "*.js" # *typo\nc: 0 */5 * * *\n',
    'a: "<<"\n"<<": 1\n',
  ];
  for (const text of accepted)
    it(`is not seen in ${JSON.stringify(text)}`, () => assert.deepEqual(problemsIn(text), []));

  it('comes with the offer to quote an alias that is meant as text', () => {
    const [problem] = parse('a: *.js\n', 'yaml-1.2').problems;
    assert.deepEqual(problem?.repair, { range: { start: 3, end: 7 }, text: '"*.js"' });
  });
});
