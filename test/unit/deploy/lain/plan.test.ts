import assert from 'node:assert/strict';
import { planDeployment } from '../../../../deploy/lain/plan';
import type { ProcPlan } from '../../../../deploy/lain/compare-procs';
import { planStep } from '../../../../deploy/lain/plan-step';
import { versionChoice } from '../../../../deploy/lain/choose-version';
import {
  app,
  factsOf,
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

const old = proc({ procname: 'old', proctype: 'worker', numinstances: 3 });

describe('the plan of a LAIN deployment', () => {
  describe('what the console is asked to do', () => {
    it('registers and creates an unknown app, whose versions can’t be read yet', () => {
      const live = liveState({ registered: false, app: undefined, versions: [] });
      const planned = planDeployment(input({ live, version: undefined, manifest: { origin: 'unknown' } }));
      assert.equal(planned.action, 'register+create');
      assert.equal(planned.to, undefined);
      assert.deepEqual([planned.obstacles, planned.procs], [[], []]);
    });

    it('creates a registered app in the newest version, without obstacles', () => {
      const planned = plan({ app: undefined });
      assert.equal(planned.action, 'create');
      assert.equal(planned.from, undefined);
      assert.equal(planned.to, newVersion);
      assert.deepEqual(planned.obstacles, []);
    });

    it('upgrades to a version that was committed later', () => {
      const planned = plan();
      assert.deepEqual([planned.action, planned.from, planned.to], ['upgrade', oldVersion, newVersion]);
      assert.deepEqual(planned.obstacles, []);
    });

    it('rolls back to a version that was committed earlier', () => {
      const planned = plan({ app: app({ metaversion: newVersion }) }, middleVersion);
      assert.deepEqual([planned.action, planned.to, planned.obstacles], ['rollback', middleVersion, []]);
    });

    it('does nothing when the version runs everywhere as it is written', () => {
      assert.equal(plan({}, oldVersion).action, 'none');
      const step = planStep(plan({}, oldVersion));
      assert.deepEqual([step.action, step.changes], ['unchanged', []]);
      assert.match(step.summary, /^hello on test already runs version .*$/);
      assert.equal(step.children?.[0]?.summary, 'web (web): unchanged');
    });

    it('deploys the same version again where that is wanted', () => {
      const planned = planDeployment(input({ version: oldVersion, restart: true }));
      assert.equal(planned.action, 'redeploy');
      const step = planStep(planned);
      assert.equal(step.action, 'change');
      assert.equal(step.children?.[0]?.summary, 'web (web): restarts, otherwise unchanged');
    });

    it('deploys the same version again when a proc of it is missing, or a pod runs another one', () => {
      const manifest = fromGit(`${helloManifest}worker: { cmd: /work }\n`);
      const missing = planDeployment(input({ version: oldVersion, manifest }));
      assert.deepEqual([missing.action, missing.procs[1]?.action], ['redeploy', 'create']);
      const mixed = app({ procs: [proc({ pods: [pod('one', oldVersion), pod('two', newVersion)] })] });
      assert.equal(plan({ app: mixed }, oldVersion).action, 'redeploy');
    });

    it('says which instances are not healthy where nothing is done', () => {
      const sick = app({
        procs: [proc({ pods: [pod('one', oldVersion, 'False'), pod('two', oldVersion)] })],
      });
      const planned = plan({ app: sick }, oldVersion);
      assert.equal(planned.action, 'none');
      assert.deepEqual(planStep(planned).notes, ['Instances that are not healthy: 1.']);
      assert.deepEqual(planStep(plan({}, oldVersion)).notes, []);
    });
  });

  describe('the default version', () => {
    const commit = 'b'.repeat(40);

    it('is that of the commit that is checked out, else the newest', () => {
      assert.deepEqual(versionChoice(liveState(), commit), {
        newest: newVersion,
        checkedOut: middleVersion,
        usual: middleVersion,
      });
      assert.equal(versionChoice(liveState(), 'd'.repeat(40)).usual, newVersion);
      assert.equal(versionChoice(liveState(), undefined).usual, newVersion);
    });

    it('is the newest for a first deployment, whatever is checked out', () => {
      assert.equal(versionChoice(liveState({ app: undefined }), commit).usual, newVersion);
      assert.equal(versionChoice(liveState({ versions: [] }), commit).usual, undefined);
    });
  });

  describe('an obstacle', () => {
    it('is that nothing was pushed', () => {
      const planned = plan({ app: undefined, versions: [] });
      assert.deepEqual(planned.obstacles, [{ kind: 'no-version' }]);
      assert.match(planStep(planned).reason ?? '', /No version was pushed yet/);
    });

    it('is a version that the registry does not have', () => {
      const planned = plan({}, '1-x');
      assert.deepEqual(planned.obstacles, [{ kind: 'unknown-version', version: '1-x' }]);
      assert.match(planStep(planned).reason ?? '', /no version 1-x/);
    });

    it('is a first deployment of another version than the newest, but no upgrade to one', () => {
      const planned = plan({ app: undefined }, oldVersion);
      assert.deepEqual(planned.obstacles, [{ kind: 'not-newest', newest: newVersion }]);
      assert.match(planStep(planned).reason ?? '', /always takes the newest version, .*ccccccc/);
      assert.deepEqual(plan({}, middleVersion).obstacles, []);
    });

    it('is the manifest of another app', () => {
      const manifest = fromGit(helloManifest.replace('hello', 'other'));
      const planned = planDeployment(input({ manifest }));
      assert.deepEqual(planned.obstacles, [{ kind: 'other-app', app: 'other' }]);
      const step = planStep(planned);
      assert.deepEqual([step.action, step.children], ['blocked', []]);
      assert.match(step.reason ?? '', /belongs to the app other/);
    });

    const needy = fromGit(
      `${helloManifest}use_services: { log: [sink] }\nuse_resources: { redis: { services: [r] } }\n`,
    );
    const dependencies = new Map([
      ['log', 'missing'],
      ['redis', 'missing'],
    ] as const);

    it('is a missing resource, but not a missing service', () => {
      const planned = planDeployment(input({ manifest: needy, dependencies }));
      assert.deepEqual(planned.obstacles, [{ kind: 'missing-resource', app: 'redis' }]);
      const { reason, notes } = planStep(planned);
      assert.match(reason ?? '', /resource redis is not deployed/);
      assert.match(notes?.join('\n') ?? '', /service log is not deployed/);
    });

    it('is not a resource that the same plan deploys before', () => {
      const deployedBefore = new Set(['redis']);
      assert.deepEqual(
        planDeployment(input({ manifest: needy, dependencies, deployedBefore })).obstacles,
        [],
      );
    });

    it('is nothing that could not be found out, which is said', () => {
      const planned = planDeployment(input({ manifest: needy }));
      assert.deepEqual(planned.obstacles, []);
      assert.match(planStep(planned).notes?.join('\n') ?? '', /whether redis is deployed.*\n.*whether log/);
    });
  });

  describe('a version whose lain.yaml is not known', () => {
    const unknown = (live = liveState({ app: app({ procs: [proc(), old] }) })) =>
      planDeployment(input({ live, manifest: { origin: 'unknown' } }));

    it('promises nothing about any proc, and says so', () => {
      const step = planStep(unknown());
      assert.deepEqual(
        step.children?.map(({ name, action, changes }) => [name, action, changes]),
        [
          ['hello/web', 'unknown', []],
          ['hello/old', 'unknown', []],
        ],
      );
      assert.equal(step.action, 'change');
      assert.match(step.notes?.join('\n') ?? '', /lain\.yaml of this version is not available here/);
      assert.match(step.children[1]?.summary ?? '', /old \(worker\): .* unknown/);
    });

    it('is taken for what runs, when it is the one that runs', () => {
      const live = liveState({
        app: app({ procs: [proc(), old], portals: [proc({ procname: 'p', proctype: 'portal' })] }),
      });
      const { procs, action } = planDeployment(
        input({ live, version: oldVersion, manifest: { origin: 'console' } }),
      );
      assert.equal(action, 'none');
      assert.deepEqual(
        procs.map(({ name, action: fate, instances }) => [name, fate, instances]),
        [
          ['web', 'unchanged', 1],
          ['old', 'unchanged', 3],
          ['p', 'unchanged', 1],
        ],
      );
    });
  });

  describe('what happens to the procs', () => {
    it('leaves a proc that is written as it runs', () => {
      assert.deepEqual(procPlan(helloManifest), { action: 'unchanged', changes: [], ignored: [] });
    });

    it('changes what differs', () => {
      const manifest = helloManifest.replace('8080', '9000').replace('/hello serve', '[/hello, work]');
      assert.deepEqual(procPlan(manifest).changes, [
        { path: 'cmd', from: '/hello serve', to: '/hello work' },
        { path: 'port', from: '8080', to: '9000' },
      ]);
    });

    it('ignores count, cpu and memory of a proc that runs', () => {
      const manifest = `${helloManifest.replace('64m', '128M')}  num_instances: 3\n  cpu: 2\n`;
      assert.deepEqual(procPlan(manifest), {
        action: 'unchanged',
        changes: [],
        ignored: [
          { path: 'num_instances', from: '1', to: '3' },
          { path: 'cpu', from: '0', to: '2' },
          { path: 'memory', from: '64 MB', to: '128M' },
        ],
      });
    });

    it('creates a new proc and removes one that is gone', () => {
      const manifest = `${helloManifest}worker.mail:\n  cmd: /mail\n  num_instances: 2\n`;
      const live = liveState({ app: app({ procs: [proc(), old] }) });
      const { procs } = planDeployment(input({ live, manifest: fromGit(manifest) }));
      assert.deepEqual(
        procs.map(({ name, action, instances }) => [name, action, instances]),
        [
          ['web', 'unchanged', 1],
          ['mail', 'create', 2],
          ['old', 'remove', 0],
        ],
      );
    });

    it('replaces a proc whose type changes, so that the count of the manifest counts again', () => {
      const manifest = `${helloManifest.replace('web:', 'worker.web:')}  num_instances: 3\n`;
      const { procs } = planDeployment(input({ manifest: fromGit(manifest) }));
      assert.equal(procs[0]?.action, 'replace');
      assert.equal(procs[0].instances, 3);
      assert.deepEqual(procs[0].changes[0], { path: 'type', from: 'web', to: 'worker' });
    });

    it('does not take the default mountpoints of the cluster for a change', () => {
      const running = proc({
        mountpoints: ['hello.lain.local/api', 'x.com', 'hello.lain.local', 'hello.lain'],
      });
      const same = `${helloManifest}  mountpoint: [/api, x.com]\n`;
      assert.deepEqual(procPlan(same, running).changes, []);
      const other = `${helloManifest}  mountpoint: [/api, y.com]\n`;
      assert.deepEqual(procPlan(other, running).changes, [
        { path: 'mountpoint', from: '/api, x.com', to: '/api, y.com' },
      ]);
    });

    it('does not take the log folder, which every proc has, for a change', () => {
      const manifest = `${helloManifest}  volumes: [data]\n`;
      assert.deepEqual(procPlan(manifest).changes, [{ path: 'volumes', to: '/lain/app/data' }]);
    });

    it('knows both procs of a service', () => {
      const facts = factsOf(
        'appname: s\nbuild: { base: b }\nservice.echo:\n  cmd: /e\n  portal: { port: 7 }\n',
      );
      assert.deepEqual(
        facts.procs.map(({ name, type, port }) => [name, type, port]),
        [
          ['echo', 'worker', undefined],
          ['portal-echo', 'portal', 7],
        ],
      );
    });
  });
});

function procPlan(manifest: string, running = proc()): Pick<ProcPlan, 'action' | 'changes' | 'ignored'> {
  const live = liveState({ app: app({ procs: [running] }) });
  const [planned] = planDeployment(input({ live, manifest: fromGit(manifest) })).procs;
  assert.ok(planned);
  const { action, changes, ignored } = planned;
  return { action, changes, ignored };
}
