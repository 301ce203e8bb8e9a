import assert from 'node:assert/strict';
import { renderPlan } from '../../../../deploy/lain/markdown';
import { planDeployment, type ProcPlan } from '../../../../deploy/lain/plan';
import { reportLainPlan } from '../../../../deploy/lain/report';
import {
  app,
  factsOf,
  helloManifest,
  liveState,
  middleVersion,
  newVersion,
  oldVersion,
  plan,
  proc,
} from './fixtures';

describe('the plan of a LAIN deployment', () => {
  describe('what the console is asked to do', () => {
    it('registers and creates an unknown app, whose versions nobody may read yet', () => {
      const planned = plan({ registered: false, app: undefined, versions: [] });
      assert.equal(planned.action, 'register+create');
      assert.equal(planned.to, undefined);
      assert.deepEqual(planned.obstacles, []);
    });

    it('creates a registered app in the newest version', () => {
      const planned = plan({ app: undefined });
      assert.equal(planned.action, 'create');
      assert.equal(planned.from, undefined);
      assert.equal(planned.to, newVersion);
    });

    it('upgrades to a version that was committed later', () => {
      assert.deepEqual([plan().action, plan().from, plan().to], ['upgrade', oldVersion, newVersion]);
    });

    it('rolls back to a version that was committed earlier', () => {
      const planned = plan({ app: app({ metaversion: newVersion }) }, middleVersion);
      assert.deepEqual([planned.action, planned.to], ['rollback', middleVersion]);
    });

    it('deploys the same version again', () => {
      assert.equal(plan({}, oldVersion).action, 'redeploy');
    });
  });

  describe('what stands in the way', () => {
    it('is that nothing was pushed', () => {
      assert.deepEqual(plan({ app: undefined, versions: [] }).obstacles, [{ kind: 'no-version' }]);
    });

    it('is a version that the registry does not have', () => {
      assert.deepEqual(plan({}, '1-x').obstacles, [{ kind: 'unknown-version', version: '1-x' }]);
    });

    it('is a first deployment of another version than the newest', () => {
      assert.deepEqual(plan({ app: undefined }, oldVersion).obstacles, [
        { kind: 'not-newest', newest: newVersion },
      ]);
    });

    it('is a missing resource, but not a missing service', () => {
      const facts = factsOf(
        `${helloManifest}use_services: { log: [sink] }\nuse_resources: { redis: { services: [r] } }\n`,
      );
      const dependencies = new Map([
        ['log', 'missing'],
        ['redis', 'missing'],
      ] as const);
      const planned = planDeployment({ target: 'test', facts, live: liveState({ dependencies }) });
      assert.deepEqual(planned.obstacles, [{ kind: 'missing-resource', app: 'redis' }]);
      assert.match(renderPlan(planned), /service log is not deployed/);
    });
  });

  describe('what becomes of the procs', () => {
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
      const { procs } = planDeployment({
        target: 'test',
        facts: factsOf(manifest),
        live: liveState({ app: app({ procs: [proc(), proc({ procname: 'old', proctype: 'worker' })] }) }),
      });
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
      const { procs } = planDeployment({ target: 'test', facts: factsOf(manifest), live: liveState() });
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
      assert.deepEqual(procPlan(manifest).changes, [{ path: 'volumes', from: null, to: '/lain/app/data' }]);
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

  it('takes the form that programs read', () => {
    const live = liveState({ app: app({ procs: [proc(), proc({ procname: 'old', proctype: 'worker' })] }) });
    const facts = factsOf(helloManifest.replace('8080', '9000'));
    assert.deepEqual(reportLainPlan(planDeployment({ target: 'test', facts, live })), {
      target: 'test',
      resources: [
        {
          apiVersion: 'lain/v1',
          kind: 'App',
          name: 'hello',
          action: 'change',
          changes: [
            { path: 'metaversion', from: oldVersion, to: newVersion },
            { path: 'procs/old', from: 'worker', to: null },
          ],
        },
        {
          apiVersion: 'lain/v1',
          kind: 'Proc',
          name: 'hello/web',
          action: 'change',
          changes: [{ path: 'port', from: '8080', to: '9000' }],
        },
      ],
      counts: { create: 0, change: 2, replace: 0, unchanged: 0 },
    });
  });

  it('tells people what restarts, what is ignored and where the manifest comes from', () => {
    const manifest = `${helloManifest}  num_instances: 3\n  env: ['A=\`x\`']\n`;
    const page = renderPlan(planDeployment({ target: 'prod', facts: factsOf(manifest), live: liveState() }));
    assert.match(page, /^# Upgrade hello at prod from 2017-06-05/);
    assert.match(page, /web: num\\_instances stays 1, 3 is ignored/);
    assert.match(page, /Every instance is restarted/);
    assert.match(page, /inside the image of that version/);
    assert.match(page, /`env`: nothing → `` A=`x` ``/);
  });
});

function procPlan(manifest: string, running = proc()): Pick<ProcPlan, 'action' | 'changes' | 'ignored'> {
  const live = liveState({ app: app({ procs: [running] }) });
  const [planned] = planDeployment({ target: 'test', facts: factsOf(manifest), live }).procs;
  assert.ok(planned);
  const { action, changes, ignored } = planned;
  return { action, changes, ignored };
}
