import assert from 'node:assert/strict';
import { createItem } from '../../../../sandbox/kie/items';
import { exportItems, importItems, readImport } from '../../../../sandbox/kie/transfer';
import type { Override } from '../../../../sandbox/kie/transfer';
import { document, refusalOf, startKie } from './running';

const project = 'default';
const file = {
  metadata: { version: '1.0.0' },
  data: [
    { key: 'new', value: '1', status: 'enabled' },
    null,
    { key: 'bad key', value: '1' },
    { key: 'known', value: 'theirs', value_type: 'yaml' },
    { key: 'last', value: '1' },
  ],
};

function imported(override: Override) {
  const { kie } = startKie();
  createItem(kie, project, document({ key: 'known', value: 'ours', value_type: 'json' }));
  const result = importItems(kie, project, readImport(file), override);
  const known = kie.state.items.find((item) => item.key === 'known');
  return {
    success: result.success.map((item) => item.key),
    failure: result.failure.map((one) => [one.document.key, one.code]),
    known: [known?.value, known?.valueType],
  };
}

describe('sandbox: files that the configuration center imports', () => {
  it('overwrite value and status by force, never the type', () => {
    assert.deepEqual(imported('force'), {
      success: ['new', 'known', 'last'],
      failure: [['bad key', 400001]],
      known: ['theirs', 'json'],
    });
  });

  it('stop at the first item that exists when they are to abort', () => {
    assert.deepEqual(imported('abort'), {
      success: ['new'],
      failure: [
        ['bad key', 400001],
        ['known', 400005],
        ['last', 400005],
      ],
      known: ['ours', 'json'],
    });
  });

  it('leave out what exists when they are to skip it', () => {
    assert.deepEqual(imported('skip'), {
      success: ['new', 'last'],
      failure: [
        ['bad key', 400001],
        ['known', 400004],
      ],
      known: ['ours', 'json'],
    });
  });

  it('hold nothing without data', () => {
    assert.deepEqual(readImport({}), []);
    assert.deepEqual(readImport(null), []);
  });

  it('are refused as a whole when a member has the wrong type', () => {
    const [code, detail] = refusalOf(() => readImport({ data: [{ key: 'a', value: 1 }] }));
    assert.equal(code, 400001);
    assert.match(detail, /cannot unmarshal number into Go struct field KVDoc\.data\.value of type string$/);
  });

  it('are what an export writes', () => {
    const { kie } = startKie();
    const item = createItem(kie, project, document({ key: 'a', value: '1', labels: { app: 'shop' } }));
    const exported = exportItems([item]);
    assert.deepEqual(exported, {
      metadata: { version: '1.0.0', annotations: {} },
      data: [
        {
          id: item.id,
          key: 'a',
          labels: { app: 'shop' },
          value: '1',
          value_type: 'text',
          status: 'disabled',
        },
      ],
    });
    const other = startKie().kie;
    importItems(other, project, readImport(exported), 'abort');
    assert.deepEqual(exportItems(other.state.items), exported);
  });
});
