import assert from 'node:assert/strict';
import {
  choice,
  indented,
  literal,
  withoutPlaceholders,
} from '../../../../manifests/engine/language/snippet';

describe('snippet text', () => {
  const plain: readonly [snippet: string, text: string][] = [
    ['cmd: $0', 'cmd: '],
    ['${1:web}.${2:name}', 'web.name'],
    ['${1|on,off|}', 'on'],
    ['${1|a\\,b,c|}', 'a,b'],
    ['\\$HOME and \\}', '$HOME and }'],
    ['${3}x$12', 'x'],
    ['web.${1:admin}: ${2:/$1}, ${1}', 'web.admin: /admin, admin'],
  ];
  for (const [snippet, text] of plain) {
    it(`writes ${snippet} as ${JSON.stringify(text)}`, () =>
      assert.equal(withoutPlaceholders(snippet), text));
  }

  it('keeps any text literally', () => {
    const text = 'C:\\a ${b} $1 }';
    assert.equal(withoutPlaceholders(literal(text)), text);
  });

  it('keeps any first choice literally', () => {
    assert.equal(withoutPlaceholders(choice(1, ['a,b|$}', 'c'])), 'a,b|$}');
  });

  it('offers no choice of one', () => assert.equal(choice(2, ['$a|b}']), '${2:\\$a|b\\}}'));

  it('indents all lines but the first', () => assert.equal(indented('a:\n  b\nc', 2), 'a:\n    b\n  c'));
});
