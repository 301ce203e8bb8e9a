import assert from 'node:assert/strict';
import { kieItems } from '../../../resources/kie/items';
import { itemRef, listRef, startActing, type ActingStage } from './acting';

const labels = { environment: 'production' };
const answers = { key: 'shop.greeting', value_type: 'text', value: 'hello' };

describe('actions on configuration items', () => {
  let stage: ActingStage;

  beforeEach(async () => void (stage = await startActing()));
  afterEach(() => stage.close());

  async function created() {
    const { result } = await stage.act('createKieItem', listRef(kieItems, { labels }), answers);
    assert.deepEqual(result, { state: 'done', message: 'shop.greeting is created.' });
    return stage.item(kieItems, { labels }, 'shop.greeting');
  }

  it('creates an enabled item with the labels of the list', async () => {
    const { value, status, labels: given } = await created();
    assert.deepEqual({ value, status, given }, { value: 'hello', status: 'enabled', given: labels });
  });

  it('does not create an item that exists', async () => {
    await created();
    const { step } = await stage.act('createKieItem', listRef(kieItems, { labels }), answers);
    assert.equal(step.action, 'blocked');
    assert.match(step.reason ?? '', /exists/);
  });

  it('disables an item, and enables it again', async () => {
    const item = await created();
    const { step, result } = await stage.act('disableKieItem', itemRef(kieItems, {}, item));
    assert.deepEqual(step.changes, [{ path: 'status', from: 'enabled', to: 'disabled' }]);
    assert.equal(result.state, 'done');
    const disabled = await stage.item(kieItems, { labels }, 'shop.greeting');
    assert.equal(disabled.status, 'disabled');
    await stage.act('enableKieItem', itemRef(kieItems, {}, disabled));
    assert.equal((await stage.item(kieItems, { labels }, 'shop.greeting')).status, 'enabled');
  });

  it('deletes an item, and says what goes', async () => {
    const item = await created();
    const { step, result } = await stage.act('deleteKieItem', itemRef(kieItems, {}, item));
    assert.equal(step.action, 'remove');
    assert.match(step.notes?.join() ?? '', /history/);
    assert.equal(result.state, 'done');
    const left = await stage.items(kieItems, { labels });
    assert.ok(left.every(({ id }) => id !== item.id));
  });

  it('says that an item no longer exists', async () => {
    const item = await created();
    await stage.act('deleteKieItem', itemRef(kieItems, {}, item));
    const { step } = await stage.act('deleteKieItem', itemRef(kieItems, {}, item));
    assert.deepEqual([step.action, step.reason], ['blocked', 'It no longer exists.']);
  });
});
