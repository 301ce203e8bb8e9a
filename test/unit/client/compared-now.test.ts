import assert from 'node:assert/strict';
import { ApiError } from '../../../api/errors/api-error';
import { comparedNow, differing, type Shown } from '../../../client/kie/compared-now';
import type { Side } from '../../../client/kie/side';
import type { KnownSide } from '../../../deploy/kie/item-side';
import { relabelled, type WantedItem } from '../../../deploy/kie/wanted-items';

const labels = {};
const item = (value: string): WantedItem =>
  relabelled({ identity: '', key: 'rate', labels, value, origin: 'test' }, labels);
const read = (value: string) => ({ labels, items: [item(value)] });

describe('what is compared, by now', () => {
  const shown: Shown = { left: read('1'), right: read('2'), readAt: 1_000 };
  const side = (known?: () => Promise<KnownSide>): Side => ({
    labels,
    name: 'engine',
    place: {
      name: 'engine',
      read: () => assert.fail('nobody has asked for it'),
      ...(known && { list: { key: 'items', known } }),
    },
  });
  const lost = new ApiError({ kind: 'unreachable', message: 'No way.', remedy: 'Look.', operation: 'list' });

  it('is what the lists have; a file stays as it was read', async () => {
    const sides = { left: side(() => Promise.resolve(read('2'))), right: side() };
    const next = await comparedNow(sides, shown, 9_000);
    assert.deepEqual(differing(next.shown), []);
    assert.deepEqual([next.shown.readAt, next.old], [9_000, undefined]);
  });

  for (const [what, known] of [
    ['its list failed', () => Promise.resolve({ ...read('5'), error: lost })],
    ['its connection is gone', () => Promise.reject(lost)],
  ] as const) {
    it(`stays with its time and the reason where ${what}`, async () => {
      const next = await comparedNow({ left: side(known), right: side() }, shown, 9_000);
      assert.equal(next.shown, shown);
      assert.deepEqual(next.old, { readAt: 1_000, now: 9_000, reason: 'No way. Look.' });
    });
  }
});
