import assert from 'node:assert/strict';
import { hoverAt, openKie } from './files';

const labels = '"labels": {"app": "shop", "environment": "production", "service": "cart"}';

describe('hover in configuration items', () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['a field', `{"data": [{"k|ey": "a", ${labels}}]}`, /\*\*key\*\*.*Read by all instances of `cart`/s],
    ['the longest value', '{"data": [{"val|ue": "a"}]}', /131072/],
    ['what clients make of YAML', '{"data": [{"key": "a", "value_type": "ya|ml"}]}', /split the value/],
    [
      'what clients make of a text',
      '{"data": [{"key": "a.b", "value_type": "te|xt"}]}',
      /single setting, `a\.b`/,
    ],
    ['who sees a disabled item', '{"data": [{"status": "dis|abled"}]}', /do not see the item/],
    ['a label', `{"data": [{"key": "a", ${labels.replace('"service"', '"serv|ice"')}}]}`, /\*\*service\*\*/],
    ['the list', '{"da|ta": [{"key": "a"}]}', /configuration items, imported in this order/],
    [
      'how many items the console takes',
      `{"da|ta": [${'{},'.repeat(100)}{}]}`,
      /101 items; the console imports 100/,
    ],
    ['what the server makes', '{"data": [{"key": "a", "create_|time": 1}]}', /an import does not read it/],
    [
      'what the server makes of a single item',
      'key: a\nid|: 5ad9\nvalue: b\n',
      /\*\*id\*\*.*The server makes this/s,
    ],
    ['what comes after items', '{"data": [{"key": "a"}], "meta|data": {}}', /About the file/],
    [
      'a policy in a string',
      '{"data": [{"key": "servicecomb.rateLimiting.a", "value": "order: 1\\nra|te: 10"}]}',
      /\*\*rate\*\*/,
    ],
    [
      'a policy in a block',
      'data:\n  - key: servicecomb.rateLimiting.a\n    value: ||\n      ra|te: 10\n',
      /\*\*rate\*\*/,
    ],
    ['what identifies an item', '{"data": [{"ke|y": "a"}]}', /Identifies the resource: another value/],
    ['what can’t change', '{"data": [{"value_|type": "text"}]}', /Can’t be changed after creation/],
    ['a field in YAML', 'data:\n  - key: a\n    value_type: ya|ml\n', /split the value/],
    ['a field in YAML in brackets', 'data: [{key: a, value_type: ya|ml}]\n', /split the value/],
  ];
  for (const [title, text, expected] of cases)
    it(`explains ${title}`, () => assert.match(hoverAt(text) ?? '', expected));

  it('marks what it explains', () => {
    const text = '{"data": [{"key": "a"}, {"key": "servicecomb.retry.a", "value": "a: 1\\nmaxAttempts: 3"}]}';
    const range = openKie(text).explain(text.indexOf('Attempts'))?.range;
    assert.equal(text.slice(range?.start, range?.end), 'maxAttempts');
  });
});
