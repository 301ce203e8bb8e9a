import assert from 'node:assert/strict';
import { parse } from '../../../parser/parse';

describe('a line of YAML that is not further in than the one above', () => {
  const codesOf = (text: string) => parse(text, 'yaml-1.2').problems.map(({ code }) => code);

  for (const text of [
    '  a: 1\nb: 2\n',
    '  a: "1"\n\n# a comment\nb: 2\n',
    '- a\nb: 1\n',
    '  a: 1\r\nb: 2\r\n',
    '"x"\ny: 1\n',
  ]) {
    it(`has a wrong indentation: ${JSON.stringify(text)}`, () =>
      assert.deepEqual(codesOf(text), ['bad-indentation']));
  }

  for (const text of ['a: "x" y\n', 'a: [1] b\n']) {
    it(`has nothing to do with what follows a value: ${JSON.stringify(text)}`, () =>
      assert.deepEqual(codesOf(text), ['after-value']));
  }
});
