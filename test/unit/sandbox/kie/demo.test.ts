import assert from 'node:assert/strict';
import { emptyKie } from '../../../../sandbox/kie/kie';
import { seedKie } from '../../../../sandbox/seeds/demo/kie';
import { assertEvery } from '../../../every';

describe('sandbox: the demo’s configuration center', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  const state = emptyKie();
  seedKie(state, now);

  it('has items of every type and status, all of the past', () => {
    const types = new Set(state.items.map((item) => item.valueType));
    assert.deepEqual([...types].sort(), ['ini', 'json', 'properties', 'text', 'xml', 'yaml']);
    assert.deepEqual([...new Set(state.items.map((item) => item.status))].sort(), ['disabled', 'enabled']);
    assertEvery(state.items, (item) => item.updateTime * 1000 < now);
  });

  it('remembers what was changed', () => {
    const [changed] = state.items;
    assert.equal(state.history[changed?.id ?? '']?.length, 3);
    assert.ok(changed && changed.updateRevision > changed.createRevision);
  });
});
