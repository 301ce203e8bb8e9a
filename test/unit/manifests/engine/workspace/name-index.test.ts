import assert from 'node:assert/strict';
import type { NameUse } from '../../../../../manifests/engine/names';
import { LineIndex } from '../../../../../parser/line-index';
import { NameIndex } from '../../../../../manifests/engine/workspace/name-index';
import { placeName } from '../../../../../manifests/engine/workspace/placed-names';
import type { PlacedName } from '../../../../../manifests/engine/workspace/placed-names';

const lines = new LineIndex('one\ntwo\n');

function named(kind: NameUse['kind'], name: string, role: NameUse['role'], scope?: string): PlacedName {
  const use = { kind, name, role, range: { start: 4, end: 7 }, ...(scope !== undefined && { scope }) };
  return placeName(use, lines);
}

describe('the index of names', () => {
  it('finds uses by kind, name and scope', () => {
    const index = new NameIndex();
    const cart = named('component', 'cart', 'definition', 'shop');
    index.set('a', [
      cart,
      named('component', 'cart', 'definition', 'depot'),
      named('application', 'cart', 'reference'),
    ]);
    index.set('b', [named('component', 'cart', 'reference')]);
    const found = index.usesOf({ kind: 'component', name: 'cart', scope: 'shop' });
    assert.deepEqual(
      found.map(({ file, use }) => [file, use.role, use.scope]),
      [
        ['a', 'definition', 'shop'],
        ['b', 'reference', undefined],
      ],
    );
    assert.deepEqual(cart.range, { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } });
  });

  it('lists the names that other files define, each once', () => {
    const index = new NameIndex();
    const shop = named('application', 'shop', 'definition');
    index.set('a', [shop, named('application', 'used', 'reference')]);
    index.set('b', [shop, shop]);
    assert.deepEqual(index.definedOutside('c', 'application'), ['shop']);
    assert.deepEqual(index.filesDefining('a', shop), ['b']);
    index.delete('b');
    assert.deepEqual(index.definedOutside('a', 'application'), []);
  });

  it('does not count what a program registers by itself as deployed from its file', () => {
    const index = new NameIndex();
    const shop = named('application', 'shop', 'definition');
    index.set('a', [shop]);
    index.set('b', [{ ...shop, isRegistered: true }]);
    assert.deepEqual(index.filesDefining('a', shop), []);
    assert.deepEqual(index.definedOutside('a', 'application'), ['shop']);
  });

  it('forgets the names that a file had before', () => {
    const index = new NameIndex();
    index.set('a', [named('engine', 'old', 'definition')]);
    index.set('a', [named('engine', 'new', 'definition')]);
    assert.deepEqual(index.definedOutside('b', 'engine'), ['new']);
    assert.equal(index.size, 1);
    index.delete('a');
    assert.deepEqual([index.size, index.knownFiles()], [0, []]);
  });

  it('grows older with definitions alone', () => {
    const index = new NameIndex();
    const shop = named('application', 'shop', 'definition');
    index.set('a', [shop]);
    const before = index.generation;
    index.set('a', [named('application', 'other', 'reference'), shop]);
    assert.equal(index.generation, before);
    index.set('a', []);
    assert.notEqual(index.generation, before);
  });

  it('searches by letters in their order', () => {
    const index = new NameIndex();
    index.set(
      'a',
      ['shop-cart', 'depot', 'Chart'].map((name) => named('component', name, 'definition')),
    );
    assert.deepEqual(
      [...index.search('cAr')].map(({ use }) => use.name),
      ['shop-cart', 'Chart'],
    );
  });
});
