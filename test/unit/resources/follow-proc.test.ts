import assert from 'node:assert/strict';
import type { Session } from '../../../connections/session';
import { followProc } from '../../../resources/lain/follow-proc';
import { fakeClock } from '../api/fakes';

const error = 'No resources available to scheduler container';

/** Follows a proc whose last errors are these, one for each look; the last one stays. */
async function follow(errors: readonly string[]) {
  const { clock } = fakeClock();
  let now = 0;
  let looks = 0;
  const call = () => {
    const lasterror = errors[Math.min(looks, errors.length - 1)] ?? '';
    looks += 1;
    return Promise.resolve({ app: { procs: [{ procname: 'web', pods: [], numinstances: 2, lasterror }] } });
  };
  const session = { client: () => Promise.resolve({ call }) } as unknown as Session;
  const goal = {
    app: 'hello',
    proc: 'web',
    instances: 2,
    formerError: error,
    isReached: () => false,
    done: () => 'done',
  };
  const sleep = (milliseconds: number) => {
    now += milliseconds;
    return Promise.resolve();
  };
  const run = {
    clock: { ...clock, now: () => now, sleep },
    signal: new AbortController().signal,
    progress: () => undefined,
    changed: () => undefined,
  };
  return followProc(session, goal, run);
}

describe('following a proc', () => {
  it('fails by the error that it had before, once that was cleared', async () => {
    assert.deepEqual(await follow([error, '', error]), { state: 'failed', message: error });
  });

  it('does not fail by an error from before, but says it when the time is over', async () => {
    const { state, message } = await follow([error]);
    assert.equal(state, 'running');
    assert.ok(message.endsWith(`The scheduler’s last error: ${error}`), message);
  });
});
