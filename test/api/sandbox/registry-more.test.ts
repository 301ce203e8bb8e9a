import assert from 'node:assert/strict';
import { queryConfigurations } from '../../../api/catalogue/registry/configurations';
import { findInstances } from '../../../api/catalogue/registry/discovery';
import { getRelations } from '../../../api/catalogue/registry/govern';
import {
  getInstance,
  registerInstance,
  sendHeartbeats,
  updateInstancesStatus,
} from '../../../api/catalogue/registry/instances';
import {
  createMicroservice,
  getMicroservice,
  queryExistence,
} from '../../../api/catalogue/registry/microservices';
import { listSchemas, replaceSchemas } from '../../../api/catalogue/registry/schemas';
import { addTags, deleteTags, listTags, updateTag } from '../../../api/catalogue/registry/tags';
import type { ApiClient } from '../../../api/client';
import { failureOf, startTestSandbox } from './running';
import type { TestSandbox } from './running';

const project = { project_id: 'default' };

describe('sandbox: what the registry does beside its document', () => {
  let sandbox: TestSandbox;
  let client: ApiClient;
  beforeEach(async () => {
    sandbox = await startTestSandbox({ seed: 'empty' });
    client = sandbox.registry();
  });
  afterEach(() => sandbox.close());

  async function create(serviceName: string, version = '1.0.0'): Promise<string> {
    const body = { service: { serviceName, appId: 'shop', version } };
    return (await client.call(createMicroservice, { ...project, body })).serviceId;
  }

  async function register(service_id: string, instanceId: string, zone: string): Promise<void> {
    const instance = { instanceId, hostName: 'node', properties: { zone } };
    await client.call(registerInstance, { ...project, service_id, body: { instance } });
  }

  async function statusOf(service_id: string, instance_id: string): Promise<string> {
    return (await client.call(getInstance, { ...project, service_id, instance_id })).instance.status;
  }

  it('takes an empty application as the default one', async () => {
    const body = { service: { serviceName: 'cart', appId: '' } };
    const { serviceId } = await client.call(createMicroservice, { ...project, body });
    const { service } = await client.call(getMicroservice, { ...project, service_id: serviceId });
    assert.equal(service.appId, 'default');
    const question = { ...project, appId: 'default', serviceName: 'cart' };
    const existence = { ...question, type: 'microservice', version: '0.0.1' } as const;
    assert.equal((await client.call(queryExistence, existence)).serviceId, serviceId);
    const found = await client.call(findInstances, question);
    assert.equal(found.instances, undefined, 'empty lists are left out');
  });

  it('adds, changes and removes tags', async () => {
    const at = { ...project, service_id: await create('cart') };
    await client.call(addTags, { ...at, body: { tags: { team: 'shop', stage: 'blue' } } });
    await client.call(addTags, { ...at, body: { tags: { stage: 'green' } } });
    await client.call(updateTag, { ...at, key: 'team', value: 'sales' });
    assert.deepEqual((await client.call(listTags, at)).tags, { team: 'sales', stage: 'green' });
    const unknown = await failureOf(client.call(deleteTags, { ...at, key: 'team,none' }));
    assert.equal(unknown.code, '400018');
    await client.call(deleteTags, { ...at, key: 'team,stage' });
    assert.equal((await client.call(listTags, at)).tags, undefined, 'empty maps are left out');
  });

  it('keeps no more than a hundred tags', async () => {
    const at = { ...project, service_id: await create('cart') };
    const tags = Object.fromEntries(
      Array.from({ length: 100 }, (_none, index) => [`t${String(index)}`, 'on']),
    );
    await client.call(addTags, { ...at, body: { tags } });
    const failure = await failureOf(client.call(addTags, { ...at, body: { tags: { more: 'on' } } }));
    assert.equal(failure.code, '400100');
  });

  it('replaces all schemas at once', async () => {
    const at = { ...project, service_id: await create('cart') };
    const replace = (...ids: string[]) => {
      const schemas = ids.map((schemaId) => ({ schemaId, schema: 'swagger: "2.0"', summary: 'abc' }));
      return client.call(replaceSchemas, { ...at, body: { schemas } });
    };
    await replace('one', 'two');
    await replace('two', 'three');
    const { schemas } = await client.call(listSchemas, at);
    assert.deepEqual(
      schemas?.map((one) => one.schemaId),
      ['two', 'three'],
    );
    assert.deepEqual((await client.call(getMicroservice, at)).service.schemas, ['two', 'three']);
  });

  it('takes many heartbeats at once and tells what became of each', async () => {
    const serviceId = await create('cart');
    await register(serviceId, 'one', 'a');
    sandbox.advance(100_000);
    const body = {
      instances: [
        { serviceId, instanceId: 'one' },
        { serviceId, instanceId: 'none' },
      ],
    };
    const { instances } = await client.call(sendHeartbeats, { ...project, body });
    assert.deepEqual(
      instances?.map((one) => one.errMessage),
      [undefined, 'Instance does not exist(leaseId not exist, instance not exist)'],
    );
    sandbox.advance(100_000);
    assert.equal(await statusOf(serviceId, 'one'), 'UP');
  });

  it('changes the status of all instances with certain properties', async () => {
    const service_id = await create('cart');
    await register(service_id, 'one', 'a');
    await register(service_id, 'two', 'b');
    const body = { matches: { properties: { zone: 'b' } }, status: 'OUTOFSERVICE' as const };
    await client.call(updateInstancesStatus, { ...project, body });
    assert.deepEqual(
      [await statusOf(service_id, 'one'), await statusOf(service_id, 'two')],
      ['UP', 'OUTOFSERVICE'],
    );
  });

  it('shows who calls whom, and in circles', async () => {
    const [web, cart, orders] = [await create('web'), await create('cart'), await create('orders')];
    const discover = (consumer: string, serviceName: string) =>
      client.call(findInstances, { ...project, appId: 'shop', serviceName, 'X-ConsumerId': consumer });
    await discover(web, 'cart');
    await discover(cart, 'orders');
    await discover(orders, 'cart');
    const { nodes, lines, circles } = await client.call(getRelations, project);
    assert.deepEqual(nodes?.map((one) => one.id).sort(), [web, cart, orders].sort());
    assert.deepEqual(lines?.map(({ from, to }) => `${from?.name ?? ''} ${to?.name ?? ''}`).sort(), [
      'cart orders',
      'orders cart',
      'web cart',
    ]);
    assert.deepEqual(
      circles?.map((circle) => circle.nodes?.map((one) => one.name).sort()),
      [['cart', 'orders']],
    );
  });

  it('answers 304 to whoever knows the instances already', async () => {
    const service_id = await create('cart');
    await register(service_id, 'one', 'a');
    const ask = (rev: string) =>
      fetch(`${sandbox.ready.registry}/v4/default/registry/instances?appId=shop&serviceName=cart&rev=${rev}`);
    const rev = (await ask('0')).headers.get('x-resource-revision') ?? '';
    assert.equal((await ask(rev)).status, 304);
    await register(service_id, 'two', 'a');
    assert.equal((await ask(rev)).status, 200);
  });
});

describe('sandbox: configuration center of old engines', () => {
  let sandbox: TestSandbox;
  before(async () => {
    sandbox = await startTestSandbox();
  });
  after(() => sandbox.close());

  it('answers the settings of a microservice and of its version', async () => {
    const ask = (keyFilter?: string) =>
      sandbox
        .registry()
        .call(queryConfigurations, { ...project, dimensionsInfo: 'cart@shop#1.1.0', keyFilter });
    const { revision, ...all } = await ask();
    assert.ok(revision?.version);
    assert.deepEqual(all, {
      'cart@shop': { 'cart.limit': '50', 'cart.currency': 'EUR' },
      'cart@shop#1.1.0': { 'cart.limit': '80' },
    });
    assert.deepEqual((await ask('currency$'))['cart@shop'], { 'cart.currency': 'EUR' });
    assert.equal((await failureOf(ask('('))).code, '400001');
  });

  it('answers 304 to whoever knows the revision', async () => {
    const address = `${sandbox.ready.registry}/v3/default/configuration/items?dimensionsInfo=cart%40shop`;
    const { revision } = (await (await fetch(address)).json()) as { revision: { version: string } };
    assert.equal((await fetch(`${address}&revision=${revision.version}`)).status, 304);
  });
});
