import assert from 'node:assert/strict';
import { systemClock } from '../../../api/clock';

describe('the clock of the system', () => {
  it('sleeps for months, which no timer can', async () => {
    const end = new AbortController();
    const months = systemClock.sleep(2 ** 31, end.signal).then(
      () => 'over',
      () => 'aborted',
    );
    // Both timers are due in this order when the first one has been cut to a millisecond.
    assert.equal(
      await Promise.race([months, systemClock.sleep(50).then(() => 'still asleep')]),
      'still asleep',
    );
    end.abort();
    assert.equal(await months, 'aborted');
  });
});
