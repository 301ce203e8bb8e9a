import assert from 'node:assert/strict';
import { choicesInWords, mustBe, rangeInWords } from '../../../../../manifests/engine/schema/words';

const integer = { types: ['integer'] } as const;

describe('what a value must be, in words', () => {
  it('names the limits of numbers', () => {
    const limits = [
      [{ minimum: 1, maximum: 8 }, 'between 1 and 8'],
      [{ minimum: 1 }, '1 or more'],
      [{ maximum: 8 }, '8 or less'],
      [{ exclusiveMinimum: 0, maximum: 1 }, 'more than 0 and 1 or less'],
      [{ minimum: 0, exclusiveMaximum: 1 }, '0 or more and less than 1'],
    ] as const;
    for (const [limit, words] of limits) assert.equal(rangeInWords({ ...integer, ...limit }), words);
  });

  it('names the choices as they are written', () => {
    assert.equal(choicesInWords([{ value: 'a' }]), '`a`');
    assert.equal(choicesInWords([{ value: 'a' }, { value: 'on' }]), 'one of `a`, `"on"`');
  });

  it('names the key where there is one, and what happens otherwise', () => {
    assert.equal(mustBe('rate', '1 or more'), '`rate` must be 1 or more.');
    assert.equal(mustBe(undefined, 'text'), 'This must be text.');
    assert.equal(mustBe('rate', 'a number', 'it is dropped'), '`rate` must be a number; it is dropped.');
  });
});
