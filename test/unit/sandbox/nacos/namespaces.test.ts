import assert from 'node:assert/strict';
import { Refusal } from '../../../../sandbox/http/exchange';
import {
  createNamespace,
  deleteNamespace,
  namespacesOf,
  updateNamespace,
} from '../../../../sandbox/nacos/namespaces';
import type { NacosState } from '../../../../sandbox/nacos/state';

const texts = { name: 'Development', description: 'Shared' };

function detailOf(action: () => void): unknown {
  try {
    action();
  } catch (error) {
    if (error instanceof Refusal && error.answer.status === 400) return JSON.parse(error.answer.payload);
    throw error;
  }
  return undefined;
}

describe('sandbox: namespaces of a Nacos engine', () => {
  let state: NacosState;
  const ids = (engine: string) => namespacesOf(state, engine).map((one) => one.id);
  beforeEach(() => {
    state = { namespaces: [] };
    createNamespace(state, 'one', 'dev', texts);
  });

  it('belong to their engine', () => {
    createNamespace(state, 'two', 'dev', texts);
    deleteNamespace(state, 'two', 'dev');
    assert.deepEqual([ids('one'), ids('two')], [['dev'], []]);
  });

  it('are made once', () => {
    assert.deepEqual(
      detailOf(() => createNamespace(state, 'one', 'dev', texts)),
      {
        error_code: 'SVCSTG.00400100',
        error_msg: 'Invalid parameter(s)',
        detail: 'namespaceId [dev] already exist',
      },
    );
    assert.deepEqual(ids('one'), ['dev']);
  });

  it('keep their configurations when they are renamed', () => {
    for (const one of state.namespaces) one.configurations = 3;
    updateNamespace(state, 'one', 'dev', { name: 'Dev', description: '' });
    assert.deepEqual(namespacesOf(state, 'one'), [
      { engineId: 'one', id: 'dev', name: 'Dev', description: '', configurations: 3 },
    ]);
  });

  it('must exist to be changed or deleted', () => {
    assert.ok(detailOf(() => updateNamespace(state, 'one', 'test', texts)));
    assert.ok(detailOf(() => deleteNamespace(state, 'two', 'dev')));
    assert.deepEqual(ids('one'), ['dev']);
  });

  it('leave the reserved one alone', () => {
    for (const id of ['', 'public']) {
      assert.ok(detailOf(() => updateNamespace(state, 'one', id, texts)));
      assert.ok(detailOf(() => deleteNamespace(state, 'one', id)));
    }
    assert.ok(detailOf(() => createNamespace(state, 'one', 'public', texts)));
  });
});
