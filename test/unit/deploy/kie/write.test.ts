import assert from 'node:assert/strict';
import type { KieItem } from '../../../../api/catalogue/kie/shapes';
import type { StepRun } from '../../../../deploy/deploy-kind';
import { kieItems } from '../../../../resources/kie/items';
import { failure, type Call, type Respond } from '../context';
import { liveItem, only, plan, wanted } from './items';

const run: StepRun = { progress: () => assert.fail('a single write has no progress') };

describe('writing a configuration item', () => {
  const changed = { ...wanted, value: 'port: 9090\n' };
  const writes = (calls: readonly Call[]) => calls.filter(({ operation }) => !operation.startsWith('list'));
  const answering =
    (items: readonly KieItem[], write: Respond): Respond =>
    (call) =>
      call.operation === 'listKieKvs' ? { total: items.length, data: items } : write(call);

  it('creates it with type and status, after a look whether it is still free', async () => {
    const { steps, context } = await plan(
      [wanted],
      [],
      answering([], ({ input }) => {
        const { body } = input as { body: KieItem };
        return { ...body, id: 'new' };
      }),
    );
    const result = await only(steps).apply(run);
    assert.deepEqual(result, { state: 'done', message: 'Written and verified.' });
    assert.deepEqual(writes(context.calls), [
      { operation: 'createKieKv', input: { project_id: 'default', body: wanted } },
    ]);
    const [look] = context.calls.slice(1);
    assert.deepEqual(look?.input, {
      project_id: 'default',
      key: 'cart.yaml',
      label: ['app:shop', 'environment:'],
      match: 'exact',
    });
  });

  it('changes only what differs', async () => {
    const live = liveItem({ status: 'disabled' });
    const { steps, context } = await plan(
      [changed],
      [live],
      answering([live], () => liveItem(changed)),
    );
    assert.equal((await only(steps).apply(run)).state, 'done');
    assert.deepEqual(writes(context.calls), [
      {
        operation: 'updateKieKv',
        input: { project_id: 'default', kv_id: 'id-1', body: { value: 'port: 9090\n', status: 'enabled' } },
      },
    ]);
    const onlyValue = await plan(
      [changed],
      [liveItem()],
      answering([liveItem()], () => liveItem(changed)),
    );
    await only(onlyValue.steps).apply(run);
    assert.deepEqual(writes(onlyValue.context.calls)[0]?.input, {
      project_id: 'default',
      kv_id: 'id-1',
      body: { value: 'port: 9090\n' },
    });
  });

  for (const [what, moved, message] of [
    ['has another revision', [liveItem({ update_revision: 8 })], /been changed in the meantime/],
    ['has another value', [liveItem({ value: 'x' })], /been changed in the meantime/],
    ['has another status', [liveItem({ status: 'disabled' })], /been changed in the meantime/],
    ['was created anew', [liveItem({ id: 'id-2' })], /been changed in the meantime/],
    ['is gone', [], /been deleted in the meantime/],
  ] as const) {
    it(`writes nothing over an item that ${what} since the plan`, async () => {
      const never = () => assert.fail('nothing is written');
      const { steps } = await plan([changed], [liveItem()], answering(moved, never));
      const result = await only(steps).apply(run);
      assert.equal(result.state, 'failed');
      assert.match(result.message, message);
    });
  }

  it('creates nothing when somebody else was faster', async () => {
    const never = () => assert.fail('nothing is written');
    const { steps } = await plan([wanted], [], answering([liveItem({ value: 'x' })], never));
    const result = await only(steps).apply(run);
    assert.deepEqual([result.state, /been created in the meantime/.test(result.message)], ['failed', true]);
  });

  it('fails with the words of the server and what helps', async () => {
    const { steps } = await plan(
      [wanted],
      [],
      answering([], () => {
        throw failure({ kind: 'conflict', status: 409, message: 'It exists.', remedy: 'Plan again.' });
      }),
    );
    assert.deepEqual(await only(steps).apply(run), { state: 'failed', message: 'It exists. Plan again.' });
  });

  it('fails with the words of the server alone where nothing helps', async () => {
    const refused = failure({ kind: 'refused', message: 'No.', remedy: '' });
    const { steps } = await plan(
      [wanted],
      [],
      answering([], () => {
        throw refused;
      }),
    );
    assert.deepEqual(await only(steps).apply(run), { state: 'failed', message: 'No.' });
  });

  it('looks again when the answer is lost', async () => {
    const lost = (after: KieItem[]) => {
      let written = false;
      return (call: Call) => {
        if (call.operation !== 'listKieKvs') {
          written = true;
          throw failure({ kind: 'timeout' });
        }
        const data = written ? after : [liveItem()];
        return { total: data.length, data };
      };
    };
    const arrived = await plan([changed], [liveItem()], lost([liveItem(changed)]));
    assert.equal((await only(arrived.steps).apply(run)).state, 'done');
    const other = await plan([changed], [liveItem()], lost([liveItem()]));
    const kept = await only(other.steps).apply(run);
    assert.deepEqual([kept.state, /stored a different value/.test(kept.message)], ['failed', true]);
    const gone = await plan([changed], [liveItem()], lost([]));
    const missing = await only(gone.steps).apply(run);
    assert.deepEqual([missing.state, /answer was lost/.test(missing.message)], ['failed', true]);
  });

  it('fails when the server stores a different value than the one sent', async () => {
    const { steps } = await plan(
      [changed],
      [liveItem()],
      answering([liveItem()], () => liveItem()),
    );
    assert.equal((await only(steps).apply(run)).state, 'failed');
  });

  it('passes on programming errors, and has lists read again in any case', async () => {
    const defect = await plan(
      [wanted],
      [],
      answering([], () => {
        throw new TypeError('a defect');
      }),
    );
    const changes: string[] = [];
    defect.context.lists.onDidChange(({ kind }) => changes.push(kind));
    await assert.rejects(only(defect.steps).apply(run), TypeError);
    assert.ok(changes.includes('kie/item'));
    await defect.context.lists.get(kieItems, defect.context.session, {});
    assert.equal(defect.context.calls.at(-1)?.operation, 'listKieKvs');
  });
});
