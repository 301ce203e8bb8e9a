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
