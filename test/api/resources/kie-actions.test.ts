import assert from 'node:assert/strict';
import { loadAction } from '../../../client/commands/actions/action-table';
import { planAction } from '../../../deploy/action-plan';
import { kieItems } from '../../../resources/kie/items';
import { historyOf, kieRevisions } from '../../../resources/kie/revisions';
import { fakeClock } from '../../unit/api/fakes';
import { itemRef, listRef, startActing, type ActingStage } from './acting';

const { signal } = new AbortController();
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

  it('edits a value of one line, and says what keeps it from being edited', async () => {
    const item = await created();
    const { step, result } = await stage.act('editKieItem', itemRef(kieItems, {}, item), { value: 'hi' });
    assert.deepEqual(step.changes, [{ path: 'value', from: 'hello', to: 'hi' }]);
    assert.equal(result.state, 'done');
    const edited = await stage.item(kieItems, { labels }, 'shop.greeting');
    assert.equal(edited.value, 'hi');
    for (const [value, reason] of [
      ['hi', /Nothing would change/],
      ['', /can’t be emptied/],
    ] as const) {
      const again = await stage.act('editKieItem', itemRef(kieItems, {}, edited), { value });
      assert.match(again.step.reason ?? '', reason);
    }
    const long = await stage.item(kieItems, {}, 'cart.yaml');
    const lines = await stage.act('editKieItem', itemRef(kieItems, {}, long));
    assert.match(lines.step.reason ?? '', /has several lines/);
  });

  it('writes no value that clients can’t read', async () => {
    const json = { key: 'shop.limits', value_type: 'json', value: '{}' };
    await stage.act('createKieItem', listRef(kieItems, { labels }), json);
    const item = await stage.item(kieItems, { labels }, 'shop.limits');
    const action = await loadAction('editKieItem');
    const list = () => Promise.resolve([]);
    const place = { session: stage.session, scope: {}, subject: item, list };
    const [question] = (await action.questions?.(place)) ?? [];
    assert.match(question?.check?.('{ "a": ') ?? '', /^Line 1: /);
    const { obstacle } = await action.plan(place, { value: '{ "a": ' });
    assert.match(obstacle ?? '', /^Clients can’t read it\. Line 1: /);
    assert.equal(question?.check?.('{ "a": 1 }'), undefined);
    assert.equal((await stage.item(kieItems, { labels }, 'shop.limits')).value, '{}');
  });

  it('shows no value of an item that is likely to be a secret', async () => {
    const secret = { key: 'database.password', value_type: 'text', value: 'first-one' };
    const { asked } = await stage.act('createKieItem', listRef(kieItems, { labels }), secret);
    assert.deepEqual([asked.at(-1)?.name, asked.at(-1)?.secret], ['value', true]);
    const item = await stage.item(kieItems, { labels }, 'database.password');
    const { step } = await stage.act('editKieItem', itemRef(kieItems, {}, item), { value: 'second-one' });
    assert.deepEqual(step.changes, [{ path: 'value', from: '•••', to: '•••' }]);
    assert.doesNotMatch(JSON.stringify(step), /first-one|second-one/);
    const action = await loadAction('editKieItem');
    const list = () => Promise.resolve([]);
    const [question] =
      (await action.questions?.({ session: stage.session, scope: {}, subject: item, list })) ?? [];
    assert.deepEqual([question?.secret, question?.initial], [true, undefined]);
  });

  it('copies an item to other labels', async () => {
    const item = await created();
    const copy = { labels: 'environment=testing, app=shop' };
    const { result } = await stage.act('copyKieItem', itemRef(kieItems, {}, item), copy);
    assert.equal(result.message, 'shop.greeting (app=shop, environment=testing) is created.');
    const copied = await stage.item(
      kieItems,
      { labels: { environment: 'testing', app: 'shop' } },
      'shop.greeting',
    );
    assert.deepEqual([copied.value, copied.status], ['hello', 'enabled']);
    const again = await stage.act('copyKieItem', itemRef(kieItems, {}, item), copy);
    assert.match(again.step.reason ?? '', /exists/);
    await assert.rejects(stage.act('copyKieItem', itemRef(kieItems, {}, item), { labels: 'a b=c' }));
  });

  it('restores a revision as a new one', async () => {
    const item = await created();
    await stage.act('editKieItem', itemRef(kieItems, {}, item), { value: 'hi' });
    const scope = historyOf(item);
    const revisions = await stage.items(kieRevisions, scope);
    assert.deepEqual(
      revisions.map(({ value }) => value),
      ['hi', 'hello'],
      'the newest first',
    );
    const [latest, first] = revisions;
    assert.ok(latest && first);
    const none = await stage.act('restoreKieRevision', itemRef(kieRevisions, scope, latest));
    assert.match(none.step.reason ?? '', /is as in this revision/);
    const { step, result } = await stage.act('restoreKieRevision', itemRef(kieRevisions, scope, first));
    assert.deepEqual(step.changes, [{ path: 'value', from: 'hi', to: 'hello' }]);
    assert.deepEqual(result, { state: 'done', message: 'shop.greeting is restored.' });
    assert.equal((await stage.item(kieItems, { labels }, 'shop.greeting')).value, 'hello');
    assert.equal((await stage.items(kieRevisions, scope)).length, 3);
  });

  it('does not enable what is enabled, also when it is called on such a row', async () => {
    const { step } = await stage.act('enableKieItem', itemRef(kieItems, {}, await created()));
    assert.deepEqual([step.action, step.reason], ['blocked', 'This is not possible in its present state.']);
  });

  it('says that nothing was changed when it is cancelled before it begins', async () => {
    const resource = itemRef(kieItems, {}, await created());
    const request = { action: await loadAction('disableKieItem'), resource };
    const { steps } = await planAction(request, {}, { ...stage, clock: fakeClock().clock }, signal);
    const result = await steps[0]?.apply({ signal: AbortSignal.abort(), progress: () => undefined });
    assert.deepEqual(result, { state: 'skipped', message: 'Cancelled before anything was changed.' });
    assert.equal((await stage.item(kieItems, { labels }, 'shop.greeting')).status, 'enabled');
  });

  it('shows all of a long value, of which the question shows what differs, without secrets in it', async () => {
    const item = await created();
    await kieItems.change(
      stage.session,
      {},
      item,
      { value: `${'x'.repeat(100)}?password=kestrel-9` },
      signal,
    );
    const first = await stage.item(kieRevisions, historyOf(item), ({ value }) => value === 'hello');
    const { step } = await stage.act('restoreKieRevision', itemRef(kieRevisions, historyOf(item), first));
    assert.deepEqual(step.changes, [{ path: 'value', from: `${'x'.repeat(100)}?password=•••`, to: 'hello' }]);
  });

  it('restores a revision, but not over what somebody else has written meanwhile', async () => {
    const item = await created();
    const change = (value: string) => kieItems.change(stage.session, {}, item, { value }, signal);
    await change('two');
    const scope = historyOf(item);
    const first = await stage.item(kieRevisions, scope, ({ value }) => value === 'hello');
    const ref = itemRef(kieRevisions, scope, first);
    const { result } = await stage.act('restoreKieRevision', ref, {}, () => change('three'));
    assert.equal(result.state, 'failed');
    assert.match(result.message, /changed in the meantime/);
    assert.equal((await stage.item(kieItems, { labels }, 'shop.greeting')).value, 'three');
  });
});
