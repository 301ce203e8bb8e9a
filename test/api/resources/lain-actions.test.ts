import assert from 'node:assert/strict';
import { registeredApps } from '../../../resources/lain/apps';
import { maintainers } from '../../../resources/lain/maintainers';
import { versions } from '../../../resources/lain/versions';
import { isHealthy, versionOf } from '../../../resources/lain/pod-state';
import { deployments, pods, procs } from '../../../resources/lain/procs';
import { itemRef, listRef, startActing, type ActingStage } from './acting';

const hello = { app: 'hello-world' };
const web = { ...hello, proc: 'web' };
const orders = { app: 'shop-orders' };

describe('actions on LAIN apps', () => {
  let stage: ActingStage;

  beforeEach(async () => void (stage = await startActing()));
  afterEach(() => stage.close());

  const proc = (name = 'web', scope = hello) => stage.item(procs, scope, name);
  const onProc = async (name = 'web', scope = hello) => itemRef(procs, scope, await proc(name, scope));

  describe('procs', () => {
    it('are scaled, and followed until every instance is healthy', async () => {
      const { step, result } = await stage.act('scaleProc', await onProc(), { num_instances: '4' });
      assert.deepEqual(step.changes, [{ path: 'num_instances', from: '2', to: '4' }]);
      assert.deepEqual(result, {
        state: 'done',
        message: 'web of hello-world is scaled; healthy instances: 4.',
      });
      const { pods: running } = await proc();
      assert.deepEqual(running.map(isHealthy), [true, true, true, true]);
    });

    it('are scaled down to nothing, which says what stops answering', async () => {
      const { step, result } = await stage.act('scaleProc', await onProc(), { num_instances: '0' });
      assert.match(step.notes?.join(' ') ?? '', /No instance runs.*hello-world\.lain/);
      assert.equal(result.state, 'done');
      assert.deepEqual((await proc()).pods, []);
    });

    it('are not scaled to the number that they have', async () => {
      const { step } = await stage.act('scaleProc', await onProc(), { num_instances: '2' });
      assert.deepEqual([step.action, step.reason], ['blocked', 'It has that many instances already.']);
    });

    it('are not scaled beyond what the cluster has', async () => {
      const { result } = await stage.act('scaleProc', await onProc(), { num_instances: '9000' });
      assert.equal(result.state, 'failed');
      assert.match(result.message, /not enough resources|No resources|no room/i);
    });

    it('get another size by new containers, one after the other', async () => {
      const before = await proc();
      const answers = { memory: '128M', cpu: '1' };
      const { step, result } = await stage.act('resizeProc', itemRef(procs, hello, before), answers);
      assert.deepEqual(step.changes, [
        { path: 'memory', from: '64 MB', to: '128M' },
        { path: 'cpu', from: '0', to: '1' },
      ]);
      assert.equal(result.state, 'done');
      const after = await proc();
      assert.deepEqual([after.memory, after.cpu], ['128 MB', 1]);
      const former = new Set(before.pods.map(({ containerid }) => containerid));
      assert.ok(after.pods.length === 2 && after.pods.every(({ containerid }) => !former.has(containerid)));
    });

    it('keep their size when it is written differently', async () => {
      const { step } = await stage.act('resizeProc', await onProc(), { memory: '65536k', cpu: '0' });
      assert.deepEqual([step.action, step.reason], ['blocked', 'It has that size already.']);
    });

    it('refuse a size in which no container starts', async () => {
      await assert.rejects(
        async () => stage.act('resizeProc', await onProc(), { memory: '1M', cpu: '0' }),
        /Enter at least 4M/,
      );
    });

    it('restart with all instances, and run again afterwards', async () => {
      const before = await proc();
      const { result } = await stage.act('restartProc', itemRef(procs, hello, before));
      assert.deepEqual(result, { state: 'done', message: 'web of hello-world is restarted.' });
      const after = await proc();
      assert.deepEqual(after.pods.map(isHealthy), [true, true]);
      const starts = new Set(before.pods.map(({ uptime }) => uptime));
      assert.ok(after.pods.every(({ uptime }) => !starts.has(uptime)));
    });

    it('stop, and start again', async () => {
      const { step, result } = await stage.act('stopProc', await onProc());
      assert.match(step.notes?.[0] ?? '', /Instances that stop: 2/);
      assert.equal(result.message, 'web of hello-world is stopped.');
      assert.deepEqual((await proc()).pods.map(isHealthy), [false, false]);
      stage.sandbox.advance(60_000);
      const { result: started } = await stage.act('startProc', await onProc());
      assert.equal(started.message, 'web of hello-world runs.');
      assert.deepEqual((await proc()).pods.map(isHealthy), [true, true]);
    });

    it('are scaled beside stopped instances, which stay stopped', async () => {
      await stage.act('stopProc', await onProc());
      stage.sandbox.advance(60_000);
      const { result } = await stage.act('scaleProc', await onProc(), { num_instances: '3' });
      assert.deepEqual(result, {
        state: 'done',
        message: 'web of hello-world is scaled; healthy instances: 1.',
      });
    });

    it('are deleted with their instances, and refused by newer consoles when they are missing', async () => {
      const { step, result } = await stage.act('deleteProc', await onProc('invoices', orders));
      assert.equal(step.action, 'remove');
      assert.match(step.notes?.[0] ?? '', /Instances that go: 1/);
      assert.equal(result.message, 'invoices is deleted from shop-orders.');
      assert.deepEqual((await proc('invoices', orders)).pods, []);
      const again = await stage.act('deployProc', await onProc('invoices', orders));
      assert.equal(again.result.state, 'failed');
      assert.match(again.result.message, /upgrade the app instead/);
    });
  });

  describe('instances', () => {
    const pod = (instance: number) =>
      stage.item(pods, web, ({ containername }) => containername.includes(`-i${String(instance)}-`));

    it('restart, stop and start one by one', async () => {
      const first = await pod(1);
      const before = await pod(2);
      const restarted = await stage.act('restartPod', itemRef(pods, web, before));
      assert.deepEqual(restarted.step.notes, ['Other instances that keep running: 1.']);
      assert.equal(restarted.result.message, 'instance 2 of web of hello-world is restarted.');
      assert.notEqual((await pod(2)).uptime, before.uptime);
      stage.sandbox.advance(60_000);
      const stopped = await stage.act('stopPod', itemRef(pods, web, await pod(2)));
      assert.equal(stopped.result.message, 'instance 2 of web of hello-world is stopped.');
      assert.deepEqual([isHealthy(await pod(1)), isHealthy(await pod(2))], [true, false]);
      stage.sandbox.advance(60_000);
      const started = await stage.act('startPod', itemRef(pods, web, await pod(2)));
      assert.equal(started.result.message, 'instance 2 of web of hello-world runs.');
      assert.deepEqual([isHealthy(await pod(1)), isHealthy(await pod(2))], [true, true]);
      assert.equal((await pod(1)).uptime, first.uptime, 'the other one is left alone');
    });
  });

  describe('apps', () => {
    it('are registered, once', async () => {
      const { result } = await stage.act('registerApp', listRef(registeredApps, {}), { appname: 'trial' });
      assert.deepEqual(result, { state: 'done', message: 'trial is registered.' });
      await stage.item(registeredApps, {}, 'trial');
      const again = await stage.act('registerApp', listRef(registeredApps, {}), { appname: 'trial' });
      assert.deepEqual([again.step.action, again.step.reason], ['blocked', 'It is registered already.']);
    });

    const app = async (name: string) =>
      itemRef(registeredApps, {}, await stage.item(registeredApps, {}, name));

    it('are undeployed with everything that is counted before, and stay registered', async () => {
      const { step, result } = await stage.act('undeployApp', await app('shop-orders'));
      const notes = step.notes?.join('\n') ?? '';
      assert.match(notes, /Instances that go: 4/);
      assert.match(notes, /Resource instances that go too: resource\.redis-resource\.shop-orders/);
      assert.deepEqual(result, { state: 'done', message: 'shop-orders is no longer deployed.' });
      assert.deepEqual(await stage.items(deployments, orders), []);
      await stage.item(registeredApps, {}, 'shop-orders');
    });

    for (const [name, reason] of [
      ['shop-cart', /not deployed/],
      ['redis-resource', /other apps use them/],
    ] as const) {
      it(`are not undeployed when the console would refuse: ${name}`, async () => {
        const { step } = await stage.act('undeployApp', await app(name));
        assert.equal(step.action, 'blocked');
        assert.match(step.reason ?? '', reason);
      });
    }

    it('are deployed with their newest complete version, once', async () => {
      const { step, result } = await stage.act('deployApp', await app('shop-cart'));
      assert.equal(step.action, 'create');
      assert.match(result.message, /^shop-cart runs \d+-\w+; healthy instances: 4\.$/);
      const again = await stage.act('deployApp', await app('shop-cart'));
      assert.match(again.step.reason ?? '', /upgrade it instead/);
      const never = await stage.act('deployApp', await app('shop-lab'));
      assert.equal(never.step.reason, 'No version of it was pushed.');
    });

    it('are rolled back to a version and followed until every instance runs it', async () => {
      const [, , , , oldest = ''] = await stage.items(versions, hello);
      const [before] = await stage.items(deployments, hello);
      const { step, result } = await stage.act('upgradeApp', await app('hello-world'), {
        meta_version: oldest,
      });
      assert.deepEqual(step.changes, [{ path: 'metaversion', from: before?.metaversion, to: oldest }]);
      assert.equal(result.message, `hello-world runs ${oldest}; healthy instances: 2.`);
      assert.deepEqual((await proc()).pods.map(versionOf), [oldest, oldest]);
    });

    it('are not taken for upgraded when an instance does not start', async () => {
      const broken = (await stage.items(versions, { app: 'shop-search' }))[0] ?? '';
      const { result } = await stage.act('upgradeApp', await app('shop-search'), { meta_version: broken });
      assert.equal(result.state, 'failed');
      assert.match(result.message, /Cannot start container/);
    });

    it('that are instances of a resource take the versions of the resource', async () => {
      const [version = ''] = await stage.items(versions, { app: 'redis-resource' });
      const instance = await app('resource.redis-resource.shop-orders');
      const { step, result } = await stage.act('upgradeApp', instance, { meta_version: version });
      assert.match(step.notes?.join(' ') ?? '', /its instances only restart/);
      assert.equal(result.state, 'done', result.message);
    });

    it('stay when the console protects them', async () => {
      const { result } = await stage.act('undeployApp', await app('webrouter'));
      assert.equal(result.state, 'failed');
      assert.equal((await stage.items(deployments, { app: 'webrouter' })).length, 1);
    });
  });

  describe('maintainers', () => {
    const person = async (name: string) =>
      itemRef(maintainers, hello, await stage.item(maintainers, hello, name));

    it('are added, get another role, and are removed', async () => {
      const added = await stage.act('removeMaintainer', await person('mei'));
      assert.equal(added.result.message, 'mei is no longer a maintainer of hello-world.');
      const answers = { username: 'mei', role: 'normal' };
      const { result } = await stage.act('addMaintainer', listRef(maintainers, hello), answers);
      assert.deepEqual(result, { state: 'done', message: 'mei maintains hello-world as normal.' });
      const changed = await stage.act('changeMaintainerRole', await person('mei'), { role: 'admin' });
      assert.deepEqual(changed.step.changes, [{ path: 'role', from: 'normal', to: 'admin' }]);
      assert.equal((await stage.item(maintainers, hello, 'mei')).role, 'admin');
    });

    it('are not added twice, nor given the role that they have', async () => {
      const answers = { username: 'mei', role: 'admin' };
      const added = await stage.act('addMaintainer', listRef(maintainers, hello), answers);
      assert.match(added.step.reason ?? '', /already, as normal/);
      const changed = await stage.act('changeMaintainerRole', await person('mei'), { role: 'normal' });
      assert.match(changed.step.reason ?? '', /role already/);
    });

    it('say when no admin would be left', async () => {
      const { step } = await stage.act('changeMaintainerRole', await person('lin'), { role: 'normal' });
      assert.match(step.notes?.join() ?? '', /No admin is left/);
    });

    it('are known to the sign-in', async () => {
      const answers = { username: 'nobody', role: 'normal' };
      const { result } = await stage.act('addMaintainer', listRef(maintainers, hello), answers);
      assert.equal(result.state, 'failed');
      assert.match(result.message, /no such username/);
    });
  });
});
