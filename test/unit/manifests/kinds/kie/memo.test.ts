import assert from 'node:assert/strict';
import { readFile } from '../../../../../manifests/kinds/kie/file';
import type { KieMemory } from '../../../../../manifests/kinds/kie/file';
import { Memo } from '../../../../../parser/memo';
import { Random } from '../../../../fuzz/random';
import { everything, openKie } from './files';

const items = [
  { key: 'servicecomb.matchGroup.slow', value: 'matches:\n  - name: a\n    apiPath: {exact: "/a"}\n' },
  { key: 'servicecomb.retry.slow', value: 'maxAttempts: often\n', value_type: 'yaml' },
  { key: 'shop.json', value: '{"a": [1, {"b": "\\u00e4"}]}', value_type: 'json' },
  { key: 'shop.xml', value: '<a b="c">\n  <d/>\n</a>', value_type: 'xml' },
  { key: 'shop.level', value: 'warn', labels: { app: 'shop', environment: 'prod' }, status: 'on' },
  { key: 'shop.level', value: 'warn', labels: { environment: 'prod', app: 'shop' }, status: 'enabled' },
  { key: 'a key', value: 8080, labels: { env: 'x' } },
];

const json = JSON.stringify({ metadata: { version: '1.0.0' }, data: items }, undefined, 2);
const dense = JSON.stringify({ data: items });
const yaml = `# items
metadata: {version: "1.0.0"}
data:
  - key: servicecomb.rateLimiting.slow
    labels: {app: shop, environment: ""}
    value: |
      rate: often
  # another
  - key: shop.level
    labels:
      app: shop
    value: "a\\nb"
    value_type: yml
  - {key: shop.level, value: 1, labels: {app: shop}}
other: 1
`;

const pieces = [
  'x',
  ' ',
  '\n',
  ':',
  '"',
  "'",
  '|',
  '\n  - ',
  '#',
  '---\n',
  '{',
  '}',
  '[',
  ']',
  ',',
  '\\',
  '&a ',
  '*a',
  '\t',
  '',
];

describe('configuration items after edits', () => {
  for (const [name, text] of Object.entries({ 'a.kie.json': json, 'b.kie.json': dense, 'a.kie.yaml': yaml }))
    it(`say the same as those that are read anew: ${name}`, () => {
      for (let seed = 1; seed <= 10; seed++) {
        const random = new Random(seed);
        let edited = text;
        let manifest = openKie(edited, name);
        for (let edit = 0; edit < 50; edit++) {
          const at = random.below(edited.length);
          const end = at + (random.next() < 0.4 ? random.below(12) : 0);
          const piece = random.pick(pieces);
          edited = edited.slice(0, at) + piece + edited.slice(end);
          manifest = openKie(edited, name, manifest);
          if (random.next() < 0.3) continue;
          assert.deepEqual(
            everything(manifest),
            everything(openKie(edited, name)),
            `seed ${seed}, edit ${edit}`,
          );
        }
      }
    });

  it('are known already where they were not touched', () => {
    const remember = (before?: KieMemory): KieMemory => ({
      items: Memo.after(before?.items),
      skeletons: Memo.after(before?.skeletons),
    });
    const memory = remember();
    const first = readFile(json, 'json', memory);
    const second = readFile(json.replace('often', 'seldom'), 'json', remember(memory));
    const isSame = second.items.map(({ known }, index) => known === first.items[index]?.known);
    assert.deepEqual(isSame, [true, false, true, true, true, true, true]);
    assert.equal(second.root, first.root);
  });
});
