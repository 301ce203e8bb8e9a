import assert from 'node:assert/strict';
import {
  checkContent,
  completionInContent,
  contentNames,
  hoverInContent,
} from '../../../../../manifests/kinds/content/content';
import { applyEdit, mutate } from '../../../../fuzz/mutate';
import { Random } from '../../../../fuzz/random';
import { charactersRead } from './characters-read';
import { plainKey } from './shown';

const policyKey = 'servicecomb.rateLimiting.login';

/** What is broken in the tests below, by type and key. */
const samples = [
  [
    'yaml',
    plainKey,
    'base: &a { x: 1 }\nservicecomb:\n  retry:\n    login: |\n      maxAttempts: 2\n---\nb: *a\n<<: *a\n',
  ],
  ['json', plainKey, '{\n  "a": [1, "\\u0041", {"b": null}], "c": ${C},\n  "d": true\n}\n'],
  [
    'properties',
    plainKey,
    '# c\na=1\nservicecomb.retry.login=maxAttempts: 2\\n\\\n  services\\: cart\npath=C\\:\\\\a\n\\u0041 b\n',
  ],
  ['ini', plainKey, '; c\n[a]\nk = v\n  w\n[b]\nk: v\n'],
  [
    'xml',
    plainKey,
    '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "c">]>\n<a b="1">\n <!-- c --><![CDATA[d]]>&amp;<e/>\n</a>\n',
  ],
  ['text', 'application.yaml', 'a:\n  b: 1\n'],
  ['text', policyKey, 'rate: 10\nlimitRefreshPeriod: 1S\n'],
] as const;

/** How many places are told of a content; one outside of it is a failure. */
function placesTold(content: string, valueType: string, key: string): number {
  const findings = checkContent(content, valueType, key);
  const edits = findings.flatMap(({ fixes = [] }) => fixes.flatMap((fix) => fix.edits));
  const names = contentNames(content, valueType, key);
  for (const { range } of [...findings, ...edits, ...names])
    assert.ok(0 <= range.start && range.start <= range.end && range.end <= content.length);
  const failed = findings.filter(({ message }) => message.includes('check failed'));
  assert.deepEqual(failed, []);
  return findings.length + edits.length + names.length;
}

/** All that can be asked of a content. */
function askAll(content: string, valueType: string, key: string): number {
  const middle = Math.floor(content.length / 2);
  completionInContent(content, middle, valueType, key);
  hoverInContent(content, middle, valueType, key);
  return placesTold(content, valueType, key);
}

describe('contents of bad will', () => {
  for (const [valueType, key, sample] of samples)
    it(`of type ${valueType} and key ${key} are judged after 2,000 edits without a failure`, function () {
      this.timeout(60_000);
      const random = new Random(sample.length);
      const others = samples.map(([, , other]) => other);
      let content: string = sample;
      for (let count = 0; count < 2000; count++) {
        content = applyEdit(content, mutate(content, random, random.pick(others)));
        if (content.length > 1000 || content.length === 0) content = sample;
        const broken = content;
        const ask = count % 10 === 0 ? askAll : placesTold;
        assert.doesNotThrow(() => ask(broken, valueType, key), JSON.stringify(broken));
      }
    });

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
      it(`of type ${valueType} cost twice as much when ${JSON.stringify(piece)} stands twice as often`, function () {
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
