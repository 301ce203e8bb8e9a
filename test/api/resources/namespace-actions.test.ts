import assert from 'node:assert/strict';
import { loadAction } from '../../../client/commands/actions/action-table';
import { engines, scopeOfEngine, type EngineScope } from '../../../resources/cse/engines';
import { namespaces } from '../../../resources/nacos/namespaces';
import { itemRef, listRef, startActing, type ActingStage } from './acting';

describe('actions on namespaces', () => {
  let stage: ActingStage;
  let scope: EngineScope;

  beforeEach(async () => {
    stage = await startActing();
    scope = scopeOfEngine(await stage.item(engines, {}, 'nacos-engine'));
  });
  afterEach(() => stage.close());

  const answers = { id: 'load-test', name: 'Load test', description: 'Every Friday' };

  it('create one with an id of its own', async () => {
    const { result } = await stage.act('createNamespace', listRef(namespaces, scope), answers);
    assert.deepEqual(result, { state: 'done', message: 'load-test is created.' });
    const created = await stage.item(namespaces, scope, 'Load test');
    assert.deepEqual([created.namespace, created.namespaceDesc], ['load-test', 'Every Friday']);
    const again = await stage.act('createNamespace', listRef(namespaces, scope), answers);
    assert.equal(again.step.reason, 'A namespace with this id exists.');
  });

  it('create none with the id of the one that every engine has', async () => {
    const { step } = await stage.act('createNamespace', listRef(namespaces, scope), {
      ...answers,
      id: 'public',
    });
    assert.deepEqual([step.action, step.reason], ['blocked', 'The id public is reserved.']);
  });

  it('change name and description', async () => {
    const testing = await stage.item(namespaces, scope, 'Testing');
    const { result } = await stage.act('changeNamespace', itemRef(namespaces, scope, testing), {
      name: 'Tests',
      description: 'Nightly',
    });
    assert.equal(result.state, 'done');
    const after = await stage.item(namespaces, scope, 'Tests');
    assert.deepEqual([after.namespace, after.namespaceDesc], ['test', 'Nightly']);
  });

  it('delete one with configurations only after its id was typed', async () => {
    const dev = await stage.item(namespaces, scope, 'Development');
    await assert.rejects(stage.act('deleteNamespace', itemRef(namespaces, scope, dev)), /asks: Id of the/);
    const { step, result } = await stage.act('deleteNamespace', itemRef(namespaces, scope, dev), {
      confirmation: 'dev',
    });
    assert.match(step.notes?.join() ?? '', /12 configurations/);
    assert.equal(result.state, 'done');
    const left = await stage.items(namespaces, scope);
    assert.ok(left.length === 3 && !left.some(({ namespace }) => namespace === 'dev'));
  });

  it('leave the reserved one alone', async () => {
    const [reserved] = await stage.items(namespaces, scope);
    assert.equal(reserved?.namespace, '');
    for (const id of ['changeNamespace', 'deleteNamespace'] as const) {
      assert.equal((await loadAction(id)).isOffered?.(reserved), false);
    }
  });
});
