import assert from 'node:assert/strict';
import type { App } from '../../../../api/catalogue/lain/shapes';
import type { ApiError } from '../../../../api/errors/api-error';
import type { Submission } from '../../../../deploy/lain/apply';
import { planDeployment, type LainPlan } from '../../../../deploy/lain/plan';
import { watchDeployment, type Outcome } from '../../../../deploy/lain/watch';
import { describeProgress } from '../../../../deploy/lain/describe';
import { fakeClock } from '../../api/fakes';
import { failure } from '../context';
import { app, input, newVersion, oldVersion, plan, pod, proc } from './fixtures';

const before = app();
const running = app({ metaversion: newVersion, procs: [proc({ pods: [pod('one', oldVersion)] })] });
const done = app({ metaversion: newVersion, procs: [proc({ pods: [pod('two', newVersion)] })] });

describe('watching a LAIN deployment', () => {
  it('is done when every pod runs the version, not when the old pods are still healthy', async () => {
    const { outcome, texts, slept } = await watch([before, running, done]);
    assert.equal(outcome.kind, 'done');
    assert.deepEqual(texts, [
      'web: 0 of 1 pods on the new version',
      'web: 0 of 1 pods on the new version',
      'web: done',
    ]);
    assert.deepEqual(slept, [2000, 2500]);
  });

  it('waits until an asynchronous console has the version on record', async () => {
    const unrecorded = app({ procs: done.procs });
    const { outcome, looks } = await watch([unrecorded, done]);
    assert.deepEqual([outcome.kind, looks], ['done', 2]);
  });

  it('waits for unhealthy, missing and superfluous pods', async () => {
    const states = [
      [pod('two', newVersion, 'False')],
      [],
      [pod('two', newVersion), pod('one', oldVersion)],
    ].map((pods) => app({ metaversion: newVersion, procs: [proc({ pods })] }));
    const { outcome, looks } = await watch([...states, done]);
    assert.deepEqual([outcome.kind, looks], ['done', 4]);
  });

  it('is done without pods when a proc should have none', async () => {
    const { outcome } = await watch([
      app({ metaversion: newVersion, procs: [proc({ numinstances: 0, pods: [] })] }),
    ]);
    assert.equal(outcome.kind, 'done');
  });

  it('is done for a resource, which starts nothing, as soon as its version is on record', async () => {
    const { outcome } = await watch([app({ apptype: 'resource', metaversion: newVersion, procs: [] })]);
    assert.equal(outcome.kind, 'done');
  });

  it('needs new containers when the same version is deployed again', async () => {
    const again = planDeployment(input({ version: oldVersion, restart: true }));
    const restarted = app({ procs: [proc({ pods: [pod('two', oldVersion)] })] });
    const { outcome, looks } = await watch([before, restarted], again);
    assert.deepEqual([outcome.kind, looks], ['done', 2]);
  });

  it('fails with the scheduler’s error for a proc', async () => {
    const { outcome } = await watch([
      app({ ...running, procs: [proc({ lasterror: 'Cannot start container' })] }),
    ]);
    assert.ok(outcome.kind === 'failed');
    assert.equal(outcome.reason, 'Cannot start container');
  });

  it('takes an error from before for a left-over at first, and for real after a minute', async () => {
    const stale = app({ deployerror: 'old trouble' });
    const cured = await watch([stale, done], plan({ app: stale }));
    assert.equal(cured.outcome.kind, 'done');
    const lasting = await watch([stale], plan({ app: stale }));
    assert.ok(lasting.outcome.kind === 'failed');
    assert.ok(lasting.slept.reduce((sum, pause) => sum + pause, 0) > 60_000);
    const scheduler = app({ procs: [proc({ lasterror: 'old trouble' })] });
    assert.equal((await watch([scheduler, done], plan({ app: scheduler }))).outcome.kind, 'done');
    const fresh = app({ deployerror: 'new trouble' });
    assert.equal((await watch([fresh], plan({ app: stale }))).looks, 1);
  });

  it('bears failures of the console while instances are replaced', async () => {
    const error = failure({ kind: 'server', status: 500 });
    const { outcome, failures } = await watch([error, error, done]);
    assert.deepEqual([outcome.kind, failures], ['done', 2]);
  });

  it('gives up when the console has been silent for two minutes', async () => {
    const { outcome, slept } = await watch([failure({ kind: 'unreachable' })]);
    assert.equal(outcome.kind, 'lost');
    const waited = slept.reduce((sum, pause) => sum + pause, 0);
    assert.ok(waited > 120_000 && waited < 130_000, String(waited));
  });

  it('gives up at once when the person is signed out', async () => {
    const { outcome, looks } = await watch([failure({ kind: 'unauthorized' })]);
    assert.deepEqual([outcome.kind, looks], ['lost', 1]);
  });

  it('waits for an app that an asynchronous console has not created yet, and fails for one that is gone', async () => {
    assert.equal((await watch([undefined, done], plan({ app: undefined }))).outcome.kind, 'done');
    const { outcome, looks } = await watch([undefined, done]);
    assert.deepEqual([outcome.kind, looks], ['failed', 1]);
    assert.match(outcome.kind === 'failed' ? outcome.reason : '', /no longer deployed/);
  });

  it('learns the version of a first deployment from the console', async () => {
    const pending = app({ metaversion: '', procs: [] });
    const { outcome, looks } = await watch(
      [pending, running, done],
      plan({ app: undefined }),
      undefined,
      undefined,
      {
        target: undefined,
        answered: true,
      },
    );
    assert.deepEqual([outcome.kind, looks], ['done', 3]);
  });

  it('ends when a read is cancelled, or is no longer allowed', async () => {
    assert.equal((await watch([failure({ kind: 'cancelled' })])).outcome.kind, 'stopped');
    const { outcome, looks } = await watch([failure({ kind: 'forbidden' })]);
    assert.deepEqual([outcome.kind, looks], ['lost', 1]);
  });

  it('needs no listener, and passes on programming errors', async () => {
    const { clock } = fakeClock();
    const states = [failure({ kind: 'timeout' }), running, done];
    const read = () => {
      const state = states.shift();
      return state instanceof Error ? Promise.reject(state) : Promise.resolve(state);
    };
    const submission = { target: newVersion, answered: true };
    assert.equal((await watchDeployment(read, plan(), submission, { clock })).kind, 'done');
    const broken = () => Promise.reject(new TypeError('a defect'));
    await assert.rejects(watchDeployment(broken, plan(), submission, { clock }), TypeError);
  });

  it('stops while it pauses; a clock that fails is a defect', async () => {
    const controller = new AbortController();
    const pausing = (failing: () => void) => ({
      now: () => 0,
      sleep: () => {
        failing();
        return Promise.reject(new TypeError('no pause'));
      },
    });
    const watchWith = (failing: () => void) =>
      watchDeployment(
        () => Promise.resolve(running),
        plan(),
        { target: newVersion, answered: false },
        {
          clock: pausing(failing),
          signal: controller.signal,
        },
      );
    await assert.rejects(
      watchWith(() => undefined),
      TypeError,
    );
    assert.deepEqual(await watchWith(() => controller.abort()), { kind: 'stopped', answered: false });
  });

  it('restarts no pod that runs the new version already, when an upgrade is finished', async () => {
    const mixed = app({
      procs: [proc({ numinstances: 2, pods: [pod('one', oldVersion), pod('two', newVersion)] })],
    });
    const end = app({
      metaversion: newVersion,
      procs: [proc({ numinstances: 2, pods: [pod('two', newVersion), pod('three', newVersion)] })],
    });
    assert.equal((await watch([end], plan({ app: mixed }))).outcome.kind, 'done');
  });

  it('ends after 10 minutes and 100 seconds for each instance', async () => {
    const { outcome, slept } = await watch([running]);
    assert.equal(outcome.kind, 'unfinished');
    const waited = slept.reduce((sum, pause) => sum + pause, 0);
    assert.ok(waited >= 700_000 && waited < 706_000, String(waited));
    assert.equal(Math.max(...slept), 5000);
  });

  it('stops when the person stops it', async () => {
    const controller = new AbortController();
    const { outcome, looks } = await watch([running], plan(), controller, () => controller.abort());
    assert.deepEqual([outcome.kind, looks], ['stopped', 1]);
  });
});

/** Watches an app that is in the given states one after the other, the last one for good. */
async function watch(
  states: readonly (App | ApiError | undefined)[],
  planned: LainPlan = plan(),
  controller = new AbortController(),
  afterLook = (): void => undefined,
  submission: Submission = { target: planned.to, answered: true },
): Promise<{ outcome: Outcome; texts: string[]; slept: number[]; looks: number; failures: number }> {
  const { clock, slept } = fakeClock();
  const texts: string[] = [];
  let failures = 0;
  let looks = 0;
  const read = () => {
    const state = states[Math.min(++looks, states.length) - 1];
    return state instanceof Error ? Promise.reject(state) : Promise.resolve(state);
  };
  const outcome = await watchDeployment(read, planned, submission, {
    clock,
    signal: controller.signal,
    onProgress: (progress) => {
      if (progress instanceof Error) failures++;
      else texts.push(describeProgress(progress));
      afterLook();
    },
  });
  return { outcome, texts, slept, looks, failures };
}
