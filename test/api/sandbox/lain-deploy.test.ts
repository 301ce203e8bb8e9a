import assert from 'node:assert/strict';
import {
  deleteApp,
  deployApp,
  getApp,
  listApps,
  listResourceInstances,
  updateApp,
} from '../../../api/catalogue/lain/apps';
import {
  getRegisteredApp,
  getRepositoryDetails,
  listRegisteredApps,
  listVersions,
  registerApp,
} from '../../../api/catalogue/lain/repos';
import type { App } from '../../../api/catalogue/lain/shapes';
import type { ApiClient } from '../../../api/client';
import { failureOf, startTestSandbox } from './running';
import { assertEvery } from '../../every';
import type { TestSandbox } from './running';

const minute = 60_000;

/** True by the console's rule for a finished deployment. */
function isDone(app: App): boolean {
  assert.notEqual(app.procs.length, 0);
  return app.procs.every(
    (proc) =>
      proc.lasterror === '' &&
      proc.pods.length === proc.numinstances &&
      proc.pods.every(
        (pod) => pod.status === 'True' && pod.envs.includes(`LAIN_APP_RELEASE_VERSION=${app.metaversion}`),
      ),
  );
}

async function versions(client: ApiClient, appName: string): Promise<string[]> {
  return (await client.call(listVersions, { appName })).version.tags;
}

describe('sandbox: deployments of LAIN apps', () => {
  let sandbox: TestSandbox;
  let lin: ApiClient;
  const show = async (appName: string) => (await lin.call(getApp, { appName })).app;

  beforeEach(async () => {
    sandbox = await startTestSandbox();
    lin = sandbox.lain();
  });
  afterEach(() => sandbox.close());

  it('lists the apps of the caller', async () => {
    const { repos } = await lin.call(listRegisteredApps, {});
    const names = repos.map((repo) => repo.appname);
    assert.ok(names.includes('hello-world') && names.includes('resource.redis-resource.shop-orders'));
    assert.ok(!names.includes('finance-ledger'));
    const everything = await sandbox.lain('root').call(listRegisteredApps, {});
    assert.equal(everything.repos.length, repos.length + 1);
  });

  it('lists deployed apps, all or of one kind', async () => {
    const { apps } = await lin.call(listApps, {});
    assert.ok(!apps.some((app) => app.appname === 'shop-cart'));
    const services = await lin.call(listApps, { apptype: 'service' });
    assert.deepEqual(
      services.apps.map((app) => app.appname),
      ['mail-service'],
    );
  });

  it('shows the instances of a resource', async () => {
    const { instances } = await lin.call(listResourceInstances, { resourceName: 'redis-resource' });
    assert.deepEqual(
      instances.map((app) => app.appname),
      ['resource.redis-resource.shop-orders'],
    );
  });

  it('registers an app, once; without an image there is nothing to deploy', async () => {
    const { repos } = await lin.call(registerApp, { body: { appname: 'shop-news' } });
    assert.equal(repos.appname, 'shop-news');
    assert.equal(
      (await lin.call(getRegisteredApp, { appName: 'shop-news' })).repo.url,
      '/v1/repos/shop-news/',
    );
    assert.equal((await failureOf(lin.call(registerApp, { body: { appname: 'shop-news' } }))).status, 409);
    assert.equal((await failureOf(lin.call(deployApp, { body: { appname: 'shop-news' } }))).status, 500);
    assert.equal((await failureOf(lin.call(listVersions, { appName: 'shop-news' }))).status, 404);
  });

  it('tells where the code lives', async () => {
    const { detail } = await lin.call(getRepositoryDetails, { appName: 'hello-world' });
    assert.equal(detail.giturl, 'http://git.lain.local/lakeside/hello-world');
  });

  it('deploys the newest complete version with its resource, instance after instance', async () => {
    const { app } = await lin.call(deployApp, { body: { appname: 'shop-cart' } });
    const [newest] = await versions(lin, 'shop-cart');
    assert.equal(app.metaversion, newest);
    assert.ok(!isDone(app));
    sandbox.advance(minute);
    const done = await show('shop-cart');
    assert.ok(isDone(done));
    assert.equal(done.useresources[0]?.resourceinstance.appname, 'resource.redis-resource.shop-cart');
    assert.equal((await failureOf(lin.call(deployApp, { body: { appname: 'shop-cart' } }))).status, 409);
  });

  it('upgrades to the newest version and gives the new worker its pod', async () => {
    const before = await show('hello-world');
    const [newest, incomplete, current] = await versions(lin, 'hello-world');
    assert.equal(before.metaversion, current);
    const { app } = await lin.call(updateApp, { appName: 'hello-world', body: {} });
    assert.equal(app.metaversion, newest);
    assert.ok(!isDone(app), 'the old pods still run');
    sandbox.advance(minute);
    const done = await show('hello-world');
    assert.ok(isDone(done));
    assert.deepEqual(
      done.procs.map((proc) => [proc.procname, proc.pods.length]),
      [
        ['web', 2],
        ['worker', 1],
      ],
    );
    const refused = await failureOf(
      lin.call(updateApp, { appName: 'hello-world', body: { meta_version: incomplete ?? '' } }),
    );
    assert.equal(refused.status, 400);
  });

  it('rolls back to an older version, without the proc that it does not know', async () => {
    const [, , current] = await versions(lin, 'hello-world');
    await lin.call(updateApp, { appName: 'hello-world', body: {} });
    sandbox.advance(minute);
    await lin.call(updateApp, { appName: 'hello-world', body: { meta_version: current } });
    sandbox.advance(minute);
    const done = await show('hello-world');
    assert.equal(done.metaversion, current);
    assert.ok(isDone(done));
    assert.deepEqual(
      done.procs.map((proc) => proc.procname),
      ['web'],
    );
  });

  it('fails with the scheduler’s words when an image does not start, and puts the old pods back', async () => {
    const [, , , broken] = await versions(lin, 'hello-world');
    await lin.call(updateApp, { appName: 'hello-world', body: { meta_version: broken } });
    sandbox.advance(15_000);
    assert.match((await show('hello-world')).procs[0]?.lasterror ?? '', /^Cannot start container, /);
    sandbox.advance(3 * minute);
    const given = await show('hello-world');
    assert.match(given.procs[0]?.lasterror ?? '', /^Your Last upgrade is terrrible/);
    assert.equal(given.metaversion, broken, 'the console does not know of the scheduler’s change of mind');
    assertEvery(
      given.procs[0]?.pods,
      (pod) => pod.status === 'True' && !pod.envs.some((env) => env.includes(broken ?? '')),
    );
  });

  it('answers 406 when the console refuses the manifest, and keeps the former version', async () => {
    const before = await show('shop-billing');
    const failure = await failureOf(lin.call(updateApp, { appName: 'shop-billing', body: {} }));
    assert.equal(failure.status, 406);
    assert.match(failure.message, /should have own mountpoint/);
    assert.equal((await show('shop-billing')).metaversion, before.metaversion);
  });

  it('knows no version that was never pushed', async () => {
    const meta_version = `1500000000-${'0'.repeat(40)}`;
    const failure = await failureOf(lin.call(updateApp, { appName: 'hello-world', body: { meta_version } }));
    assert.equal(failure.status, 400);
    assert.match(failure.message, /no such meta_version/);
  });

  it('takes an app down and keeps its registration', async () => {
    const { app } = await lin.call(deleteApp, { appName: 'shop-orders' });
    assert.equal(app?.appname, 'shop-orders');
    assert.equal((await failureOf(lin.call(getApp, { appName: 'shop-orders' }))).status, 404);
    assert.equal((await lin.call(getRegisteredApp, { appName: 'shop-orders' })).repo.appname, 'shop-orders');
    const { instances } = await lin.call(listResourceInstances, { resourceName: 'redis-resource' });
    assert.deepEqual(instances, []);
  });

  it('takes neither resources nor protected apps down, nor an app that is busy', async () => {
    for (const appName of ['redis-resource', 'webrouter']) {
      assert.equal((await failureOf(lin.call(deleteApp, { appName }))).status, 403);
    }
    await lin.call(updateApp, { appName: 'hello-world', body: {} });
    const busy = await failureOf(lin.call(deleteApp, { appName: 'hello-world' }));
    assert.equal(busy.status, 500);
    assert.match(busy.message, /status_code: 423/);
  });
});

describe('sandbox: the older, asynchronous console', () => {
  let sandbox: TestSandbox;
  let lin: ApiClient;
  const show = async (appName: string) => (await lin.call(getApp, { appName })).app;

  beforeEach(async () => {
    sandbox = await startTestSandbox({ lainGeneration: 'async' });
    lin = sandbox.lain();
  });
  afterEach(() => sandbox.close());

  it('accepts at once and shows the version when it has got to it', async () => {
    const before = await show('hello-world');
    const { app } = await lin.call(updateApp, { appName: 'hello-world', body: {} });
    assert.equal(app.metaversion, before.metaversion);
    assert.equal(app.canaries, undefined);
    sandbox.advance(2 * minute);
    const done = await show('hello-world');
    assert.notEqual(done.metaversion, before.metaversion);
    assert.ok(isDone(done));
  });

  it('shows an app without manifest while it is deployed for the first time', async () => {
    const { app } = await lin.call(deployApp, { body: { appname: 'shop-cart' } });
    assert.deepEqual([app.metaversion, app.procs], ['', []]);
    sandbox.advance(2 * minute);
    assert.ok(isDone(await show('shop-cart')));
  });

  it('tells of a refused manifest in deployerror only', async () => {
    const { app } = await lin.call(updateApp, { appName: 'shop-billing', body: {} });
    assert.equal(app.deployerror, '');
    sandbox.advance(minute);
    assert.match(
      (await show('shop-billing')).deployerror,
      /^error when updating app shop-billing : proc \(type is web/,
    );
  });

  it('has no page about the repository', async () => {
    const failure = await failureOf(lin.call(getRepositoryDetails, { appName: 'hello-world' }));
    assert.equal(failure.kind, 'not-found');
  });
});
