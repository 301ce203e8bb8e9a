import assert from 'node:assert/strict';
import { deregisterInstance, registerInstance } from '../../../api/catalogue/registry/instances';
import { createMicroservice } from '../../../api/catalogue/registry/microservices';
import { getSchema, putSchema } from '../../../api/catalogue/registry/schemas';
import { allInstances } from '../../../resources/registry/all-instances';
import { consumers, providers } from '../../../resources/registry/dependencies';
import { instances, type MicroserviceScope } from '../../../resources/registry/instances';
import { microservices } from '../../../resources/registry/microservices';
import { schemas } from '../../../resources/registry/schemas';
import { serviceProperties } from '../../../resources/registry/service-properties';
import { tags } from '../../../resources/registry/tags';
import { assertEvery } from '../../every';
import { itemRef, listRef, startActing, type ActingStage } from './acting';

describe('actions on microservices', () => {
  let stage: ActingStage;

  beforeEach(async () => void (stage = await startActing()));
  afterEach(() => stage.close());

  const service = (name: string, version: string) =>
    stage.item(microservices, {}, (one) => one.serviceName === name && one.version === version);
  const scopeOf = async (name: string, version: string): Promise<MicroserviceScope> => ({
    serviceId: (await service(name, version)).serviceId,
  });

  describe('instances', () => {
    let scope: MicroserviceScope;
    beforeEach(async () => void (scope = await scopeOf('orders', '2.3.1')));
    const on = async (host: string) => itemRef(instances, scope, await stage.item(instances, scope, host));

    it('get another status, and the plan counts who is left', async () => {
      const { step, result } = await stage.act('setInstanceStatus', await on('shop-node-2'), {
        status: 'OUTOFSERVICE',
      });
      assert.deepEqual(step.changes, [{ path: 'status', from: 'UP', to: 'OUTOFSERVICE' }]);
      assert.deepEqual(step.notes, ['No other instance of this version is UP: its callers have none left.']);
      assert.match(result.message, /^shop-node-2 \(\w{8}\) is OUTOFSERVICE\.$/);
      assert.equal((await stage.item(instances, scope, 'shop-node-2')).status, 'OUTOFSERVICE');
      const up = await stage.act('setInstanceStatus', await on('shop-node-3'), { status: 'UP' });
      assert.equal(up.result.state, 'done');
      const same = await stage.act('setInstanceStatus', await on('shop-node-3'), { status: 'UP' });
      assert.deepEqual([same.step.action, same.step.reason], ['blocked', 'That is the status already.']);
    });

    it('get a status together with all others that share a property, of any microservice', async () => {
      const answers = { name: 'engineName', status: 'OUTOFSERVICE' };
      const others = (await stage.items(allInstances, {})).map(({ service }) => service.serviceName);
      const { step, result } = await stage.act('setMatchingStatus', await on('shop-node-2'), answers);
      assert.match(
        step.summary,
        /^Change the status of all instances with engineName=sandbox to OUTOFSERVICE$/,
      );
      assert.equal(step.notes?.[0], `Instances of any microservice that have it: ${others.length}.`);
      assert.ok(new Set(others).size > 1);
      assert.equal(result.message, `Instances that are OUTOFSERVICE now: ${others.length}.`);
      assertEvery(await stage.items(allInstances, {}), ({ instance }) => instance.status === 'OUTOFSERVICE');
      const again = await stage.act('setMatchingStatus', await on('shop-node-2'), answers);
      assert.equal(again.step.reason, 'Nothing would change.');
    });

    it('get a property beside those that they have, and lose it again', async () => {
      const before = await stage.item(instances, scope, 'shop-node-2');
      const answers = { name: 'lane', value: 'blue' };
      const set = await stage.act('setInstanceProperty', await on('shop-node-2'), answers);
      assert.equal(set.result.state, 'done');
      const after = await stage.item(instances, scope, 'shop-node-2');
      assert.deepEqual(after.properties, { ...before.properties, lane: 'blue' });
      const again = await stage.act('setInstanceProperty', await on('shop-node-2'), answers);
      assert.equal(again.step.reason, 'It has that value already.');
      const removed = await stage.act('removeInstanceProperty', await on('shop-node-2'), { name: 'lane' });
      assert.deepEqual(removed.step.changes, [{ path: 'lane', from: 'blue' }]);
      const left = await stage.item(instances, scope, 'shop-node-2');
      assert.deepEqual(left.properties, before.properties);
    });

    it('keep each property when one is set right after another, although lists lag', async () => {
      const before = await stage.item(instances, scope, 'shop-node-2');
      const stale = itemRef(instances, scope, before);
      for (const name of ['lane', '__proto__', 'zone']) {
        const { step, result } = await stage.act('setInstanceProperty', stale, { name, value: 'blue' });
        assert.deepEqual([step.changes, result.state], [[{ path: name, to: 'blue' }], 'done']);
      }
      const { properties = {} } = await stage.item(instances, scope, 'shop-node-2');
      const names = [...Object.keys(before.properties ?? {}), 'lane', '__proto__', 'zone'];
      assert.deepEqual(Object.keys(properties ?? {}).sort(), names.sort());
    });

    it('name the property that goes, not the instance', async () => {
      await stage.act('setInstanceProperty', await on('shop-node-2'), { name: 'lane', value: 'blue' });
      const { step } = await stage.act('removeInstanceProperty', await on('shop-node-2'), { name: 'lane' });
      assert.deepEqual([step.action, step.removes], ['remove', 'lane']);
    });

    it('show no secret in the plan, and hide it while it is entered', async () => {
      const answers = { name: 'db.password', value: 'hidden' };
      const { step, asked } = await stage.act('setInstanceProperty', await on('shop-node-2'), answers);
      assert.ok(!JSON.stringify(step).includes('hidden'));
      assert.deepEqual(
        asked.map(({ name, secret }) => [name, secret]),
        [
          ['name', false],
          ['value', true],
        ],
      );
      const next = await stage.act('setInstanceProperty', await on('shop-node-2'), {
        ...answers,
        value: 'x',
      });
      assert.ok(!JSON.stringify(next.step).includes('hidden'));
    });

    it('are kept alive by a heartbeat', async () => {
      const { step, result } = await stage.act('sendHeartbeat', await on('shop-node-2'));
      assert.match(step.notes?.[0] ?? '', /lease of 120 s/);
      assert.equal(result.state, 'done');
    });

    it('are deregistered', async () => {
      const { step, result } = await stage.act('deregisterInstance', await on('shop-node-3'));
      assert.match(step.notes?.join() ?? '', /other instances that are UP: 1/);
      assert.match(result.message, /^shop-node-3 .* is deregistered\.$/);
      const left = await stage.items(instances, scope);
      assert.deepEqual(
        left.map(({ hostName }) => hostName),
        ['shop-node-2'],
      );
    });
  });

  const draft = { environment: 'testing', appId: 'shop', serviceName: 'trial', version: '1.0.0' };

  it('are registered, once', async () => {
    const list = listRef(microservices, {});
    const { result } = await stage.act('createMicroservice', list, draft);
    assert.deepEqual(result, { state: 'done', message: 'trial 1.0.0 is registered.' });
    assert.equal((await service('trial', '1.0.0')).environment, 'testing');
    const { step } = await stage.act('createMicroservice', list, draft);
    assert.deepEqual([step.action, step.reason], ['blocked', 'This version is registered already.']);
  });

  it('are not registered with a version that the registry refuses', async () => {
    await assert.rejects(
      stage.act('createMicroservice', listRef(microservices, {}), { ...draft, version: '1.40000' }),
      /The numbers of a version are 32767 at most/,
    );
  });

  it('are deleted without force where nothing depends on them', async () => {
    await stage.act('createMicroservice', listRef(microservices, {}), draft);
    const { step, result } = await stage.act(
      'deleteMicroservice',
      itemRef(microservices, {}, await service('trial', '1.0.0')),
    );
    assert.deepEqual(step.notes, ['Its schemas and tags go with it.']);
    assert.deepEqual(result, { state: 'done', message: 'trial 1.0.0 (shop, testing) is deleted.' });
  });

  it('are not deleted when something begins to depend on them after the plan was agreed to', async () => {
    await stage.act('createMicroservice', listRef(microservices, {}), draft);
    const trial = await service('trial', '1.0.0');
    const { serviceId: service_id } = trial;
    const meanwhile = async () => {
      const client = await stage.session.client('registry');
      const instance = { hostName: 'node', endpoints: ['rest://10.0.0.1:80'] };
      await client.call(registerInstance, { project_id: 'default', service_id, body: { instance } });
    };
    const { step, result } = await stage.act(
      'deleteMicroservice',
      itemRef(microservices, {}, trial),
      {},
      meanwhile,
    );
    assert.doesNotMatch(step.notes?.join(' ') ?? '', /force/);
    assert.equal(result.state, 'failed');
    assert.match(result.message, /changed in the meantime/);
  });

  it('are deleted by force where something does, which is counted before', async () => {
    const inventory = await service('inventory', '1.7.0');
    const callers = await stage.items(consumers, { serviceId: inventory.serviceId });
    assert.notEqual(callers.length, 0);
    const { step, result } = await stage.act('deleteMicroservice', itemRef(microservices, {}, inventory));
    const notes = step.notes?.join('\n') ?? '';
    assert.match(notes, /Its instances are deregistered: 2\.\nIt is called by: .*cart 1\.1\.0/);
    assert.match(notes, /by force/);
    assert.equal(result.state, 'done');
    const all = await stage.items(microservices, {});
    assert.ok(all.every(({ serviceId }) => serviceId !== inventory.serviceId));
  });

  it('get an instance by hand, which is registered for one lease', async () => {
    const scope = await scopeOf('mail', '1.0.3');
    const list = listRef(instances, scope);
    const answers = { hostName: 'by-hand', endpoint: 'rest://10.9.0.1:8080' };
    await assert.rejects(
      stage.act('registerInstance', list, { ...answers, endpoint: '10.9.0.1' }),
      /Enter a pro/,
    );
    const { step, result } = await stage.act('registerInstance', list, answers);
    assert.match(step.notes?.[1] ?? '', /gone again after 120 s/);
    assert.deepEqual(result, { state: 'done', message: 'The instance on by-hand is registered.' });
    const created = await stage.item(instances, scope, 'by-hand');
    assert.deepEqual([created.endpoints, created.status], [[answers.endpoint], 'UP']);
    const again = await stage.act('registerInstance', list, answers);
    assert.equal(again.step.reason, 'An instance with this endpoint is registered.');
  });

  it('get the heartbeats of all instances at once, and name those that are gone', async () => {
    const scope = await scopeOf('orders', '2.3.1');
    const list = listRef(instances, scope);
    const { step, result } = await stage.act('sendHeartbeats', list);
    assert.equal(step.summary, 'Send heartbeats for all instances (2)');
    assert.deepEqual(result, { state: 'done', message: 'Heartbeats sent: 2.' });
    const failed = await stage.act('sendHeartbeats', list, {}, async () => {
      const [first] = await stage.items(instances, scope);
      const client = await stage.session.client('registry');
      const path = { project_id: 'default', service_id: scope.serviceId };
      await client.call(deregisterInstance, { ...path, instance_id: first?.instanceId ?? '' });
    });
    assert.match(failed.result.message, /^1 of 2 failed: shop-node-\d: /);
  });

  it('get a schema from a file, replace it, and say when it is the same', async () => {
    const scope = await scopeOf('mail', '1.0.3');
    const list = listRef(schemas, scope);
    const contract = 'swagger: "2.0"\ninfo: { title: letters }\n';
    await assert.rejects(stage.act('uploadSchema', list, { schemaId: 'letters', contract: ' ' }), /is empty/);
    const { result } = await stage.act('uploadSchema', list, { schemaId: 'letters', contract });
    assert.deepEqual(result, { state: 'done', message: 'letters is uploaded.' });
    const client = await stage.session.client('registry');
    const path = { project_id: 'default', service_id: scope.serviceId, schema_id: 'letters' };
    assert.equal((await client.call(getSchema, path)).schema, contract);
    const item = itemRef(schemas, scope, await stage.item(schemas, scope, 'letters'));
    const same = await stage.act('replaceSchema', item, { contract });
    assert.equal(same.step.reason, 'The registry has this contract already.');
    const replaced = await stage.act('replaceSchema', item, { contract: `${contract}# 2\n` });
    assert.deepEqual(
      [replaced.step.changes.length, replaced.step.changes[0]?.from?.length, replaced.result.state],
      [1, 12, 'done'],
    );
    assert.equal((await client.call(getSchema, path)).schema, `${contract}# 2\n`);
  });

  it('declare whom they call, and forget it without the others', async () => {
    const scope = await scopeOf('cart', '1.1.0');
    const called = async () => (await stage.items(providers, scope)).map(({ serviceName }) => serviceName);
    const before = new Set(await called());
    assert.ok(before.size > 0 && !before.has('mail'));
    const mail = await service('mail', '1.0.3');
    const provider = JSON.stringify([mail.environment ?? '', mail.appId, mail.serviceName]);
    const { step, result } = await stage.act('addProvider', listRef(providers, scope), { provider });
    assert.equal(step.summary, 'Declare that cart 1.1.0 calls mail');
    assert.deepEqual(result, { state: 'done', message: 'cart 1.1.0 calls mail.' });
    assert.deepEqual(new Set(await called()), new Set([...before, 'mail']));
    const removed = await stage.act('removeProvider', itemRef(providers, scope, mail));
    assert.match(removed.step.notes?.[0] ?? '', /about: 1\.0\.3\./);
    assert.equal(removed.result.message, 'cart 1.1.0 no longer calls mail 1.0.3.');
    assert.deepEqual(new Set(await called()), before);
  });

  it('get another value of a tag', async () => {
    const scope = await scopeOf('mail', '1.0.3');
    await stage.act('setServiceTag', listRef(tags, scope), { name: 'lane', value: 'blue' });
    const lane = itemRef(tags, scope, await stage.item(tags, scope, 'lane'));
    const { step, result } = await stage.act('changeServiceTag', lane, { value: 'green' });
    assert.deepEqual(step.changes, [{ path: 'lane', from: 'blue', to: 'green' }]);
    assert.equal(result.state, 'done');
    assert.equal((await stage.item(tags, scope, 'lane')).value, 'green');
  });

  it('get and lose properties and tags', async () => {
    const scope = await scopeOf('mail', '1.0.3');
    for (const [kind, set, remove] of [
      [serviceProperties, 'setServiceProperty', 'removeServiceProperty'],
      [tags, 'setServiceTag', 'removeServiceTag'],
    ] as const) {
      const before = await stage.items(kind, scope);
      const first = await stage.act(set, listRef(kind, scope), { name: 'lane', value: 'blue' });
      assert.deepEqual([first.result.state, first.step.changes], ['done', [{ path: 'lane', to: 'blue' }]]);
      const second = await stage.act(set, listRef(kind, scope), { name: 'lane', value: 'green' });
      assert.deepEqual(second.step.changes, [{ path: 'lane', from: 'blue', to: 'green' }]);
      const lane = await stage.item(kind, scope, 'lane');
      assert.equal(lane.value, 'green');
      const removed = await stage.act(remove, itemRef(kind, scope, lane));
      assert.equal(removed.result.state, 'done');
      assert.deepEqual(await stage.items(kind, scope), before);
    }
  });

  it('lose one schema and keep the others, but not the last one', async () => {
    const { session } = stage;
    const client = await session.client('registry');
    const body = { service: { ...draft, environment: 'testing' as const, schemas: ['one', 'two'] } };
    const { serviceId } = await client.call(createMicroservice, { project_id: session.project, body });
    const path = { project_id: session.project, service_id: serviceId };
    for (const schema_id of ['one', 'two']) {
      await client.call(putSchema, { ...path, schema_id, body: { schema: `title: ${schema_id}` } });
    }
    const scope = { serviceId };
    const { step, result } = await stage.act(
      'deleteSchema',
      itemRef(schemas, scope, await stage.item(schemas, scope, 'one')),
    );
    assert.match(step.notes?.[0] ?? '', /written again: 1/);
    assert.deepEqual(result, { state: 'done', message: 'one is deleted.' });
    const [last, ...others] = await stage.items(schemas, scope);
    assert.deepEqual([last?.schemaId, others.length], ['two', 0]);
    assert.ok(last);
    const { step: refused } = await stage.act('deleteSchema', itemRef(schemas, scope, last));
    assert.match(refused.reason ?? '', /only schema/);
  });
});
