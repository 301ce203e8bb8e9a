import assert from 'node:assert/strict';
import { kindOf } from '../../../../../manifests/kinds';

const shape = '{"data": [{"key": "shop.level", "value": "warn"}]}';

describe('files of configuration items', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['shop.kie.json', '', true],
    ['/work/shop.kie.yaml', 'whatever', true],
    ['shop.kie.yml', '', true],
    ['export.json', shape, true],
    ['export.json', `\uFEFF${shape}`, true],
    ['', shape, true],
    [
      'export.json',
      '{"total": 1, "data": [{"id": "1", "key": "a", "value": "b", "status": "enabled"}]}',
      true,
    ],
    ['export.json', '{"metadata": {"version": "1.0.0"}, "data": [{"key": "a", "value": "b"}]}', true],
    ['export.json', '{"data": [{"key": "a", "value": 1}]}', false],
    ['export.json', '{"data": [{"key": "a", "value": 1, "labels": {"app": "b"}}]}', true],
    ['export.json', '{"data": [{"key": "a", "value": 1, "labels": ["b"]}]}', false],
    ['export.json', '{"data": [{"key": "a", "value": {}, "labels": {"app": "b"}}]}', false],
    ['item.json', '{"key": "a", "value": "b", "labels": {"app": "c"}}', true],
    ['item.json', '{"key": "a", "value": 1, "value_type": "text"}', true],
    ['item.json', '{"key": "a", "value": "b"}', false],
    ['item.json', '{"key": "a", "value": "b", "labels": {}, "children": []}', false],
    ['item.yaml', 'key: a\nvalue: |\n  rate: 1\nlabels:\n  app: b\n', true],
    ['item.yml', '---\nkey: a\nvalue: b\nvalue_type: yaml\n', true],
    ['item.yaml', 'key: a\nvalue: b\n', false],
    ['item.yaml', 'key: a\nvalue: b\nlabels:\n  - c\n', false],
    ['item.yaml', 'key: a\nvalue: b\nlabels: {}\nname: c\n', false],
    ['export.json', '{"data": [{"key": "a", "value": "b", "comment": "c"}]}', false],
    ['export.json', '{"name": "x", "data": [{"key": "a", "value": "b"}]}', false],
    ['export.json', '{"data": []}', false],
    ['export.json', '{"data": "key"}', false],
    ['export.json', '[{"key": "a", "value": "b"}]', false],
    ['package.json', '{"name": "x"}', false],
    ['notes.md', shape, false],
    ['values.yaml', 'data:\n  - key: a\n    value: b\n', false],
  ];
  for (const [name, text, isOurs] of cases)
    it(`${name || 'no name'} with ${JSON.stringify(text.slice(0, 70))}: ${isOurs}`, () => {
      assert.equal(kindOf(name, text)?.id === 'kie', isOurs);
    });
});
