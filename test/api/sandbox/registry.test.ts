import assert from 'node:assert/strict';
import {
  findInstances,
  listConsumers,
  listProviders,
  queryInstancesInBatch,
} from '../../../api/catalogue/registry/discovery';
import {
  getGovernMicroservice,
  getGovernStatistics,
  getRegistryHealth,
  getRegistryVersion,
  listGovernApps,
  listGovernMicroservices,
} from '../../../api/catalogue/registry/govern';
import {
  deregisterInstance,
  getInstance,
  listInstances,
  registerInstance,
  sendHeartbeat,
  updateInstanceProperties,
  updateInstanceStatus,
} from '../../../api/catalogue/registry/instances';
import {
  createMicroservice,
  deleteMicroservice,
  deleteMicroservices,
  getMicroservice,
  listMicroservices,
  queryExistence,
  updateMicroserviceProperties,
} from '../../../api/catalogue/registry/microservices';
import { getSchema, listSchemas, putSchema } from '../../../api/catalogue/registry/schemas';
import type { ApiClient } from '../../../api/client';
import { failureOf, startTestSandbox } from './running';
import type { TestSandbox } from './running';

const project = { project_id: 'default' };

describe('sandbox: life of a microservice in the registry', () => {
  let sandbox: TestSandbox;
  let client: ApiClient;
  beforeEach(async () => {
    sandbox = await startTestSandbox({ seed: 'empty' });
    client = sandbox.registry();
  });
  afterEach(() => sandbox.close());

  async function create(
    serviceName: string,
    more: { version?: string; appId?: string } = {},
  ): Promise<string> {
    const body = { service: { serviceName, appId: 'shop', ...more } };
    return (await client.call(createMicroservice, { ...project, body })).serviceId;
  }

  async function register(service_id: string, hostName = 'node'): Promise<string> {
    const body = { instance: { hostName, endpoints: ['rest://10.0.0.1:80'] } };
    return (await client.call(registerInstance, { ...project, service_id, body })).instanceId;
  }

  async function instancesOf(service_id: string): Promise<string[]> {
    const { instances } = await client.call(listInstances, { ...project, service_id });
    return (instances ?? []).map((one) => one.instanceId);
  }

  it('is created with defaults, shown and listed', async () => {
    const service_id = await create('cart');
    assert.match(service_id, /^[0-9a-f]{40}$/);
    const { service } = await client.call(getMicroservice, { ...project, service_id });
    assert.deepEqual(
      [service.version, service.environment, service.level, service.status],
      ['0.0.1', undefined, 'BACK', 'UP'],
    );
    const { services } = await client.call(listMicroservices, project);
    assert.deepEqual(
      services?.map((one) => one.serviceName),
      ['cart'],
    );
    const shared = await client.call(listMicroservices, { ...project, withShared: 1 });
    assert.deepEqual(
      shared.services?.map((one) => one.serviceName),
      ['SERVICECENTER', 'cart'],
    );
  });

  it('keeps its id when it is created again, and refuses another', async () => {
    const serviceId = await create('cart');
    assert.equal(await create('cart'), serviceId);
    const body = { service: { serviceName: 'cart', appId: 'shop', serviceId: 'another' } };
    const failure = await failureOf(client.call(createMicroservice, { ...project, body }));
    assert.equal(failure.code, '400010');
  });

  it('belongs to one project', async () => {
    const service_id = await create('cart');
    const failure = await failureOf(client.call(getMicroservice, { project_id: 'other', service_id }));
    assert.equal(failure.code, '400012');
  });

  it('is found by name and version', async () => {
    const ids = [await create('cart', { version: '1.0.0' }), await create('cart', { version: '1.2.0' })];
    const question = { type: 'microservice', appId: 'shop', serviceName: 'cart' } as const;
    const find = (version: string) => client.call(queryExistence, { ...project, ...question, version });
    assert.equal((await find('1.2.0')).serviceId, ids[1]);
    assert.equal((await find('1.0.0')).serviceId, ids[0]);
    assert.equal((await failureOf(find('2.0'))).code, '400026');
    for (const rule of ['latest', '0.0.0+', '1.0-1.2']) {
      assert.equal((await failureOf(find(rule))).kind, 'invalid-request', rule);
    }
  });

  it('can’t be deleted while it has instances, except by force', async () => {
    const service_id = await create('cart');
    await register(service_id);
    const failure = await failureOf(client.call(deleteMicroservice, { ...project, service_id }));
    assert.deepEqual([failure.status, failure.code], [400, '400013']);
    await client.call(deleteMicroservice, { ...project, service_id, force: true });
    assert.equal(
      (await failureOf(client.call(getMicroservice, { ...project, service_id }))).kind,
      'not-found',
    );
  });

  it('can’t be deleted while others depend on it', async () => {
    const provider = await create('cart');
    const consumer = await create('web');
    const question = { ...project, appId: 'shop', serviceName: 'cart', 'X-ConsumerId': consumer };
    await client.call(findInstances, question);
    const { providers } = await client.call(listProviders, { ...project, consumer_id: consumer });
    assert.deepEqual(
      providers?.map((one) => one.serviceId),
      [provider],
    );
    const { consumers } = await client.call(listConsumers, { ...project, provider_id: provider });
    assert.deepEqual(
      consumers?.map((one) => one.serviceId),
      [consumer],
    );
    const failure = await failureOf(client.call(deleteMicroservice, { ...project, service_id: provider }));
    assert.equal(failure.code, '400023');
  });

  it('is deleted together with others, and each tells what became of it', async () => {
    const free = await create('cart');
    const used = await create('web');
    await register(used);
    const body = { serviceIds: [free, used, 'unknown'] };
    const { services } = await client.call(deleteMicroservices, { ...project, body });
    assert.deepEqual(
      services?.map((one) => [one.serviceId, one.errMessage]),
      [
        [free, undefined],
        [used, 'Micro-service has deployed instance(s)(Can not delete the service deployed instance(s).)'],
        ['unknown', 'Micro-service does not exist(Service does not exist.)'],
      ],
    );
  });

  it('has properties that are replaced, never merged', async () => {
    const service_id = await create('cart');
    const replace = (properties: Record<string, string>) =>
      client.call(updateMicroserviceProperties, { ...project, service_id, body: { properties } });
    await replace({ a: '1' });
    await replace({ b: '2' });
    const { service } = await client.call(getMicroservice, { ...project, service_id });
    assert.deepEqual(service.properties, { b: '2' });
  });

  it('has schemas', async () => {
    const service_id = await create('cart');
    const schema = { ...project, service_id, schema_id: 'hello' };
    assert.equal((await failureOf(client.call(getSchema, schema))).code, '400016');
    await client.call(putSchema, { ...schema, body: { schema: 'swagger: "2.0"', summary: 'abc' } });
    const shown = await client.send(getSchema, schema);
    assert.deepEqual([shown.data.schema, shown.headers['x-schema-summary']], ['swagger: "2.0"', 'abc']);
    const short = await client.call(listSchemas, { ...project, service_id });
    assert.deepEqual(short.schemas, [{ schemaId: 'hello', summary: 'abc' }]);
    const long = await client.call(listSchemas, { ...project, service_id, withSchema: 1 });
    assert.equal(long.schemas?.[0]?.schema, 'swagger: "2.0"');
    const existence = { ...project, type: 'schema', serviceId: service_id, schemaId: 'hello' } as const;
    assert.equal((await client.call(queryExistence, existence)).schemaId, 'hello');
  });

  it('loses instances that send no heartbeat, and keeps those that do', async () => {
    const service_id = await create('cart');
    const silent = await register(service_id);
    const alive = await register(service_id);
    sandbox.advance(119_000);
    await client.call(sendHeartbeat, { ...project, service_id, instance_id: alive });
    assert.deepEqual((await instancesOf(service_id)).sort(), [silent, alive].sort());
    sandbox.advance(1_000);
    assert.deepEqual(await instancesOf(service_id), [alive]);
    const failure = await failureOf(
      client.call(sendHeartbeat, { ...project, service_id, instance_id: silent }),
    );
    assert.equal(failure.code, '400017');
    sandbox.advance(119_000);
    assert.deepEqual(await instancesOf(service_id), []);
  });

  it('takes a known instance id as a heartbeat and nothing else', async () => {
    const service_id = await create('cart');
    const instance = { instanceId: 'mine', hostName: 'one' };
    await client.call(registerInstance, { ...project, service_id, body: { instance } });
    const again = { ...instance, hostName: 'two' };
    await client.call(registerInstance, { ...project, service_id, body: { instance: again } });
    const shown = await client.call(getInstance, { ...project, service_id, instance_id: 'mine' });
    assert.equal(shown.instance.hostName, 'one');
  });

  it('has instances whose status and properties change, and that go', async () => {
    const service_id = await create('cart');
    const instance = { ...project, service_id, instance_id: await register(service_id) };
    await client.call(updateInstanceStatus, { ...instance, value: 'TESTING' });
    await client.call(updateInstanceProperties, { ...instance, body: { properties: { zone: 'a' } } });
    const shown = await client.call(getInstance, instance);
    assert.deepEqual([shown.instance.status, shown.instance.properties], ['TESTING', { zone: 'a' }]);
    await client.call(deregisterInstance, instance);
    assert.equal((await failureOf(client.call(getInstance, instance))).code, '400017');
  });

  it('is seen by other applications only when it allows them', async () => {
    const service_id = await create('mail', { appId: 'platform' });
    const question = { ...project, appId: 'shop', serviceName: 'platform:mail' };
    assert.equal((await failureOf(client.call(findInstances, question))).code, '400012');
    const body = { properties: { allowCrossApp: 'true' } };
    await client.call(updateMicroserviceProperties, { ...project, service_id, body });
    assert.equal((await client.call(findInstances, question)).instances, undefined);
  });

  it('is asked for in batches, which answer only what changed', async () => {
    const service_id = await create('cart');
    const instance_id = await register(service_id);
    const cart = { appId: 'shop', serviceName: 'cart' };
    const ask = (rev: string) => {
      const services = [{ service: cart, rev }, { service: { ...cart, serviceName: 'none' } }];
      const instances = [{ instance: { serviceId: service_id, instanceId: instance_id } }];
      return client.call(queryInstancesInBatch, { ...project, type: 'query', body: { services, instances } });
    };
    const first = await ask('0');
    const [updated] = first.services?.updated ?? [];
    assert.deepEqual(
      updated?.instances?.map((one) => one.instanceId),
      [instance_id],
    );
    const failures = first.services?.failed?.map((one) => [one.indexes, one.error?.errorCode]);
    assert.deepEqual(failures, [[[1], '400012']]);
    assert.equal(first.instances?.updated?.length, 1);
    const second = await ask(updated.rev ?? '');
    assert.deepEqual([second.services?.updated, second.services?.notModified], [undefined, [0]]);
  });
});

describe('sandbox: the demo’s registry', () => {
  let sandbox: TestSandbox;
  let client: ApiClient;
  before(async () => {
    sandbox = await startTestSandbox();
    client = sandbox.registry();
  });
  after(() => sandbox.close());

  it('keeps its instances alive, one of them down and one service without any', async () => {
    sandbox.advance(24 * 3_600_000);
    const { allServicesDetail } = await client.call(listGovernMicroservices, {
      ...project,
      options: 'instances',
    });
    const statuses = (allServicesDetail ?? []).map((one) => [
      `${one.microService?.serviceName ?? ''} ${one.microService?.version ?? ''}`,
      (one.instances ?? []).map((instance) => instance.status).join(' '),
    ]);
    const byName = new Map(statuses.map(([name = '', all = '']) => [name, all]));
    assert.equal(byName.get('orders 2.3.1'), 'UP DOWN');
    assert.equal(byName.get('recommendations 0.9.0'), '');
    assert.equal(byName.get('cart 1.1.0'), 'UP UP UP');
  });

  it('counts and lists', async () => {
    const { statistics } = await client.call(getGovernStatistics, project);
    assert.deepEqual(statistics, {
      services: { count: 10, onlineCount: 9 },
      instances: { count: 16, countByDomain: 16 },
      apps: { count: 2 },
    });
    const { appIds } = await client.call(listGovernApps, { ...project, env: 'production' });
    assert.deepEqual(appIds, ['shop', 'platform']);
    assert.equal((await client.call(getRegistryHealth, project)).instances?.length, 1);
    assert.ok((await client.call(getRegistryVersion, project)).version);
  });

  it('describes one microservice with all around it', async () => {
    const query = {
      ...project,
      appId: 'shop',
      serviceName: 'cart',
      env: 'production',
      options: 'all',
    } as const;
    const { allServicesDetail, statistics } = await client.call(listGovernMicroservices, query);
    assert.equal(statistics?.instances?.count, 16, 'statistics know no filter');
    const [listed] = allServicesDetail ?? [];
    assert.equal(listed?.microService?.schemas, undefined, 'lists are shortened');
    assert.equal(listed?.instances?.[0]?.properties, undefined, 'lists are shortened');
    const service_id = listed?.microService?.serviceId ?? '';
    const { service } = await client.call(getGovernMicroservice, { ...project, service_id });
    assert.deepEqual(service.microServiceVersions, ['1.0.0', '1.1.0']);
    assert.deepEqual(
      service.providers?.map((one) => one.serviceName),
      ['inventory'],
    );
    assert.deepEqual(
      service.consumers?.map((one) => one.serviceName),
      ['gateway'],
    );
    assert.equal(service.schemaInfos?.[0]?.schemaId, 'cart-endpoint');
  });
});
