import assert from 'node:assert/strict';
import type { KieItem } from '../../../api/catalogue/kie/shapes';
import { groupByLabels, scopeName } from '../../../client/views/kie/label-scopes';

describe('configuration items in the tree', () => {
  it('are together when their labels are, whatever the order of them', () => {
    const scopes = groupByLabels([
      item('b10', { environment: 'production', app: 'shop' }),
      item('b9', { app: 'shop', environment: 'production' }),
      item('a', {}),
      item('c', { app: 'shop', environment: 'testing' }),
    ]);
    assert.deepEqual(
      scopes.map(({ labels, items }) => [labels, items.map(({ key }) => key)]),
      [
        [{}, ['a']],
        [{ environment: 'production', app: 'shop' }, ['b9', 'b10']],
        [{ app: 'shop', environment: 'testing' }, ['c']],
      ],
    );
    assert.equal(new Set(scopes.map(({ key }) => key)).size, 3);
  });

  for (const [labels, name] of [
    [{ app: 'shop', environment: 'production' }, 'shop'],
    [{ app: 'shop', environment: '', service: 'cart' }, 'shop / cart'],
    [{ app: 'shop', service: 'cart', version: '1.0.0', environment: 'testing' }, 'shop / cart / 1.0.0'],
    [{ service: 'cart', environment: 'testing' }, 'environment=testing, service=cart'],
    [{ app: 'shop', zone: 'a' }, 'app=shop, zone=a'],
    [{ public: '' }, 'public='],
    [{ environment: 'testing' }, 'environment=testing'],
    [{ token: 'kestrel' }, 'token=•••'],
    [{}, ''],
  ] as const) {
    it(`of ${JSON.stringify(labels)} are below “${name}”`, () => assert.equal(scopeName(labels), name));
  }
});

function item(key: string, labels: Record<string, string>): KieItem {
  return { id: key, key, value: '', labels };
}
