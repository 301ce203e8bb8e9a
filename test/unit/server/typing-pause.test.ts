import assert from 'node:assert/strict';
import { TypingPause } from '../../../server/typing-pause';

describe('the pause after an edit', () => {
  it('is in proportion to what the last reading took, for a single edit', () => {
    const pause = new TypingPause();
    pause.noteReading(16);
    assert.equal(pause.afterEdit(1000), 32);
    pause.noteReading(24);
    assert.equal(pause.afterEdit(2000), 48);
  });

  it('leaves time for edits that come together, and does not grow without end', () => {
    const pause = new TypingPause();
    pause.noteReading(0.1);
    assert.equal(pause.afterEdit(1000), 20);
    pause.noteReading(3000);
    assert.equal(pause.afterEdit(2000), 150);
  });

  it('is the long one while nothing was read yet', () => {
    assert.equal(new TypingPause().afterEdit(1000), 150);
  });

  it('is the long one within a burst of typing, until that ends', () => {
    const pause = new TypingPause();
    pause.noteReading(5);
    const pauses = [1000, 1100, 1200, 1340, 1490, 1700].map((time) => pause.afterEdit(time));
    assert.deepEqual(pauses, [20, 150, 150, 150, 20, 20]);
  });
});
