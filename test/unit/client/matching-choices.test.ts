import assert from 'node:assert/strict';
import { matchingChoices } from '../../../client/matching-choices';

const choices = [
  { label: 'cart 1.1.0', description: 'shop · production · Sandbox' },
  { label: 'cart 1.0.0', description: 'shop · testing · Sandbox' },
  { label: 'mail', detail: 'rest://10.0.0.1:8080' },
];
const labelsFor = (text: string) => matchingChoices(choices, text).map(({ label }) => label);

describe('choices that match what was typed', () => {
  it('have all words, in any order and case, anywhere in the row', () => {
    assert.deepEqual(labelsFor('production cart'), ['cart 1.1.0']);
    assert.deepEqual(labelsFor('  CART  shop '), ['cart 1.1.0', 'cart 1.0.0']);
    assert.deepEqual(labelsFor('10.0.0.1'), ['mail']);
    assert.deepEqual(labelsFor('cart mail'), []);
  });

  it('are all where nothing was typed', () => {
    assert.deepEqual(labelsFor(' '), ['cart 1.1.0', 'cart 1.0.0', 'mail']);
  });
});
