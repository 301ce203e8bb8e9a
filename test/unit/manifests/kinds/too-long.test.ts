import assert from 'node:assert/strict';
import { defaultManifestOptions } from '../../../../manifests/engine/manifest';
import { manifestKinds } from '../../../../manifests/kinds';
import { maxTextLength } from '../../../../parser/limits';

/** Texts of small parts, each of which has a mistake and is short enough to be read. */
const texts: Readonly<Record<string, (count: number) => string>> = {
  'lists.kie.json': (count) =>
    `{"data": [\n${Array(count).fill('{"key": "a key", "value": "1"}').join(',\n')}\n]}\n`,
  'lists.kie.yaml': (count) => `data:\n${'  - key: a key\n    value: "1"\n'.repeat(count)}`,
  'many.cse.yaml': (count) => Array(count).fill('apiVersion: cse/v3\nkind: Retri\n').join('---\n'),
  'microservice.yaml': (count) =>
    `servicecomb:\n  retry:\n${Array.from({ length: count }, (_, index) => `    r${String(index)}: |\n      maxAttempts: often\n`).join('')}`,
};

describe('texts that are longer than what is read', () => {
  for (const [fileName, textOf] of Object.entries(texts))
    it(`are refused as a whole, though their parts are short: ${fileName}`, () => {
      const kind = manifestKinds.find((one) => one.matches(fileName, textOf(1)));
      assert.ok(kind);
      const rulesIn = (count: number) => {
        const manifest = kind.open(textOf(count), { ...defaultManifestOptions, fileName });
        return manifest.findings().map(({ rule }) => rule);
      };
      const rules = rulesIn(2);
      assert.ok(rules.length > 0 && !rules.includes('source/too-large'), rules.join(', '));
      const count = Math.ceil(maxTextLength / (textOf(101).length - textOf(100).length)) + 1;
      assert.ok(textOf(count).length > maxTextLength);
      assert.deepEqual(rulesIn(count), ['source/too-large']);
    });
});
