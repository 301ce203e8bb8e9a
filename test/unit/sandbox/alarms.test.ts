import assert from 'node:assert/strict';
import { createAlarms } from '../../../sandbox/registry/alarms';

describe('alarms of the registry', () => {
  it('hold the last one of each id until they are cleared', () => {
    const alarms = createAlarms();
    alarms.raise('InternalError', 'first');
    alarms.raise('InternalError', 'second');
    const expected = [{ id: 'InternalError', status: 'ACTIVATED', fields: { detail: 'second' } }];
    assert.deepEqual(alarms.all(), expected);
    alarms.clear();
    assert.deepEqual(alarms.all(), []);
  });
});
