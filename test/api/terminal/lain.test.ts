import assert from 'node:assert/strict';
import path from 'node:path';
import { Readable } from 'node:stream';
import { patchProc } from '../../../api/catalogue/lain/procs';
import type { App } from '../../../api/catalogue/lain/shapes';
import type { SandboxOptions } from '../../../sandbox/options';
import { copySample } from '../../editor/workspace';
import { runIn } from '../../unit/cli/recorded-terminal';
import { cluster, openTerminal, production, type Terminal } from './command-line';

interface Report {
  readonly resources: readonly {
    readonly kind: string;
    readonly name: string;
    readonly action: string;
    readonly changes: readonly { readonly path: string }[];
  }[];
  readonly counts: Readonly<Record<string, number>>;
}

const hello = 'sample/hello-world/lain.yaml';
const cart = 'sample/shop-cart/lain.yaml';

describe('apps of LAIN from the terminal', function () {
  this.timeout(120_000);
  let terminal: Terminal;
  const open = async (options: SandboxOptions = {}): Promise<void> => {
    terminal = await openTerminal(options);
    await copySample(path.join(terminal.folder, 'sample'), JSON.stringify(terminal.sandbox.ready));
  };
  afterEach(() => terminal.close());

  async function planOf(...args: readonly string[]): Promise<Report> {
    const { code, out, err } = await terminal.run(
      'plan',
      ...args,
      '--connection',
      cluster,
      '--format',
      'json',
    );
    assert.equal(code, 0, err);
    return JSON.parse(out) as Report;
  }

  /** Deploys and gives the counts of the last line. */
  async function deployed(...args: readonly string[]): Promise<Readonly<Record<string, number>>> {
    const { code, out, err } = await terminal.run(
      ...['deploy', ...args, '--connection', cluster, '--yes', '--json'],
    );
    assert.equal(code, 0, out + err);
    const end = JSON.parse(out.trim().split('\n').at(-1) ?? '') as { counts: Record<string, number> };
    return end.counts;
  }

  /** What a plan says of each resource. */
  function fates({ resources }: Report): string[] {
    return resources.map(({ kind, name, action }) => `${kind} ${name} ${action}`);
  }

  function procsOf({ procs }: App): string[] {
    return procs.map(({ procname, pods }) => `${procname} ${pods.length}`);
  }

  it('are upgraded, are unchanged then, and rolled back: the plan lists each proc of the demo', async () => {
    await open();
    const versions = await terminal.versions('hello-world');
    const [newest, , third] = versions;
    const plan = await planOf(hello);
    assert.deepEqual(fates(plan), [
      'App hello-world change',
      'Proc hello-world/web change',
      'Proc hello-world/worker create',
    ]);
    assert.deepEqual(
      plan.resources[1]?.changes.map((change) => change.path),
      ['env', 'logs'],
    );

    assert.equal((await deployed(hello))['change'], 1);
    const upgraded = await terminal.app('hello-world');
    assert.equal(upgraded.metaversion, newest);
    assert.deepEqual(procsOf(upgraded), ['web 2', 'worker 1']);

    const again = await deployed(hello);
    assert.deepEqual([again['change'], again['unchanged']], [0, 1]);
    assert.deepEqual(await terminal.app('hello-world'), upgraded, 'no pod was restarted');

    await terminal.lain.call(patchProc, {
      appName: 'hello-world',
      procName: 'web',
      body: { num_instances: 3 },
    });
    const scaled = await terminal.run('plan', hello, '--connection', cluster);
    assert.match(scaled.out, /web: num_instances stays 3, 2 is ignored/);

    assert.ok(third);
    assert.deepEqual(fates(await planOf(hello, '--app-version', third)), [
      'App hello-world change',
      'Proc hello-world/web change',
      'Proc hello-world/worker remove',
    ]);
    assert.equal((await deployed(hello, '--app-version', third))['change'], 1);
    const back = await terminal.app('hello-world');
    assert.equal(back.metaversion, third);
    assert.deepEqual(procsOf(back), ['web 3']);
  });

  it('are deployed for the first time, and are unchanged then', async () => {
    await open();
    assert.deepEqual(fates(await planOf(cart)), [
      'App shop-cart create',
      'Proc shop-cart/web create',
      'Proc shop-cart/admin create',
      'Proc shop-cart/clean create',
    ]);
    assert.equal((await deployed(cart))['create'], 1);
    assert.deepEqual(procsOf(await terminal.app('shop-cart')).sort(), ['admin 1', 'clean 1', 'web 2']);
    assert.equal((await deployed(cart))['unchanged'], 1);
  });

  it('are not taken for new ones by a server that is no console', async () => {
    await open();
    const { cse, servicestage, registry } = terminal.sandbox.ready;
    for (const address of [cse, servicestage, registry]) {
      const { code, out, err } = await terminal.run('plan', hello, '--connection', address);
      assert.equal(code, 1, `${address}: ${out}`);
      assert.doesNotMatch(out, /Register/);
      assert.match(err, /address/);
    }
  });

  it('whose pods do not start end with 1 and what that means', async () => {
    await open();
    const wrong = (await terminal.versions('hello-world'))[3];
    assert.ok(wrong);
    const { code, out } = await terminal.run(
      ...['deploy', hello, '--app-version', wrong, '--connection', cluster, '--yes'],
    );
    assert.equal(code, 1, out);
    assert.match(out, /hello-world: failed: .*check cmd, entrypoint, user and workdir|rolled back/);
    assert.match(out, /Failed\. 1 failed\n$/);
  });

  it('that are no longer watched end with 3 and what goes on', async () => {
    await open({ pace: 10 });
    const running = terminal.start('deploy', hello, '--connection', cluster, '--yes');
    await running.line(/pods on the new version/);
    running.interrupt();
    const { code, out, err } = await running.ended;
    assert.equal(code, 3, out + err);
    assert.match(out, /No longer watching hello-world: cluster continues the deployment\./);
    assert.match(err, /Stopping: no further step is started/);
    const { metaversion } = await terminal.app('hello-world');
    assert.equal(metaversion, (await terminal.versions('hello-world'))[0]);
  });

  it('that take longer than --timeout end with 3', async () => {
    await open({ pace: 10 });
    const { code, out } = await terminal.run(
      ...['deploy', hello, '--connection', cluster, '--yes', '--timeout', '1s'],
    );
    assert.equal(code, 3, out);
    assert.match(out, /No longer watching hello-world/);
    assert.match(out, /Still running\. 1 still running\n$/);
  });

  it('are asked about at a terminal; nothing is sent when the answer is not yes', async () => {
    await open();
    const before = await terminal.app('hello-world');
    for (const [connection, answer] of [
      [cluster, 'no\n'],
      [cluster, ''],
      [production, 'yes\n'],
    ] as const) {
      const { code, out, err } = await runIn(
        {
          folder: terminal.folder,
          environment: {
            ...process.env,
            ENGINE_ROOM_TOKEN: terminal.sandbox.ready.credentials.lain.accessToken,
            ENGINE_ROOM_ADDRESS: terminal.sandbox.ready.lain,
          },
          input: Readable.from([answer]),
          isInteractive: true,
        },
        ...['deploy', hello, '--connection', connection],
      );
      assert.equal(code, 4, err);
      assert.match(out, /~ Upgrade hello-world/);
      assert.match(err, /Declined; nothing was sent/);
    }
    assert.deepEqual(await terminal.app('hello-world'), before);
  });

  it('need the name of a protected connection', async () => {
    await open();
    const attempt = (...more: readonly string[]) =>
      terminal.run('deploy', hello, '--connection', production, '--yes', ...more);
    const before = await terminal.app('hello-world');
    const missing = await attempt();
    assert.deepEqual([missing.code, /add --confirm "production"/.test(missing.err)], [1, true], missing.err);
    const other = await attempt('--confirm', cluster);
    assert.deepEqual([other.code, /names cluster, and this is production/.test(other.err)], [1, true]);
    assert.deepEqual(await terminal.app('hello-world'), before);
    const { code, err } = await attempt('--confirm', production);
    assert.equal(code, 0, err);
  });

  it('are not deployed by a saved plan after somebody else has deployed them', async () => {
    await open();
    const saved = await terminal.run('plan', hello, '--connection', cluster, '--out', 'hello.plan');
    assert.equal(saved.code, 0, saved.err);
    await deployed(hello);
    const { code, err } = await terminal.run(
      ...['deploy', '--plan', 'hello.plan', '--connection', cluster, '--yes'],
    );
    assert.equal(code, 1, err);
    assert.match(err, /plan again\..*\n.*hello-world: change was planned, now it would be unchanged/);
  });
});
