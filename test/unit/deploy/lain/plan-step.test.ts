import assert from 'node:assert/strict';
import { planDeployment, type LainPlan } from '../../../../deploy/lain/plan';
import { planStep } from '../../../../deploy/lain/plan-step';
import { describeVersion } from '../../../../deploy/lain/versions';
import {
  app,
  fromGit,
  helloManifest,
  input,
  liveState,
  newVersion,
  oldVersion,
  plan,
  proc,
} from './fixtures';

const old = proc({ procname: 'old', proctype: 'worker' });

describe('the plan of a LAIN deployment, as it is shown', () => {
  it('takes the form of all plans: the app, and its procs as its parts', () => {
    const live = liveState({ app: app({ procs: [proc(), old] }) });
    const manifest = fromGit(helloManifest.replace('8080', '9000'));
    const step = planStep(planDeployment(input({ live, manifest })));
    assert.deepEqual(
      { ...step, notes: undefined },
      {
        apiVersion: 'lain/v1',
        kind: 'App',
        name: 'hello',
        action: 'change',
        summary: `Upgrade hello on test from ${describeVersion(oldVersion)} to ${describeVersion(newVersion)}`,
        changes: [{ path: 'metaversion', from: oldVersion, to: newVersion }],
        notes: undefined,
        children: [
          {
            apiVersion: 'lain/v1',
            kind: 'Proc',
            name: 'hello/web',
            action: 'change',
            summary: 'web (web): restarts with changes in port',
            changes: [{ path: 'port', from: '8080', to: '9000' }],
          },
          {
            apiVersion: 'lain/v1',
            kind: 'Proc',
            name: 'hello/old',
            action: 'remove',
            summary: 'old (worker): removed, because the lain.yaml of this version does not have it',
            changes: [],
          },
        ],
      },
    );
  });

  it('shows no secrets of the environment', () => {
    const manifest = fromGit(
      `${helloManifest}  env: ['A=x', 'DB_PASSWORD=hunter2', 'GIT=https://s3@h/x', 'TOKEN=\${T}']\n`,
    );
    const running = app({ procs: [proc({ envs: ['DB_PASSWORD=hunter1'] })] });
    const step = planStep(planDeployment(input({ live: liveState({ app: running }), manifest })));
    assert.deepEqual(step.children?.[0]?.changes, [
      { path: 'env', from: 'DB_PASSWORD=•••', to: 'A=x\nDB_PASSWORD=•••\nGIT=https://•••@h/x\nTOKEN=${T}' },
    ]);
  });

  it('shows everything but the environment as it is, though it looks like a secret', () => {
    const running = app({ procs: [proc({ image: 'token:1', envs: [] })] });
    const manifest = fromGit(`${helloManifest}  image: token:2\n`);
    const step = planStep(planDeployment(input({ live: liveState({ app: running }), manifest })));
    assert.deepEqual(step.children?.[0]?.changes, [{ path: 'image', from: 'token:1', to: 'token:2' }]);
  });

  it('says what restarts and what is ignored', () => {
    const manifest = fromGit(`${helloManifest}  num_instances: 3\n`);
    assert.deepEqual(planStep(planDeployment(input({ manifest }))).notes, [
      'Every instance is restarted, one after the other in each proc.',
      'web: num_instances stays 1, 3 is ignored',
    ]);
  });

  it('says that the file in the editor is not what will be deployed', () => {
    const notes = (planned: LainPlan) => planStep(planned).notes?.join('\n') ?? '';
    const differs = planDeployment(input({ manifest: fromGit(helloManifest, false) }));
    assert.match(notes(differs), /file in the editor is not what will be deployed/);
    assert.doesNotMatch(notes(plan()), /file in the editor/);
  });

  it('says what is permanent, and describes each action', () => {
    const live = liveState({ registered: false, app: undefined, versions: [] });
    const registering = planStep(
      planDeployment(input({ live, version: undefined, manifest: { origin: 'unknown' } })),
    );
    assert.equal(registering.action, 'create');
    assert.deepEqual(registering.changes, []);
    assert.equal(registering.summary, 'Register hello on test and deploy the newest version');
    assert.match(registering.notes?.[0] ?? '', /name hello is permanent/);
    const creating = planStep(plan({ app: undefined }));
    assert.equal(
      creating.summary,
      `Deploy hello to test for the first time, version ${describeVersion(newVersion)}`,
    );
    assert.equal(creating.children?.[0]?.summary, 'web (web): created, instances: 1');
    assert.deepEqual(creating.changes, [{ path: 'metaversion', to: newVersion }]);
    const back = planStep(plan({ app: app({ metaversion: newVersion }) }, oldVersion));
    assert.match(back.summary, /^Roll back hello on test from .*ccccccc to .*aaaaaaa$/);
    const again = planStep(planDeployment(input({ version: oldVersion, restart: true })));
    assert.match(again.summary, /^Redeploy version .*aaaaaaa of hello on test$/);
  });
});
