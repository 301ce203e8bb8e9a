import assert from 'node:assert/strict';
import { createKieKv } from '../../../../api/catalogue/kie/configurations';
import { readBody, readItem } from '../../../../sandbox/kie/document';
import { createItem, deleteItems, findItem, updateItem } from '../../../../sandbox/kie/items';
import { document, refusalOf, request, startKie } from './running';

describe('sandbox: items of the configuration center', () => {
  const project = 'default';

  it('get what the server adds: an id of 64 digits, text, disabled, one revision, seconds', () => {
    const { kie } = startKie();
    const item = createItem(kie, project, document({ key: 'a', value: 'x' }));
    assert.match(item.id, /^[0-9a-f]{64}$/);
    assert.deepEqual(
      [item.valueType, item.status, item.createRevision, item.updateRevision, item.createTime],
      ['text', 'disabled', 1, 1, Date.parse('2026-01-01T00:00:00Z') / 1000],
    );
  });

  it('are the same with the same key and labels in any order, and another with others', () => {
    const { kie } = startKie();
    const labels = { app: 'shop', environment: 'production' };
    const first = createItem(kie, project, document({ key: 'a', labels }));
    const turned = { environment: 'production', app: 'shop' };
    assert.deepEqual(
      refusalOf(() => createItem(kie, project, document({ key: 'a', labels: turned }))),
      [409001, 'kv already exists'],
    );
    const other = createItem(kie, project, document({ key: 'a', labels: { app: 'shop' } }));
    assert.notEqual(other.id, first.id);
    createItem(kie, project, document({ key: 'a' }));
    assert.deepEqual(
      refusalOf(() => createItem(kie, project, document({ key: 'a', labels: {} })))[0],
      409001,
    );
  });

  it('keep their id when they are made again, and lose their history', () => {
    const { kie } = startKie();
    const item = createItem(kie, project, document({ key: 'a', value: '1' }));
    deleteItems(kie, [item]);
    assert.deepEqual(
      refusalOf(() => findItem(kie, project, item.id)),
      [404001, 'can not find any key value'],
    );
    const again = createItem(kie, project, document({ key: 'a', value: '2' }));
    assert.equal(again.id, item.id);
    assert.deepEqual(
      kie.state.history[item.id]?.map((one) => one.value),
      ['2'],
    );
  });

  it('get a new revision by every update, and keep what an empty update leaves out', () => {
    const { kie, advance } = startKie();
    const item = createItem(kie, project, document({ key: 'a', value: '1', status: 'enabled' }));
    advance(2000);
    updateItem(kie, item, { value: '', status: '' });
    assert.deepEqual(
      [item.value, item.status, item.createRevision, item.updateRevision, item.updateTime - item.createTime],
      ['1', 'enabled', 1, 2, 2],
    );
  });

  it('remember the latest hundred of their revisions', () => {
    const { kie } = startKie();
    const item = createItem(kie, project, document({ key: 'a', value: '0' }));
    for (let count = 1; count <= 120; count += 1) {
      updateItem(kie, item, { value: String(count), status: '' });
    }
    const kept = kie.state.history[item.id] ?? [];
    assert.deepEqual([kept.length, kept[0]?.value, kept.at(-1)?.value], [100, '21', '120']);
  });

  it('are deleted together in one revision, and without any in none', () => {
    const { kie } = startKie();
    const items = ['a', 'b'].map((key) => createItem(kie, project, document({ key })));
    const before = kie.state.revision;
    deleteItems(kie, items);
    deleteItems(kie, []);
    assert.deepEqual([kie.state.revision - before, kie.state.items.length], [1, 0]);
  });

  it('end at ten thousand', () => {
    const { kie } = startKie();
    const item = createItem(kie, project, document({ key: 'a' }));
    kie.state.items = Array.from({ length: 10_000 }, () => item);
    assert.deepEqual(
      refusalOf(() => createItem(kie, project, document({ key: 'b' }))),
      [422001, 'reached maximum allowed quota'],
    );
  });
});

describe('sandbox: rules for items of the configuration center', () => {
  const rejected: [name: string, members: Record<string, unknown>, detail: string][] = [
    ['no key', {}, 'KVDoc.Key, rule: ^[a-zA-Z0-9._:-]+$'],
    ['brackets in a key', { key: 'a[0]' }, 'KVDoc.Key, rule: ^[a-zA-Z0-9._:-]+$'],
    ['a key of 2049 characters', { key: 'a'.repeat(2049) }, 'KVDoc.Key, rule: max = 2048'],
    ['a long value', { key: 'a', value: 'é'.repeat(131_073) }, 'KVDoc.Value, rule: max = 131072'],
    [
      'an unknown type',
      { key: 'a', value_type: 'yml' },
      'KVDoc.ValueType, rule: ^$|^(ini|json|text|yaml|properties|xml)$',
    ],
    ['an unknown status', { key: 'a', status: 'on' }, 'KVDoc.Status, rule: ^$|^(enabled|disabled)$'],
    [
      'seven labels',
      { key: 'a', labels: Object.fromEntries([...'abcdefg'].map((name) => [name, '1'])) },
      'KVDoc.Labels, rule: max = 6',
    ],
    [
      'a label with a colon',
      { key: 'a', labels: { app: 'a:b' } },
      'KVDoc.Labels[app], rule: ^[a-zA-Z0-9]{0,160}$|^[a-zA-Z0-9][a-zA-Z0-9_\\-.]{0,158}[a-zA-Z0-9]$',
    ],
  ];
  for (const [name, members, detail] of rejected) {
    it(`refuse ${name}`, () => {
      const { kie } = startKie();
      assert.deepEqual(
        refusalOf(() => createItem(kie, 'default', document(members))),
        [400001, `validate failed, field: ${detail}`],
      );
    });
  }

  it('name all that is wrong, one after the other', () => {
    const { kie } = startKie();
    const [, detail] = refusalOf(() => createItem(kie, 'default', document({ key: '!', status: '!' })));
    assert.deepEqual(
      detail.split(' | ').map((one) => /field: (\S+),/.exec(one)?.[1]),
      ['KVDoc.Key', 'KVDoc.Status'],
    );
  });

  it('allow 131072 characters that take more bytes, and an empty label', () => {
    const { kie } = startKie();
    const labels = { app: 'shop', environment: '' };
    createItem(kie, 'default', document({ key: 'a', value: '𝄞'.repeat(131_072), labels }));
    assert.equal(kie.state.items.length, 1);
  });
});

describe('sandbox: bodies that the configuration center reads', () => {
  const cases: [body: string, detail: string][] = [
    ['', 'EOF'],
    ['{"key": ', 'unexpected EOF'],
    ['key', "invalid character 'k' looking for beginning of value"],
    ['[]', 'json: cannot unmarshal array into Go struct field KVDoc of type KVDoc'],
    ['{"value": 1}', 'json: cannot unmarshal number into Go struct field KVDoc.value of type string'],
    [
      '{"labels": []}',
      'json: cannot unmarshal array into Go struct field KVDoc.labels of type map[string]string',
    ],
  ];
  for (const [body, detail] of cases) {
    it(`are refused: ${body || 'nothing'}`, () => {
      assert.deepEqual(
        refusalOf(() => readItem(readBody(createKieKv, request('/', body)))),
        [400001, `decode request body failed: ${detail}`],
      );
    });
  }

  it('may be YAML', () => {
    const yaml = request('/', 'key: a\nlabels: { app: shop }\n', { 'content-type': 'text/yaml' });
    const { key, labels } = readItem(readBody(createKieKv, yaml));
    assert.deepEqual([key, labels], ['a', { app: 'shop' }]);
  });

  it('may contain unknown members, and null', () => {
    const item = document({ key: 'a', value: null, metadata: { a: 1 }, id: 'mine', labels: null });
    assert.deepEqual([item.value, item.labels], ['', {}]);
  });
});
