import assert from 'node:assert/strict';
import type { KieItem } from '../../../../api/catalogue/kie/shapes';
import { failure, type Call } from '../context';
import { liveItem, plan, wanted } from './items';

describe('configuration items that are written at the same time', () => {
  const keys = ['a', 'b', 'c', 'd', 'e'];
  const itemsOf = (labels: object, value = '1') => keys.map((key) => ({ ...wanted, key, labels, value }));
  const labels = { app: 'shop', environment: '' };

  /** Writes items side by side; `read` answers the reads, which are returned with the results. */
  async function write(items: object[], live: readonly KieItem[], read: (key: unknown) => object) {
    const { steps, context } = await plan(items, live, ({ operation, input }) => {
      if (operation === 'listKieKvs') return read((input as { key?: string }).key);
      const { kv_id, body } = input as { kv_id?: string; body: KieItem };
      return { ...live.find(({ id }) => id === kv_id), ...body, id: kv_id ?? 'new' };
    });
    const results = await Promise.all(steps.map((step) => step.apply({ progress: () => undefined })));
    const reads = context.calls.slice(1).filter(({ operation }) => operation === 'listKieKvs');
    return { results, keys: reads.map(keyIn), reads, context, steps };
  }

  const keyIn = ({ input }: Call) => (input as { key?: string }).key;
  const states = (results: readonly { state: string; message: string }[]) =>
    results.map(({ state, message }) => (state === 'done' ? state : message));
  const all = (items: readonly KieItem[]) => () => ({ total: items.length, data: items });

  it('are read by one call for as many as the server takes at once', async () => {
    const { results, reads } = await write(itemsOf(labels), [], all([]));
    assert.deepEqual(states(results), ['done', 'done', 'done', 'done', 'done']);
    assert.deepEqual(
      reads.map(({ input }) => input),
      [0, 1].map(() => ({ project_id: 'default', label: ['app:shop', 'environment:'], match: 'exact' })),
    );
  });

  it('are not written when they have moved, alone', async () => {
    const live = keys.map((key) => liveItem({ id: `id-${key}`, key, value: '0' }));
    const moved = live.map((item) => (item.key === 'b' ? { ...item, update_revision: 8 } : item));
    const { results } = await write(itemsOf(labels), live, all(moved));
    const expected = ['done', 'It has been changed in the meantime: plan again.', 'done', 'done', 'done'];
    assert.deepEqual(states(results), expected);
  });

  it('are read one by one when their labels differ, and when the answer would be long', async () => {
    const apart = keys.map((key) => ({ ...wanted, key, labels: { app: key } }));
    assert.deepEqual((await write(apart, [], all([]))).keys, keys);
    const long = 'x'.repeat(60_000);
    assert.deepEqual((await write(itemsOf(labels, long), [], all([]))).keys, keys);
    const other = Array.from({ length: 10 }, () => liveItem({ value: long }));
    assert.deepEqual(
      (await write(itemsOf({}), other, all(other))).keys,
      keys,
      'all items are without labels',
    );
  });

  it('are read one by one when the server does not list all', async () => {
    const { results, keys: asked } = await write(itemsOf(labels), [], (key) => ({
      total: key === undefined ? 1 : 0,
      data: [],
    }));
    assert.deepEqual(states(results), ['done', 'done', 'done', 'done', 'done']);
    assert.deepEqual(asked, [undefined, undefined, ...keys]);
  });

  it('are read again after a second, and after a failure', async () => {
    let refused = true;
    const read = () => {
      if (refused) throw failure({ kind: 'unreachable', message: 'Gone.' });
      return { total: 0, data: [] };
    };
    const items = itemsOf(labels).slice(0, 3);
    const { steps, context } = await plan(items, [], ({ operation, input }) =>
      operation === 'listKieKvs' ? read() : { ...(input as { body: object }).body, id: 'new' },
    );
    const apply = async (index: number) => steps[index]?.apply({ progress: () => undefined });
    assert.equal((await apply(0))?.message, 'Gone.');
    refused = false;
    assert.equal((await apply(1))?.state, 'done');
    await context.clock.sleep(1000);
    assert.equal((await apply(2))?.state, 'done');
    const reads = context.calls.slice(1).filter(({ operation }) => operation === 'listKieKvs');
    assert.equal(reads.length, 3);
  });
});
