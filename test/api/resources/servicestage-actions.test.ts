import assert from 'node:assert/strict';
import {
  runComponentInstanceAction,
  updateComponentInstance,
} from '../../../api/catalogue/servicestage/instances';
import type { ComponentInstance } from '../../../api/catalogue/servicestage/shapes';
import type { ActionId } from '../../../client/commands/actions/action-table';
import type { Answers } from '../../../resources/resource-action';
import { applications } from '../../../resources/servicestage/applications';
import { components } from '../../../resources/servicestage/components';
import { componentInstanceActions } from '../../../resources/servicestage/instance-actions';
import type { InstancePlace } from '../../../resources/servicestage/instance-run';
import { componentInstances, pathOf, type ComponentScope } from '../../../resources/servicestage/instances';
import { stageOf } from '../../../resources/servicestage/stage';
import { planAction, questionsOf } from '../../../deploy/action-plan';
import { itemRef, startActing, type ActingStage } from './acting';

const { signal } = new AbortController();

describe('actions on instances of components', () => {
  let stage: ActingStage;

  beforeEach(async () => void (stage = await startActing()));
  afterEach(() => stage.close());

  async function scopeOf(component: string): Promise<ComponentScope> {
    for (const { id: applicationId } of await stage.items(applications, {})) {
      const all = await stage.items(components, { applicationId });
      const found = all.find(({ name }) => name === component);
      if (found) return { applicationId, componentId: found.id };
    }
    return assert.fail(`There is no component ${component}.`);
  }

  async function instance(component: string, name = component): Promise<ComponentInstance> {
    const scope = await scopeOf(component);
    const { id } = await stage.item(componentInstances, scope, name);
    const read = await componentInstances.read(stage.session, scope, id, signal);
    assert.ok(read);
    return read;
  }

  async function act(id: ActionId, component: string, answers: Answers = {}, name = component) {
    const scope = await scopeOf(component);
    const item = await stage.item(componentInstances, scope, name);
    return stage.act(id, itemRef(componentInstances, scope, item), answers);
  }

  async function statusOf(component: string, name = component) {
    const { status_detail: detail } = await instance(component, name);
    return [detail?.status, detail?.available_replica, detail?.replica];
  }

  it('stops an instance, says what nobody reaches any more, and starts it again', async () => {
    const { step, result } = await act('stopComponentInstance', 'storefront');
    assert.deepEqual(step.changes, [{ path: 'status', from: 'running', to: 'stopped' }]);
    assert.deepEqual(step.notes, [
      'Replicas that end: 2.',
      'Nothing answers at https://shop.lakeside.example any more.',
    ]);
    assert.deepEqual(result, { state: 'done', message: 'storefront is stopped.' });
    assert.deepEqual(await statusOf('storefront'), ['STOPPED', 0, 2]);
    const started = await act('startComponentInstance', 'storefront');
    assert.deepEqual(started.result, {
      state: 'done',
      message: 'storefront is started: 2 of 2 replicas run.',
    });
    assert.deepEqual(await statusOf('storefront'), ['RUNNING', 2, 2]);
  });

  it('says that an instance is stopped before it asks anything', async () => {
    await act('stopComponentInstance', 'storefront');
    for (const id of ['scaleComponentInstance', 'restartComponentInstance'] as const) {
      const { step, asked } = await act(id, 'storefront');
      assert.deepEqual(asked, []);
      assert.deepEqual([step.action, step.reason], ['blocked', 'It is stopped: start it first.']);
    }
    const { step } = await act('stopComponentInstance', 'storefront');
    assert.equal(step.reason, 'It is stopped already.');
  });

  it('restarts an instance, which brings back a copy that was down', async () => {
    const { step, result } = await act('restartComponentInstance', 'orders');
    assert.equal(step.summary, 'Restart orders');
    assert.equal(result.message, 'orders is restarted: 2 of 2 replicas run.');
    assert.deepEqual(await statusOf('orders'), ['RUNNING', 2, 2]);
  });

  it('scales an instance', async () => {
    const { step, asked, result } = await act('scaleComponentInstance', 'cart', { replica: '5' });
    assert.deepEqual(
      asked.map(({ title }) => title),
      ['Number of replicas of cart'],
    );
    assert.deepEqual(step.changes, [{ path: 'replica', from: '3', to: '5' }]);
    assert.equal(result.message, 'cart is scaled: 5 of 5 replicas run.');
    assert.deepEqual(await statusOf('cart'), ['RUNNING', 5, 5]);
  });

  it('does not scale to the number that runs, and takes no number that the catalogue refuses', async () => {
    const { step } = await act('scaleComponentInstance', 'cart', { replica: '3' });
    assert.deepEqual([step.action, step.reason], ['blocked', 'It has this number already.']);
    await assert.rejects(act('scaleComponentInstance', 'cart', { replica: '-1' }), /not allowed/);
    await assert.rejects(act('scaleComponentInstance', 'cart', { replica: 'two' }), /whole number/);
  });

  it('asks which virtual machines run it, and knows those of the environment', async () => {
    const mail = await instance('mail');
    const [host] = (mail.refer_resources?.[0]?.parameters?.['hosts'] ?? []) as string[];
    assert.ok(host);
    await assert.rejects(
      act('scaleComponentInstance', 'mail', { replica: '2', hosts: `${host}, elsewhere` }),
      /no virtual machine elsewhere/,
    );
    const { result } = await act('scaleComponentInstance', 'mail', { replica: '2', hosts: host });
    assert.equal(result.message, 'mail is scaled: 2 of 2 replicas run.');
  });

  it('names task, message, code and remedy of a job that fails', async () => {
    const { result } = await act('scaleComponentInstance', 'cart', { replica: '60' });
    assert.equal(result.state, 'failed');
    assert.match(
      result.message,
      /^The task Check workload failed: Insufficient cpu: .* \(SVCSTG\.00100501\) Read what the message says/,
    );
  });

  it('says before and after rolling back what becomes of the number of replicas', async () => {
    await act('scaleComponentInstance', 'orders', { replica: '3' });
    const { step, result } = await act('rollBackComponentInstance', 'orders', { version: '2.2.0' });
    assert.deepEqual(step.notes, [
      'Replicas that are replaced: 3.',
      'The settings of 2.2.0 come back, and its number of replicas may: no API tells them before.',
    ]);
    assert.equal(
      result.message,
      'orders is rolled back to 2.2.0: 2 of 2 replicas run. Its number of replicas is changed, too: 3 → 2.',
    );
  });

  it('rolls back to a version of the snapshots', async () => {
    const { step, result } = await act('rollBackComponentInstance', 'orders', { version: '2.2.0' });
    assert.deepEqual(step.changes, [{ path: 'version', from: '2.3.1', to: '2.2.0' }]);
    assert.equal(result.message, 'orders is rolled back to 2.2.0: 2 of 2 replicas run.');
    assert.equal((await instance('orders')).version, '2.2.0');
  });

  it('says that there is nothing to go back to', async () => {
    const { step } = await act('rollBackComponentInstance', 'mail');
    assert.deepEqual(
      [step.action, step.reason],
      ['blocked', 'It has no snapshot of another version to go back to.'],
    );
  });

  const image = 'swr.eu-west-101.myhuaweicloud.com/lakeside-shop/cart:1.2.0';

  it('upgrades to a new version and image, and keeps all other settings', async () => {
    const before = await instance('cart');
    const { step, result } = await act('upgradeComponentInstance', 'cart', {
      version: '1.2.5',
      'artifact cart': image,
    });
    assert.deepEqual(step.changes, [
      { path: 'version', from: '1.1.0', to: '1.2.5' },
      { path: 'artifacts.cart.url', from: before.artifacts?.['cart']?.url, to: image },
    ]);
    assert.deepEqual(step.notes, ['Replicas that are replaced one after the other: 3.']);
    assert.equal(result.message, 'cart is upgraded to 1.2.5: 3 of 3 replicas run.');
    const after = await instance('cart');
    assert.deepEqual(
      [after.version, after.artifacts?.['cart']?.url, after.artifacts?.['cart']?.version],
      ['1.2.5', image, '1.2.5'],
    );
    const kept = ({ flavor_id, configuration, refer_resources, external_accesses }: ComponentInstance) => ({
      flavor_id,
      configuration,
      refer_resources: new Set(refer_resources), // whose order is the server's
      external_accesses,
    });
    assert.deepEqual(kept(after), kept(before));
  });

  it('sends the whole of an instance without what the server added', async () => {
    const scope = await scopeOf('storefront');
    const sent: { body?: Record<string, unknown> }[] = [];
    const { client } = await stageOf(stage.session);
    const added = {
      ...(await instance('storefront')),
      description: null,
      configuration: {
        env: [
          { name: 'A', value: '1' },
          { name: 'CAS_ID', value: 'x', internal: true },
        ],
        strategy: { upgrade: 'Recreate', spec: { maxSurge: 0 } },
        scheduler: { isSynchronized: true },
      },
      external_accesses: [
        { protocol: 'HTTPS', address: 'a.example', forward_port: 80, type: 'AUTO', status: 'NORMAL' },
        { protocol: 'TCP', address: '10.0.0.1', forward_port: 81 },
      ],
      refer_resources: [{ id: 'dcs-1', type: 'dcs', refer_alias: 'distributed_session, distributed_cache' }],
    };
    const call: typeof client.call = (operation, input) => {
      assert.equal(operation.id, updateComponentInstance.id);
      sent.push(input);
      return Promise.reject(new Error('stop here'));
    };
    const session = { ...stage.session, client: () => Promise.resolve({ ...client, call }) };
    const { upgradeComponentInstance } = componentInstanceActions;
    const place: InstancePlace = {
      session,
      scope,
      subject: added,
      list: (...asked) => stage.items(...asked),
    };
    const run = {
      clock: { now: () => 0, sleep: () => Promise.resolve() },
      signal,
      progress: () => undefined,
      changed: () => undefined,
    };
    await assert.rejects(upgradeComponentInstance.run(place, { version: '5.0.0' }, run), /stop here/);
    const body = sent[0]?.body ?? {};
    assert.deepEqual(body['configuration'], {
      env: [{ name: 'A', value: '1' }],
      strategy: { upgrade: 'Recreate' },
      scheduler: {},
    });
    const refer_alias = 'distributed_session,distributed_cache';
    assert.deepEqual(body['refer_resources'], [{ id: 'dcs-1', type: 'dcs', refer_alias }]);
    assert.deepEqual(body['external_accesses'], [
      { protocol: 'HTTPS', address: 'a.example', forward_port: 80 },
    ]);
    assert.deepEqual(Object.keys(body).sort(), [
      'artifacts',
      'configuration',
      'external_accesses',
      'flavor_id',
      'refer_resources',
      'version',
    ]);
  });

  it('begins an upgrade with a version that was not used, and refuses one that was while it is typed', async () => {
    const [scope, cart] = [await scopeOf('cart'), await instance('cart')];
    const request = {
      action: componentInstanceActions.upgradeComponentInstance,
      resource: itemRef(componentInstances, scope, cart),
    };
    const questions = await questionsOf(request, stage, new AbortController().signal);
    const version = questions.find(({ name }) => name === 'version');
    assert.equal(version?.initial, '1.1.1', `after ${cart.version ?? ''}`);
    const [artifact] = (await version.next?.({ version: '1.1.1' }, () => Promise.resolve([]))) ?? [];
    assert.match(artifact?.initial ?? '', /cart:1\.1\.1$/, 'the tag follows the version');
    for (const used of ['1.1.0', '1.0.5'])
      assert.match(version.check?.(used) ?? '', new RegExp(`^The version ${used} has been used`));
    const planned = await planAction(request, { version: '1.0.5' }, stage, new AbortController().signal);
    assert.match(planned.plan.steps[0]?.reason ?? '', /^The version 1\.0\.5 has been used/);
  });

  it('deletes an instance once it is gone, and says what goes', async () => {
    const { step, result } = await act('deleteComponentInstance', 'gateway', {}, 'gateway-test');
    assert.deepEqual([step.action, step.summary], ['remove', 'Delete gateway-test']);
    assert.deepEqual(step.notes, [
      'Replicas that end: 1.',
      'Snapshots that go with it: 1. There is no way back.',
    ]);
    assert.deepEqual(result, { state: 'done', message: 'gateway-test is deleted.' });
    const left = await stage.items(componentInstances, await scopeOf('gateway'));
    assert.deepEqual(
      left.map(({ name }) => name),
      ['gateway'],
    );
  });

  it('waits for the job of somebody else', async () => {
    await stage.close();
    stage = await startActing({ pace: 100 }); // longer than all that is looked at
    const { client, project_id } = await stageOf(stage.session);
    const scope = await scopeOf('cart');
    const { id } = await instance('cart');
    const path = { project_id, ...pathOf({ ...scope, instanceId: id }) };
    await client.call(runComponentInstanceAction, { ...path, body: { action: 'restart' } });
    const answers = { replica: '5', version: '9.0.0', 'artifact cart': image };
    for (const action of Object.keys(componentInstanceActions) as ActionId[]) {
      if (action === 'rollBackComponentInstance') continue;
      const { step } = await act(action, 'cart', answers);
      assert.deepEqual(
        [step.action, step.reason],
        ['blocked', 'It is restarting: wait until its job has ended.'],
        action,
      );
    }
    const item = await stage.item(componentInstances, scope, 'cart');
    const offered = Object.entries(componentInstanceActions).filter(
      ([, action]) => action.isOffered?.(item) ?? true,
    );
    assert.deepEqual(
      offered.map(([action]) => action),
      ['deleteComponentInstance'],
    );
  });
});
