import assert from 'node:assert/strict';
import { applyChanges, fixAll } from '../../../../../manifests/engine/rules/fix-all';
import type { Finding, Fix } from '../../../../../manifests/engine/rules/rule';

/** A finding for every match of a pattern, with repairs that write these words in its place. */
function findingsAt(text: string, pattern: RegExp, ...words: readonly string[]): Finding[] {
  return Array.from(text.matchAll(pattern), ({ 0: found, index }) => {
    const range = { start: index, end: index + found.length };
    const fixes = words.map((word): Fix => ({ title: word, edits: [{ range, text: word }] }));
    return { rule: 'a/one', consequence: 'ignored', severity: 'error', message: 'm', range, fixes };
  });
}

describe('fixAll', () => {
  it('makes every repair there is', () => {
    const fixed = fixAll('x: 1\nb: 2\nx: 3\n', (text) => findingsAt(text, /x/g, 'yy'));
    assert.deepEqual(fixed, { text: 'yy: 1\nb: 2\nyy: 3\n', repaired: 2 });
  });

  it('leaves alone what has no repair, or more than one', () => {
    assert.deepEqual(
      fixAll('x', (text) => findingsAt(text, /x/g)),
      { text: 'x', repaired: 0 },
    );
    assert.deepEqual(
      fixAll('x', (text) => findingsAt(text, /x/g, 'y', 'z')),
      { text: 'x', repaired: 0 },
    );
  });

  it('takes away nothing unasked', () => {
    const removing = (text: string) =>
      findingsAt(text, /x: 1\n/g, '').map((finding) => ({
        ...finding,
        fixes: finding.fixes?.map((fix) => ({ ...fix, onlyWhenAsked: true as const })) ?? [],
      }));
    assert.deepEqual(fixAll('x: 1\nb: 2\n', removing), { text: 'x: 1\nb: 2\n', repaired: 0 });
  });

  it('makes repairs that others uncover', () => {
    const fixed = fixAll('a', (text) => [...findingsAt(text, /a/g, 'b'), ...findingsAt(text, /b/g, 'c')]);
    assert.deepEqual(fixed, { text: 'c', repaired: 2 });
  });

  it('makes repairs that touch each other one after the other', () => {
    const texts: string[] = [];
    fixAll('xx', (text) => {
      texts.push(text);
      return findingsAt(text, /x/g, 'y');
    });
    assert.deepEqual(texts, ['xx', 'yx', 'yy']);
  });

  it('ends where repairs undo each other, and where they never end', () => {
    const circle = (text: string) => [...findingsAt(text, /a/g, 'b'), ...findingsAt(text, /b/g, 'a')];
    assert.equal(fixAll('a', circle).text, 'b');
    assert.equal(fixAll('a', (text) => findingsAt(text, /a$/g, 'aa')).text, 'a'.repeat(11));
  });

  it('takes back what would make the text unreadable', () => {
    const fixed = fixAll('a: 1', (text) =>
      text.includes('"')
        ? [{ ...findingsAt(text, /"/g)[0]!, rule: 'b/yaml-syntax' }]
        : findingsAt(text, /1/g, '"1'),
    );
    assert.deepEqual(fixed, { text: 'a: 1', repaired: 0 });
  });

  it('repairs a text that could not be read', () => {
    const fixed = fixAll('a: "1', (text) =>
      text.endsWith('"') ? [] : [{ ...findingsAt(text, /1/g, '1"')[0]!, rule: 'b/yaml-syntax' }],
    );
    assert.deepEqual(fixed, { text: 'a: "1"', repaired: 1 });
  });
});

describe('applyChanges', () => {
  it('writes the line breaks that the text has', () => {
    const changes = [{ range: { start: 4, end: 4 }, text: '\nb:\r\n  c' }];
    assert.equal(applyChanges('a: 1\r\n', changes), 'a: 1\r\nb:\r\n  c\r\n');
    assert.equal(applyChanges('a: 1\n', changes), 'a: 1\nb:\n  c\n');
    assert.equal(applyChanges('a: 1', changes), 'a: 1\nb:\n  c');
  });

  it('takes changes in any order', () => {
    const changes = [
      { range: { start: 2, end: 3 }, text: 'C' },
      { range: { start: 0, end: 1 }, text: '' },
    ];
    assert.equal(applyChanges('abc', changes), 'bC');
  });
});
