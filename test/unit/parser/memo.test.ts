import assert from 'node:assert/strict';
import { Derived, Memo, keepEqual } from '../../../parser/memo';

describe('a memo', () => {
  it('keeps what a version used, and forgets the rest', () => {
    const first = Memo.after<object>(undefined);
    const [a, b] = [first.get('a', () => ({})), first.get('b', () => ({}))];
    const second = Memo.after(first);
    assert.equal(
      second.get('a', () => ({})),
      a,
    );
    assert.notEqual(
      Memo.after(second).get('b', () => ({})),
      b,
    );
  });

  it('goes past a version that used nothing', () => {
    const first = Memo.after<object>(undefined);
    const a = first.get('a', () => ({}));
    const third = Memo.after(Memo.after(first));
    assert.equal(
      third.get('a', () => ({})),
      a,
    );
  });
});

describe('a derived result', () => {
  const lengths = (parts: readonly { readonly text: string }[], before?: Derived<{ text: string }, object>) =>
    Derived.of(
      parts,
      ({ text }) => text,
      before,
      () => ({}),
    );
  const first = lengths([{ text: 'a' }, { text: 'b' }]);

  it('is kept while it would be made of the same', () =>
    assert.equal(lengths([{ text: 'a' }, { text: 'b' }], first).value, first.value));

  for (const [what, parts] of [
    ['other', [{ text: 'a' }, { text: 'c' }]],
    ['more', [{ text: 'a' }, { text: 'b' }, { text: 'c' }]],
    ['fewer', [{ text: 'a' }]],
    ['no', []],
  ] as const)
    it(`is made anew of ${what} parts`, () => assert.notEqual(lengths(parts, first).value, first.value));
});

describe('a value that is equal to the one before', () => {
  const before = { names: ['a'] };

  it('is that one', () => assert.equal(keepEqual(before, { names: ['a'] }), before));

  it('is itself if it is not equal', () => {
    const after = { names: ['b'] };
    assert.equal(keepEqual(before, after), after);
    assert.equal(keepEqual(undefined, after), after);
  });
});
