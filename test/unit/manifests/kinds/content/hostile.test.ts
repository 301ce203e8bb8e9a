import assert from 'node:assert/strict';
import { applyEdit, mutate } from '../../../../fuzz/mutate';
import { Random } from '../../../../fuzz/random';
import { askAll, placesTold } from './all-answers';
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
});
