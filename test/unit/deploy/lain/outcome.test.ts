import assert from 'node:assert/strict';
import { describeOutcome } from '../../../../deploy/lain/outcome';
import { planDeployment } from '../../../../deploy/lain/plan';
import { failure } from '../context';
import {
  app,
  fromGit,
  helloManifest,
  input,
  liveState,
  middleVersion,
  newVersion,
  oldVersion,
  plan,
  pod,
  proc,
} from './fixtures';

const running = app({
  metaversion: newVersion,
  procs: [proc({ numinstances: 2, pods: [pod('one', newVersion), pod('two', newVersion)] })],
});

describe('how a LAIN deployment ended', () => {
  it('is done with what runs, counted', () => {
    assert.deepEqual(describeOutcome(plan(), { kind: 'done', app: running }), {
      state: 'done',
      message: 'hello is deployed to test; instances on the new version: 2.',
    });
  });

  it('counts no pod that is unhealthy or on another version', () => {
    const pods = [pod('1', newVersion), pod('2', newVersion, 'False'), pod('3', oldVersion)];
    const mixed = app({
      metaversion: newVersion,
      procs: [proc({ pods }), proc({ procname: 'w', pods: [] })],
    });
    assert.match(describeOutcome(plan(), { kind: 'done', app: mixed }).message, /new version: 1\./);
  });

  it('names planned procs that are not there, as a warning', () => {
    const manifest = fromGit(`${helloManifest}worker: { cmd: /work }\nworker.mail: { cmd: /mail }\n`);
    const planned = planDeployment(input({ manifest }));
    assert.deepEqual(describeOutcome(planned, { kind: 'done', app: running }), {
      state: 'done',
      message:
        'hello is deployed to test; instances on the new version: 2. Planned but missing: worker, mail. The image of this version has a different lain.yaml.',
      warning: true,
    });
  });

  it('names procs that were to go and are still there', () => {
    const old = proc({ procname: 'old', proctype: 'worker', pods: [] });
    const planned = planDeployment(input({ live: liveState({ app: app({ procs: [proc(), old] }) }) }));
    const { message, warning } = describeOutcome(planned, {
      kind: 'done',
      app: app({ metaversion: newVersion, procs: [...running.procs, old] }),
    });
    assert.equal(warning, true);
    assert.match(message, /Planned for removal but still running: old\.$/);
    assert.doesNotMatch(message, /not there/);
  });

  it('finds portals, and misses nothing that was not promised', () => {
    const portal = proc({ procname: 'portal-echo', proctype: 'portal' });
    const manifest = fromGit(
      'appname: hello\nbuild: { base: b }\nservice.echo: { cmd: /e, portal: { port: 7 } }\n',
    );
    const planned = planDeployment(input({ manifest, live: liveState({ app: undefined }) }));
    const there = app({ metaversion: newVersion, procs: [proc({ procname: 'echo' })], portals: [portal] });
    assert.equal(describeOutcome(planned, { kind: 'done', app: there }).warning, undefined);
    const unknown = planDeployment(input({ manifest: { origin: 'unknown' } }));
    const empty = app({ metaversion: newVersion, procs: [] });
    assert.equal(describeOutcome(unknown, { kind: 'done', app: empty }).warning, undefined);
  });

  it('says when the console deployed a different version', () => {
    const first = plan({ app: undefined });
    const { message, warning } = describeOutcome(first, {
      kind: 'done',
      app: app({ metaversion: middleVersion }),
    });
    assert.equal(warning, true);
    assert.match(message, /deployed a different version than planned: .*bbbbbbb\.$/);
    const registered = planDeployment(
      input({
        live: liveState({ registered: false, app: undefined, versions: [] }),
        manifest: { origin: 'unknown' },
      }),
    );
    assert.equal(
      describeOutcome({ ...registered, to: undefined }, { kind: 'done', app: running }).warning,
      undefined,
    );
  });

  it('has failed with the reason and what it means', () => {
    const failed = { kind: 'failed', app: undefined } as const;
    assert.deepEqual(describeOutcome(plan(), { ...failed, reason: 'Cannot start container' }), {
      state: 'failed',
      message:
        'Deploying hello to test failed: Cannot start container The container could not be started: check cmd, entrypoint, user and workdir.',
    });
    assert.equal(
      describeOutcome(plan(), { ...failed, reason: 'who knows' }).message,
      'Deploying hello to test failed: who knows',
    );
  });

  it('continues when nobody follows any more, or it takes too long', () => {
    const stopped = describeOutcome(plan(), { kind: 'stopped', answered: true });
    assert.deepEqual(
      [stopped.state, /test continues the deployment/.test(stopped.message)],
      ['running', true],
    );
    const unfinished = describeOutcome(plan(), { kind: 'unfinished', progress: undefined });
    assert.deepEqual([unfinished.state, /not complete yet/.test(unfinished.message)], ['running', true]);
  });

  it('is not known when the console can’t be asked any more', () => {
    const error = failure({ kind: 'unauthorized', remedy: 'Sign in.' });
    assert.deepEqual(describeOutcome(plan(), { kind: 'lost', error }), {
      state: 'failed',
      message: 'The outcome for hello is unknown, because test no longer answers: said by the test Sign in.',
    });
  });
});
