import assert from 'node:assert/strict';
import type { Effect } from '../../../api/catalogue/operation';
import { sendWithRetries } from '../../../api/http/retry';
import { TransportError } from '../../../api/http/transport';
import type { HttpAnswer } from '../../../api/http/transport';
import { fakeClock, json } from './fakes';

type Step = HttpAnswer | TransportError;

/** Plays the steps one after the other, the last one for ever. */
async function play(steps: Step[], effect: Effect = 'safe', random = 0.5) {
  const { clock, slept } = fakeClock();
  let sent = 0;
  const send = async () => {
    const step = steps[Math.min(sent++, steps.length - 1)]!;
    if (step instanceof TransportError) throw step;
    return step;
  };
  const outcome = await sendWithRetries(send, { effect, clock, random: () => random }).catch(
    (error: unknown) => error,
  );
  return { outcome, sent, slept };
}

const busy = json(503, {});
const fine = json(200, {});
const broken = new TransportError('interrupted', 'reset', 'ECONNRESET');

describe('repeated requests', () => {
  it('repeats a passing failure with growing pauses', async () => {
    assert.deepEqual(await play([busy, broken, fine]), { outcome: fine, sent: 3, slept: [400, 800] });
  });

  it('gives up after three and returns the last answer', async () => {
    assert.deepEqual(await play([busy]), { outcome: busy, sent: 3, slept: [400, 800] });
    assert.equal((await play([broken])).outcome, broken);
  });

  it('never repeats what may not be repeated', async () => {
    assert.equal((await play([busy, fine], 'unsafe')).sent, 1);
    assert.equal((await play([broken, fine], 'unsafe')).outcome, broken);
    assert.equal((await play([busy, fine], 'idempotent')).sent, 2);
  });

  for (const problem of ['timeout', 'cancelled', 'unreachable', 'too-large'] as const) {
    it(`does not repeat after ${problem}`, async () => {
      assert.equal((await play([new TransportError(problem, ''), fine])).sent, 1);
    });
  }

  for (const status of [400, 401, 404, 500, 501]) {
    it(`does not repeat after ${status}`, async () => {
      assert.equal((await play([json(status, {}), fine])).sent, 1);
    });
  }

  it('waits as long as the server asks, in seconds or until a date', async () => {
    assert.deepEqual((await play([json(429, {}, { 'retry-after': '7' }), fine])).slept, [7000]);
    const date = new Date(Date.parse('2026-01-01T00:00:03Z')).toUTCString();
    assert.deepEqual((await play([json(429, {}, { 'retry-after': date }), fine])).slept, [3000]);
  });

  it('spreads the pauses of many clients', async () => {
    assert.deepEqual((await play([busy], 'safe', 0)).slept, [200, 400]);
    assert.deepEqual((await play([busy], 'safe', 1)).slept, [600, 1200]);
  });

  it('waits no time for a date that is over, and its own for one that is none', async () => {
    const over = new Date(Date.parse('2025-12-31T00:00:00Z')).toUTCString();
    assert.deepEqual((await play([json(503, {}, { 'retry-after': over }), fine])).slept, [0]);
    for (const text of ['soon', '7s', 'x7'])
      assert.deepEqual((await play([json(503, {}, { 'retry-after': text }), fine])).slept, [400], text);
  });

  it('never repeats a change because a server names a pause', async () => {
    assert.equal((await play([json(429, {}, { 'retry-after': '1' }), fine], 'unsafe')).sent, 1);
  });

  it('leaves a long pause to the user', async () => {
    assert.equal((await play([json(429, {}, { 'retry-after': '600' }), fine])).sent, 1);
  });

  it('stops waiting when it is cancelled', async () => {
    const cancelled = new AbortController();
    const clock = { now: () => 0, sleep: () => Promise.reject(new Error('aborted')) };
    const waiting = sendWithRetries(async () => busy, {
      effect: 'safe',
      clock,
      random: () => 0,
      signal: cancelled.signal,
    });
    await assert.rejects(waiting, { problem: 'cancelled' });
  });
});
