import assert from 'node:assert/strict';
import type { Proc } from '../../../../api/catalogue/lain/shapes';
import { planDeployment, type LainPlan } from '../../../../deploy/lain/plan';
import { app, factsOf, fromGit, input, liveState, proc } from './fixtures';

const head = 'appname: hello\nbuild: { base: golang }\n';
const bare = proc({
  memory: '32m',
  cmd: null,
  ports: [{ portnumber: 80, porttype: 'tcp' }],
  mountpoints: [],
  persistentdirs: [],
});

/** The plan of a proc that is written and runs so; what is left out has its default. */
function compared(
  written: string,
  running: Partial<Proc> = {},
  { type = 'web', name = 'hello' } = {},
): Pick<LainPlan['procs'][number], 'action' | 'changes' | 'ignored'> {
  const manifest = fromGit(`${head.replace('hello', name)}${type}: {${written}}\n`);
  const live = { ...bare, procname: type, proctype: type, ...running };
  const [plan] = planDeployment(
    input({ app: name, manifest, live: liveState({ app: app({ appname: name, procs: [live] }) }) }),
  ).procs;
  assert.ok(plan);
  return { action: plan.action, changes: plan.changes, ignored: plan.ignored };
}

describe('a proc as it is written and as it runs', () => {
  it('is the same with the defaults of the platform', () => {
    const same = { action: 'unchanged', changes: [], ignored: [] };
    assert.deepEqual(compared(''), same);
    assert.deepEqual(compared('', { ports: [] }, { type: 'worker' }), same);
    assert.deepEqual(factsOf(`${head}web: {}\nworker.w: {}\n`).procs, [
      {
        name: 'web',
        type: 'web',
        image: undefined,
        entrypoint: null,
        command: null,
        port: 80,
        environment: [],
        volumes: [],
        logs: [],
        user: '',
        workdir: '',
        mountpoints: [],
        httpsOnly: false,
        instances: 1,
        cpu: 0,
        memory: '32m',
      },
      {
        name: 'w',
        type: 'worker',
        image: undefined,
        entrypoint: null,
        command: null,
        port: undefined,
        environment: [],
        volumes: [],
        logs: [],
        user: '',
        workdir: '',
        mountpoints: [],
        httpsOnly: false,
        instances: 1,
        cpu: 0,
        memory: '32m',
      },
    ]);
  });

  for (const [path, written, running, from, to] of [
    ['image', 'image: "r/own:1"', {}, undefined, 'r/own:1'],
    ['image', '', { image: 'r/own:1' }, 'r/own:1', undefined],
    ['entrypoint', 'entrypoint: /bin/sh -e', { entrypoint: ['/bin/sh'] }, '/bin/sh', '/bin/sh -e'],
    ['entrypoint', 'entrypoint: [/e]', {}, undefined, '/e'],
    ['cmd', '', { cmd: ['/a', 'b'] }, '/a b', undefined],
    ['port', 'port: "9000:tcp"', {}, '80', '9000'],
    ['port', 'port: [{ 7: [] }]', { ports: [] }, undefined, '7'],
    ['env', 'env: [A=1, B=2]', { envs: ['A=1', 'B=3'] }, 'A=1\nB=3', 'A=1\nB=2'],
    ['volumes', 'volumes: [b, a]', { persistentdirs: ['/lain/logs'] }, undefined, '/lain/app/a, /lain/app/b'],
    ['volumes', 'persistent_dirs: [{ /data: {} }], volumes: [x]', { persistentdirs: ['/y'] }, '/y', '/data'],
    ['logs', 'logs: [b.log, a.log]', { logs: ['a.log'] }, 'a.log', 'a.log, b.log'],
    ['user', 'user: app', { user: 'root' }, 'root', 'app'],
    ['workdir', 'working_dir: /w', {}, undefined, '/w'],
    ['workdir', 'workdir: /w, working_dir: /x', { workingdir: '/x' }, '/x', '/w'],
    ['mountpoint', 'mountpoint: [x.com]', {}, undefined, 'x.com'],
    ['https_only', 'https_only: true', {}, 'false', 'true'],
    ['https_only', '', { httpsonly: true }, 'true', 'false'],
  ] as const) {
    it(`differs in ${path}: ${written || 'nothing written'}`, () => {
      const change = {
        path,
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
      };
      const { entrypoint, cmd, ports, envs, persistentdirs, logs, ...texts } = { ...bare, ...running };
      const live: Partial<Proc> = {
        ...texts,
        entrypoint: entrypoint && [...entrypoint],
        cmd: cmd && [...cmd],
        ports: [...ports],
        envs: [...envs],
        persistentdirs: [...persistentdirs],
        logs: [...logs],
      };
      assert.deepEqual(compared(written, live), { action: 'change', changes: [change], ignored: [] });
    });
  }

  it('takes images of the app, and of no other, for its own where none is written', () => {
    const changed = (image: string) => compared('', { image }).changes.length;
    const own = [
      'hello:release-1-a',
      'r.io/hello:release-1-a',
      'r.io/o/hello:release-1-a',
      'r.io/hello:other',
    ];
    assert.deepEqual(own.map(changed), [0, 0, 0, 0]);
    assert.deepEqual(['r.io/ohello:release-1-a', 'ohello:release-1-a', 'hello/x:1'].map(changed), [1, 1, 1]);
    const written = compared('image: "r/own:1"', { image: 'r/hello:other' });
    assert.deepEqual(written.changes, [{ path: 'image', from: 'r/hello:other', to: 'r/own:1' }]);
  });

  it('leaves the log folder out, written or not, and the order of lists', () => {
    assert.deepEqual(compared('volumes: [/lain/logs]').changes, []);
    assert.deepEqual(compared('', { persistentdirs: ['/lain/logs'] }).changes, []);
    const logs = ['b.log', 'a.log', 'a.log'];
    assert.deepEqual(compared('logs: [a.log, b.log]', { logs }).changes, []);
  });

  it('reduces entries at the domains of the app to their path', () => {
    const entries = ['hello.lain.local', 'hello.lain.local/', 'hello.lain/api', 'hello/x'];
    assert.deepEqual(compared('mountpoint: [/api, hello/x, /]', { mountpoints: entries }).changes, []);
    const nested = { name: 'shop.cart' };
    const own = ['cart.shop.lain.local', 'cart.shop.lain.local/api'];
    assert.deepEqual(
      compared('mountpoint: [/api]', { image: 'x/shop.cart:release-1', mountpoints: own }, nested).changes,
      [],
    );
  });

  it('has no mountpoints and no https_only but in web procs', () => {
    const running = { ports: [], mountpoints: ['x.com'], httpsonly: true };
    assert.deepEqual(compared('', running, { type: 'worker' }).changes, []);
  });

  it('keeps what it was scaled to, but portals', () => {
    const manifest = `${head}portal.p: { port: 7, allow_clients: "x", num_instances: 2 }\n`;
    const [facts] = factsOf(manifest).procs;
    const live = proc({ procname: facts?.name, proctype: 'portal', numinstances: 5 });
    const { procs } = planDeployment(
      input({ manifest: fromGit(manifest), live: liveState({ app: app({ procs: [], portals: [live] }) }) }),
    );
    assert.deepEqual(
      procs.map(({ type, ignored }) => [type, ignored]),
      [['portal', []]],
    );
    assert.deepEqual(compared('num_instances: 2', { numinstances: 5 }).ignored, [
      { path: 'num_instances', from: '5', to: '2' },
    ]);
  });

  it('counts everything that is written where its type changes, and nothing of a proc that goes', () => {
    const manifest = fromGit(`${head}worker.p: { num_instances: 3, cmd: /w }\n`);
    const live = liveState({
      app: app({ procs: [proc({ ...bare, procname: 'p', ports: [] }), proc({ procname: 'old' })] }),
    });
    const { procs } = planDeployment(input({ manifest, live }));
    assert.deepEqual(
      procs.map(({ name, action, changes, ignored }) => [name, action, changes, ignored]),
      [
        [
          'p',
          'replace',
          [
            { path: 'type', from: 'web', to: 'worker' },
            { path: 'cmd', to: '/w' },
            { path: 'num_instances', from: '1', to: '3' },
          ],
          [],
        ],
        ['old', 'remove', [], []],
      ],
    );
    const fresh = planDeployment(input({ manifest, live: liveState({ app: undefined }) }));
    assert.deepEqual([fresh.procs[0]?.changes, fresh.procs[0]?.ignored], [[], []]);
  });
});
