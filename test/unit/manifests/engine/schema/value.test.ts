import assert from 'node:assert/strict';
import type { Schema } from '../../../../../manifests/engine/schema/schema';
import { asText, isInRange, violationOf } from '../../../../../manifests/engine/schema/value';
import type { Coercion } from '../../../../../manifests/engine/schema/value';

/** A reader that converts texts, as programs do with their settings. */
const converted: Coercion<string> = {
  hasType: (written, { types }) => !types.includes('integer') || /^\d+$/.test(written),
  isChoice: (written, { value }) => String(value) === written,
  numberOf: (written) => (/^\d+$/.test(written) ? Number(written) : undefined),
  textOf: (written) => written,
};

describe('values that do not fit a schema', () => {
  const size: Schema = { types: ['integer'], minimum: 1, exclusiveMaximum: 10 };

  it('are checked as their reader takes them', () => {
    assert.equal(violationOf('5', size, converted), undefined);
    assert.deepEqual(violationOf('five', size, converted), { kind: 'type' });
    assert.deepEqual(violationOf('10', size, converted), { kind: 'range', number: 10 });
    assert.equal(violationOf('10', size, asText), undefined, 'a text has no range');
  });

  it('are not among the choices', () => {
    const choices = [{ value: 'on' }, { value: 1 }];
    assert.equal(violationOf('1', { types: ['string'], choices }, asText), undefined);
    assert.deepEqual(violationOf('off', { types: ['string'], choices }, asText), { kind: 'choice', choices });
  });

  it('are too short, too long or of another form', () => {
    const word: Schema = { types: ['string'], minLength: 2, maxLength: 3, pattern: '^\\p{L}+$' };
    assert.equal(violationOf('abc', word, asText), undefined);
    assert.deepEqual(violationOf('a', word, asText), { kind: 'length', length: 1, isTooShort: true });
    assert.deepEqual(violationOf('abcd', word, asText), { kind: 'length', length: 4, isTooShort: false });
    assert.deepEqual(violationOf('a1', word, asText), { kind: 'form', pattern: '^\\p{L}+$' });
    assert.equal(violationOf('𝒜𝒜𝒜', word, asText), undefined, 'three characters of six units');
  });

  it('are outside of exclusive limits', () => {
    assert.deepEqual(
      [0, 1, 9.5, 10].map((number) => isInRange(number, size)),
      [false, true, true, false],
    );
    assert.ok(isInRange(Infinity, { types: ['number'], minimum: 1 }), 'there is no upper limit');
  });
});
