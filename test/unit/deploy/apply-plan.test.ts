import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { runOf } from '../../../deploy/action-plan';
import { applyPlan, type ApplyOptions } from '../../../deploy/apply-plan';
import type { PreparedStep, StepRun } from '../../../deploy/deploy-kind';
import type { DeployEvent, StepResult } from '../../../deploy/events';
import { fakeClock } from '../api/fakes';
import { fakeContext } from './context';
import { done, planOf, prepared } from './steps';

describe('carrying out a plan', () => {
  async function apply(steps: PreparedStep[], options: Partial<ApplyOptions> = {}) {
    const events: DeployEvent[] = [];
    const { clock } = fakeClock();
    const onEvent = (event: DeployEvent) => events.push(event);
    const outcome = await applyPlan(planOf(...steps), { clock, onEvent, ...options });
    const lines = events.map(({ resource, state, message }) =>
      [resource.name, state, message].filter((part) => part !== undefined).join(' '),
    );
    return { outcome, lines, events };
  }

  it('reports each step: resource, action, progress and result', async () => {
    const working = (run: StepRun) => {
      run.progress('half');
      return Promise.resolve(done);
    };
    const { outcome, events } = await apply([
      prepared('a', { step: { scope: 'app=shop', action: 'change' }, apply: working }),
    ]);
    const resource = { apiVersion: 'test/v1', kind: 'Thing', name: 'a', scope: 'app=shop' };
    assert.deepEqual(events, [
      { resource, action: 'change', state: 'started' },
      { resource, action: 'change', state: 'progress', message: 'half' },
      { resource, action: 'change', state: 'done', message: 'It is there.' },
    ]);
    assert.equal(outcome.state, 'reached');
    const bare = await apply([prepared('b')]);
    assert.deepEqual(bare.events[0], {
      resource: { apiVersion: 'test/v1', kind: 'Thing', name: 'b' },
      action: 'create',
      state: 'started',
    });
  });

  it('tells the job of a step, and names it where nobody follows it any more', async () => {
    const leaving = (run: StepRun) => {
      run.job?.('j-1');
      run.progress('begun');
      return Promise.resolve<StepResult>({ state: 'running', message: 'It goes on.' });
    };
    const { outcome, events } = await apply([prepared('a', { apply: leaving })]);
    assert.deepEqual(
      events.map(({ message, job }) => [message, job]),
      [
        [undefined, undefined],
        ['begun', 'j-1'],
        ['It goes on. Its job is j-1.', 'j-1'],
      ],
    );
    assert.equal(outcome.state, 'running');
  });

  it('carries out every action that writes', async () => {
    const actions = ['create', 'change', 'replace', 'remove'] as const;
    const carriedOut: string[] = [];
    const carrying = (action: string) => () => {
      carriedOut.push(action);
      return Promise.resolve(done);
    };
    await apply(actions.map((action) => prepared(action, { step: { action }, apply: carrying(action) })));
    assert.deepEqual(carriedOut, actions);
  });

  it('has failed when one step did, whatever the others do', async () => {
    const ending = (state: StepResult['state']) => () => Promise.resolve<StepResult>({ state, message: '' });
    const { outcome } = await apply([
      prepared('a', { apply: ending('running') }),
      prepared('b', { apply: ending('failed') }),
    ]);
    assert.equal(outcome.state, 'failed');
  });

  it('writes nothing for what is unchanged', async () => {
    const never = () => assert.fail('nothing is written');
    const { outcome, lines } = await apply([prepared('a', { step: { action: 'unchanged' }, apply: never })]);
    assert.deepEqual([outcome.state, lines], ['reached', ['a done Create a']]);
  });

  it('waits for what a step needs, in whatever order they are listed', async () => {
    const { lines } = await apply([
      prepared('c', { after: ['b', 'elsewhere'] }),
      prepared('b', { after: ['a'] }),
      prepared('a', { step: { action: 'unchanged' } }),
    ]);
    assert.deepEqual(lines, [
      'a done Create a',
      'b started',
      'b done It is there.',
      'c started',
      'c done It is there.',
    ]);
  });

  it('starts others while a step waits for the cloud, and what needs it as soon as it is done', async () => {
    const started: string[] = [];
    const jobs = new Map<string, () => void>();
    const following = (name: string) => async (run: StepRun) => {
      started.push(name);
      await run.waits?.(new Promise<void>((resolve) => void jobs.set(name, resolve)));
      return done;
    };
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const applying = apply([
      ...names.map((name) => prepared(name, { apply: following(name) })),
      prepared('after f', {
        after: ['f'],
        apply: () => {
          started.push('after f');
          for (const end of jobs.values()) end();
          return Promise.resolve(done);
        },
      }),
    ]);
    await setImmediate();
    assert.deepEqual(started, names);
    jobs.get('f')?.();
    await applying;
    assert.deepEqual(started, [...names, 'after f']);
  });

  it('takes a pause of what a row writes for waiting', async () => {
    let waits = 0;
    const stepRun: StepRun = {
      progress: () => undefined,
      waits: (waiting) => {
        waits += 1;
        return waiting;
      },
    };
    const { clock } = runOf(
      stepRun,
      fakeContext(() => undefined),
      () => undefined,
    );
    await clock.sleep(5000);
    assert.equal(waits, 1);
  });

  for (const [servers, most] of [
    [['servicestage/v2'], 6],
    [['cse/v3'], 2],
    [['registry/v4', 'kie/v1'], 4],
    [['lain/v1'], 4],
    [['test/v1'], 4],
  ] as const) {
    it(`has at most ${most} steps of ${servers.join(' and ')} under way`, async () => {
      let [running, peak] = [0, 0];
      const counting = async () => {
        peak = Math.max(peak, (running += 1));
        await setImmediate();
        running -= 1;
        return done;
      };
      const many = Array.from({ length: 10 }, (_, index) => servers[index % servers.length] ?? '');
      const { outcome } = await apply(
        many.map((apiVersion, index) => prepared(String(index), { step: { apiVersion }, apply: counting })),
      );
      assert.deepEqual([outcome.state, peak], ['reached', most]);
    });
  }

  it('stops what needs a failed step, and nothing else', async () => {
    const failing = () => Promise.resolve<StepResult>({ state: 'failed', message: 'No.' });
    const { outcome, lines } = await apply([
      prepared('a', { apply: failing }),
      prepared('b', { after: ['a'] }),
      prepared('c', { after: ['b'] }),
      prepared('d'),
      prepared('e', { after: ['a'], step: { action: 'unchanged' } }),
    ]);
    assert.equal(outcome.state, 'failed');
    assert.deepEqual(
      outcome.steps.map(({ result }) => result.state),
      ['failed', 'skipped', 'skipped', 'done', 'done'],
    );
    assert.ok(lines.includes('b skipped Not started, because a is not done.'));
    assert.ok(lines.includes('c skipped Not started, because b is not done.'));
  });

  it('starts nothing more once it is stopped', async () => {
    const controller = new AbortController();
    const stopping = ({ signal }: StepRun) => {
      controller.abort();
      assert.equal(signal?.aborted, true);
      return Promise.resolve<StepResult>({ state: 'running', message: 'It goes on.' });
    };
    const { outcome, lines } = await apply(
      [prepared('a', { apply: stopping }), prepared('b', { after: ['a'] })],
      {
        signal: controller.signal,
      },
    );
    assert.equal(outcome.state, 'running');
    assert.deepEqual(lines, [
      'a started',
      'a progress It goes on.',
      'b skipped Not started, because the deployment was stopped.',
    ]);
  });

  it('has not reached what it never started', async () => {
    const controller = new AbortController();
    controller.abort();
    const { outcome } = await apply([prepared('a')], { signal: controller.signal });
    assert.deepEqual([outcome.state, outcome.steps[0]?.result.state], ['failed', 'skipped']);
  });

  it('ends the watching when the time is up', async () => {
    let wake = (): void => undefined;
    let cancelled = 0;
    const clock = {
      now: () => 0,
      sleep: (milliseconds: number, signal?: AbortSignal) => {
        assert.equal(milliseconds, 5000);
        return new Promise<void>((resolve, reject) => {
          wake = resolve;
          signal?.addEventListener('abort', () => {
            cancelled++;
            reject(new Error('cancelled'));
          });
        });
      },
    };
    const watching = ({ signal }: StepRun) =>
      new Promise<StepResult>((resolve) => {
        signal?.addEventListener('abort', () => resolve({ state: 'running', message: 'It goes on.' }));
        wake();
      });
    const late = await apply([prepared('a', { apply: watching })], { clock, timeoutMs: 5000 });
    assert.equal(late.outcome.state, 'running');
    const inTime = await apply([prepared('a')], { clock, timeoutMs: 5000 });
    assert.equal(inTime.outcome.state, 'reached');
    assert.equal(cancelled, 2, 'nothing keeps waiting for the time');
    const stopped = new AbortController();
    const both = apply([prepared('a', { apply: (run) => (stopped.abort(), watchingEnd(run)) })], {
      clock,
      timeoutMs: 5000,
      signal: stopped.signal,
    });
    assert.equal((await both).outcome.state, 'running');
  });

  it('refuses a plan that is blocked, or of which something is not known', async () => {
    for (const action of ['blocked', 'unknown'] as const) {
      await assert.rejects(apply([prepared('a', { step: { action } }), prepared('b')]), /blocked plan/);
    }
  });

  it('ends without running any when steps wait for each other', async () => {
    const { outcome } = await apply([prepared('a', { after: ['b'] }), prepared('b', { after: ['a'] })]);
    assert.deepEqual(
      outcome.steps.map(({ result }) => [result.state, result.message]),
      Array(2).fill(['skipped', 'Not started, because it waits for itself.']),
    );
    assert.equal(outcome.state, 'failed');
  });

  it('passes on defects', async () => {
    const broken = () => Promise.reject(new TypeError('a defect'));
    await assert.rejects(apply([prepared('a', { apply: broken })]), TypeError);
  });
});

function watchingEnd({ signal }: StepRun): Promise<StepResult> {
  return Promise.resolve({ state: signal?.aborted ? 'running' : 'failed', message: '' });
}
