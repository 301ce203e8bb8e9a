import assert from 'node:assert/strict';
import { startTestSandbox } from './running';
import type { TestSandbox } from './running';

interface Pod {
  status: string;
  uptime: string;
  envs: string[];
}

interface Shown {
  [member: string]: unknown;
  procs: { [member: string]: unknown; procname: string; httpsonly: boolean; pods: Pod[] }[];
}

const minute = 60_000;
const lin = { 'access-token': 'sandbox-token-of-lin' };

describe('sandbox: what the LAIN console shows', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await startTestSandbox();
  });
  afterEach(() => sandbox.close());

  async function ask<T>(path: string): Promise<T> {
    const answer = await fetch(`${sandbox.ready.lain}/api/v1${path}`, { headers: lin });
    assert.equal(answer.status, 200, path);
    return (await answer.json()) as T;
  }

  const app = async (name: string) => (await ask<{ app: Shown }>(`/apps/${name}/`)).app;

  it('every member of an app, a proc and a pod', async () => {
    const shown = await app('hello-world');
    assert.deepEqual(
      Object.keys(shown).sort(),
      'appname apptype canaries deployerror metaversion portals procs updatetime url useresources useservices'.split(
        ' ',
      ),
    );
    const [web] = shown.procs;
    assert.deepEqual(
      Object.keys(web ?? {}).sort(),
      'cmd cpu depends dnssearchs entrypoint envs httpsonly image lasterror logs memory mountpoints numinstances persistentdirs pods ports procname proctype url user workingdir'.split(
        ' ',
      ),
    );
    assert.deepEqual(
      Object.keys(web?.pods[0] ?? {}).sort(),
      'containerid containerip containername containerport envs nodeip status uptime'.split(' '),
    );
  });

  it('times of two zones: apps in UTC, pods in Shanghai', async () => {
    const shown = await app('hello-world');
    const utc = Date.parse(`${String(shown['updatetime']).replace(' ', 'T')}Z`);
    const [pod] = shown.procs[0]?.pods ?? [];
    const shanghai = Date.parse(`${pod?.uptime.replace(' ', 'T') ?? ''}+08:00`);
    assert.ok(shanghai >= utc && shanghai < utc + 5 * minute, `${utc} ${shanghai}`);
  });

  it('the version that a pod runs, and which instance it is, in its environment', async () => {
    const shown = await app('hello-world');
    const [pod] = shown.procs[0]?.pods ?? [];
    assert.ok(pod);
    assert.ok(pod.envs.includes(`LAIN_APP_RELEASE_VERSION=${String(shown['metaversion'])}`));
    assert.ok(pod.envs.includes('DEPLOYD_POD_INSTANCE_NO=1'));
  });

  it('https for everything that is no web proc', async () => {
    const { procs } = await app('shop-orders');
    assert.deepEqual(
      procs.map(({ procname, httpsonly }) => [procname, httpsonly]),
      [
        ['web', false],
        ['invoices', true],
      ],
    );
  });

  it('links that lead nowhere as they are, also in versions and details', async () => {
    const versions = await ask<{ version: { url: string }; url: string }>('/repos/hello-world/versions/');
    assert.deepEqual([versions.version.url, versions.url], Array(2).fill('/v1/repos/hello-world/versions/'));
    const details = await ask<{ detail: { url: string } }>('/repos/hello-world/details/');
    assert.equal(details.detail.url, '/v1/repos/hello-world/details/');
    assert.equal((await fetch(`${sandbox.ready.lain}${details.detail.url}`, { headers: lin })).status, 404);
  });

  it('a worker that crashes: running, then not, then running again since a moment ago', async () => {
    const seen: Pod[] = [];
    for (let passed = 0; passed < 130; passed += 10) {
      const { procs } = await app('shop-orders');
      const [pod] = procs.find((one) => one.procname === 'invoices')?.pods ?? [];
      assert.ok(pod);
      seen.push(pod);
      sandbox.advance(10_000);
    }
    const share = seen.filter((pod) => pod.status === 'True').length;
    assert.ok(share >= 3 && share <= 5, `${share} of 13 looks`);
    assert.equal(new Set(seen.map((pod) => pod.uptime)).size, 2, 'it was started again once');
    type History = { proc: { StatusHistory: { status: string; action: string }[] } };
    const { proc } = await ask<History>('/apps/shop-orders/procs/invoices/instance/1/histories/');
    assert.deepEqual(
      new Set(proc.StatusHistory.map(({ status, action }) => `${action} ${status}`)),
      new Set(['exit Fail', 'restart Success', 'deploy Success']),
    );
  });

  it('the same app on the oldest consoles, which know neither canaries nor operations of instances', async () => {
    const old = await startTestSandbox({ lainGeneration: 'async' });
    try {
      const path = `${old.ready.lain}/api/v1/apps/hello-world/`;
      const shown = (await (await fetch(path, { headers: lin })).json()) as { app: Shown };
      assert.equal('canaries' in shown.app, false);
      const body = '{"operation":"restart"}';
      const answer = await fetch(`${path}procs/web/`, { method: 'PATCH', headers: lin, body });
      assert.equal(answer.status, 400);
      for (const missing of ['procs/web/instance/1/histories/']) {
        const { status, headers } = await fetch(`${path}${missing}`, { headers: lin });
        assert.deepEqual([status, headers.get('content-type')], [404, 'text/html; charset=utf-8']);
      }
    } finally {
      await old.close();
    }
  });
});
