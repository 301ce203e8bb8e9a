import assert from 'node:assert/strict';
import { askAll } from './all-answers';
import { charactersRead } from './characters-read';
import { plainKey } from './shown';

describe('contents of bad will, twice as long', () => {
  /** Pieces that a careless reader goes over again and again when there are many. */
  const pieces: Readonly<Record<string, readonly string[]>> = {
    yaml: [
      'a: 1\n',
      '---\na: 1\n',
      '[',
      '{a: ',
      '- ',
      '""\n',
      'a: "\n',
      'servicecomb.retry.a: |\n  b: 1\n',
      '\n',
      '&a ',
    ],
    json: ['[', '{"a":', '1,', '"', '{"a":1,"a":1},', '/*', '// \n', '\\', ' ', '${', '}'],
    properties: [
      'a=1\n',
      'a\n',
      '\\',
      '\\\n',
      '\\d',
      'a=\\u\n',
      '=',
      ' ',
      'servicecomb.retry.a=b: 1\\n',
      '\n',
      '\r',
    ],
    ini: ['[', '[a]\n', 'a\n', 'a=1\n', ' ', ']', '=', '\n'],
    xml: [
      '<a>',
      '</a>',
      '<a',
      '<a b="',
      "<a b='1' ",
      '<!--',
      '<![CDATA[',
      '<?',
      '<!DOCTYPE a [',
      '&',
      '&a;',
      '""\n',
      ' ',
      '<a/>',
      '<',
    ],
    text: ['a: ', '{', ' ', '\n', 'a'],
  };

  for (const [valueType, all] of Object.entries(pieces))
    for (const piece of all)
      it(`of type ${valueType} cost twice as much when ${JSON.stringify(piece)} appears twice as often`, function () {
        this.timeout(20_000);
        const key = valueType === 'text' ? 'application.yaml' : plainKey;
        const cost = (length: number) => {
          const content = piece.repeat(Math.ceil(length / piece.length));
          return charactersRead(() => askAll(content, valueType, key));
        };
        const once = cost(16_000);
        const twice = cost(32_000);
        const allowed = { read: 2.5 * once.read + 20_000, answer: 2.5 * once.answer + 10 };
        assert.ok(twice.read <= allowed.read, `${once.read} characters became ${twice.read}`);
        assert.ok(twice.answer <= allowed.answer, `${once.answer} places became ${twice.answer}`);
      });
});
