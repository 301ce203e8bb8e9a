import assert from 'node:assert/strict';
import { haveSameValues } from '../../../../../manifests/engine/language/format/same-values';
import { parse } from '../../../../../parser/parse';

function compare(one: string, other: string) {
  const work = haveSameValues(parse(one, 'yaml-1.2').root, parse(other, 'yaml-1.2').root);
  let pauses = 0;
  for (;;) {
    const step = work.next();
    if (step.done) return { same: step.value, pauses };
    pauses++;
  }
}

const text = 'a: [1, "two", {b: c}]\nd: &x |\n  text\ne: *x\nf:\n  - g\n  -\n';

describe('values of two texts', () => {
  it('are the same in another layout, with other comments', () => {
    const other = '# why\na:\n- 1\n- "two"\n- b:   c\n\nd: &x |\n    text\ne: *x # same\nf:\n- g\n-\n';
    assert.equal(compare(text, other).same, true);
  });

  const different: readonly (readonly [string, string])[] = [
    ['1,', '"1",'],
    ['1,', '2,'],
    ['1,', '1, 1,'],
    ['"two"', 'two'],
    ['b: c', 'c: b'],
    ['{b: c}', '[b, c]'],
    ['{b: c}', '{b: c, d: e}'],
    ['  text', '  text\n\n  more'],
    ['*x', 'x'],
    ['  -\n', '  - h\n'],
    ['  -\n', ''],
    [text, ''],
  ];
  for (const [from, to] of different)
    it(`differ where ${JSON.stringify(from)} becomes ${JSON.stringify(to)}`, () => {
      assert.equal(compare(text, text.replace(from, to)).same, false);
      assert.equal(compare(text.replace(from, to), text).same, false);
    });

  it('are compared in pieces', () => {
    const many = 'a: 1\n'.repeat(30_000);
    assert.deepEqual(compare(many, many), { same: true, pauses: 3 });
  });
});
