import assert from 'node:assert/strict';
import { versionChoice } from '../../../../deploy/lain/choose-version';
import { describeProgress } from '../../../../deploy/lain/describe';
import { explainError } from '../../../../deploy/lain/known-errors';
import { planDeployment } from '../../../../deploy/lain/plan';
import { planStep } from '../../../../deploy/lain/plan-step';
import { judgeProgress } from '../../../../deploy/lain/progress';
import { versionOf } from '../../../../resources/lain/pod-state';
import { describeVersion, isOlder, readMetaVersion } from '../../../../deploy/lain/versions';
import { shownTime } from '../../../../resources/shown-time';
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

describe('what is said of a LAIN deployment', () => {
  it('explains the errors of the console and its scheduler', () => {
    for (const [text, meaning] of [
      ['No resources available to schedule', /^No node has enough free CPU and memory/],
      ['last upgrade is terrrible', /^The first new instance stayed unhealthy/],
      ['Cannot create container x', /^The container could not be created: check that the image/],
      ['Cannot start container x', /^The container could not be started: check cmd/],
      ['Missing container', /^The container disappeared from its node/],
      ['error, status_code: 423', /^Another operation on this proc is in progress/],
      ['some defined secret files not exist in lvault', /^A file of secret_files is missing/],
      ['Conflicted ports 80', /^A port of ports is used/],
      ['appname dont match', /has another appname/],
      ["giturl doesn't match with bound url", /^The giturl of the lain\.yaml/],
      ['Resource redis DoesNotExist', /^A resource that the app uses is not deployed/],
      ['not found both meta and release images', /^No version has both images/],
      ['status_code: 4231', /^$/],
      ['who knows', /^$/],
    ] as const) {
      assert.match(explainError(text) ?? '', meaning, text);
    }
  });

  it('says of a proc that it is replaced, and of a portal that it is unchanged', () => {
    const manifest = fromGit(helloManifest.replace('web:', 'worker.web:'));
    const { children } = planStep(planDeployment(input({ manifest })));
    assert.equal(children?.[0]?.summary, 'web (worker): replaced, because its type changes');
    const portal = {
      name: 'p',
      type: 'portal',
      action: 'unchanged',
      changes: [],
      ignored: [],
      instances: 1,
    } as const;
    assert.equal(planStep({ ...plan(), procs: [portal] }).children?.[0]?.summary, 'p (portal): unchanged');
  });

  it('names every change of a proc, and every obstacle', () => {
    const manifest = helloManifest.replace('8080', '9000').replace('/hello serve', '/x');
    const step = planStep(planDeployment(input({ manifest: fromGit(manifest) })));
    assert.equal(step.children?.[0]?.summary, 'web (web): restarts with changes in cmd, port');
    const blocked = planDeployment(
      input({ manifest: fromGit(helloManifest.replace('hello', 'other')), version: '1-x' }),
    );
    assert.match(planStep(blocked).reason ?? '', /another one\. The lain\.yaml/);
    const nothing = planStep(plan({ versions: [] }));
    assert.deepEqual(nothing.changes, [{ path: 'metaversion', from: oldVersion }]);
  });

  it('notes only what is so', () => {
    const first = planStep(plan({ app: undefined })).notes;
    assert.deepEqual(first, [], 'nothing restarts');
    const pods = [pod('one', oldVersion, 'False')];
    const sick = plan({ app: app({ procs: [proc({ pods })] }) });
    assert.doesNotMatch(planStep(sick).notes?.join() ?? '', /not healthy/);
    const needy = fromGit(
      `${helloManifest}use_services: { log: [sink] }\nuse_resources: { redis: { services: [r] } }\n`,
    );
    const states = { log: 'deployed', redis: 'missing' } as const;
    const dependencies = new Map(Object.entries(states));
    const { notes } = planStep(planDeployment(input({ manifest: needy, dependencies })));
    assert.doesNotMatch(notes?.join() ?? '', /redis|log/);
  });

  it('describes progress proc by proc', () => {
    const two = [proc({ pods: [pod('1', newVersion)] }), proc({ procname: 'w', numinstances: 2 })];
    const goal = {
      version: newVersion,
      before: { errors: [], containers: [] },
      restart: false,
      oldErrorsCount: false,
    };
    const progress = judgeProgress(app({ metaversion: newVersion, procs: two }), goal);
    assert.deepEqual([progress.state, progress.error], ['pending', '']);
    assert.equal(describeProgress(progress), 'web: done, w: 0 of 2 pods on the new version');
    const more = judgeProgress(
      app({ procs: [proc({ pods: [pod('1', newVersion), pod('2', oldVersion)] })] }),
      goal,
    );
    assert.equal(describeProgress(more), 'web: 1 of 1 pods on the new version');
    assert.equal(describeProgress({ ...progress, procs: [] }), 'Waiting for the console');
    const unnamed = judgeProgress(app({ metaversion: '', procs: [] }), { ...goal, version: undefined });
    assert.equal(unnamed.state, 'pending', 'no version is on record yet');
  });
});

describe('a meta version', () => {
  it('is a time and a commit, and nothing more', () => {
    assert.deepEqual(readMetaVersion('12-abc'), { text: '12-abc', time: 12, commit: 'abc' });
    for (const text of ['latest', 'v12-abc', '12-', '12-a b', '12-abc '])
      assert.equal(readMetaVersion(text), undefined, text);
    assert.equal(describeVersion('latest'), 'latest');
    assert.equal(describeVersion('1496631978-a46ef7aa'), `${shownTime(1_496_631_978_000) ?? ''} · a46ef7a`);
  });

  it('may be one of several that are not, where that of a commit is looked for', () => {
    const live = liveState({ versions: ['latest', middleVersion] });
    const choice = { newest: 'latest', checkedOut: middleVersion, usual: middleVersion };
    assert.deepEqual(versionChoice(live, 'b'.repeat(40)), choice);
    assert.equal(versionChoice(live, 'd'.repeat(40)).checkedOut, undefined);
  });

  it('is older by its time; one without a time is older than all', () => {
    assert.equal(isOlder('9-a', '10-a'), true);
    assert.equal(isOlder('10-a', '9-a'), false);
    assert.equal(isOlder('9-a', '9-b'), false);
    assert.equal(isOlder('latest', '9-a'), true);
    assert.equal(isOlder('9-a', 'latest'), false);
  });

  it('of a pod is that of its environment', () => {
    assert.equal(versionOf(pod('1', newVersion)), newVersion);
    assert.equal(versionOf({ ...pod('1', ''), envs: [] }), undefined);
  });
});
