import assert from 'node:assert/strict';
import { registryPassword } from '../../../api/auth/registry-password';
import {
  changeAccountPassword,
  createAccount,
  getAccount,
  updateAccount,
} from '../../../api/catalogue/registry/accounts';
import { dumpRegistry, listRegistryAlarms } from '../../../api/catalogue/registry/admin';
import { listGovernApps } from '../../../api/catalogue/registry/govern';
import { listInstances, registerInstance, sendHeartbeats } from '../../../api/catalogue/registry/instances';
import { createMicroservice, getMicroservice } from '../../../api/catalogue/registry/microservices';
import {
  deleteSchema,
  listSchemas,
  putSchema,
  replaceSchemas,
} from '../../../api/catalogue/registry/schemas';
import { addTags, deleteTags } from '../../../api/catalogue/registry/tags';
import type { ApiClient } from '../../../api/client';
import { failureOf, startTestSandbox } from './running';
import type { TestSandbox } from './running';

const project = { project_id: 'default' };

interface Seen {
  readonly status: number;
  readonly body: { errorCode?: string; detail?: string; [name: string]: unknown };
}

/** What was found on a real service center 2.2. */
describe('sandbox: the registry as the real one is', () => {
  let sandbox: TestSandbox;
  let client: ApiClient;
  beforeEach(async () => {
    sandbox = await startTestSandbox({ seed: 'empty' });
    client = sandbox.registry();
  });
  afterEach(() => sandbox.close());

  async function send(method: string, path: string, body?: unknown): Promise<Seen> {
    const answer = await fetch(`${sandbox.ready.registry}/v4/default/${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Seen['body']) };
  }

  async function refusal(...request: Parameters<typeof send>): Promise<[code?: string, detail?: string]> {
    const { errorCode, detail } = (await send(...request)).body;
    return [errorCode, detail];
  }

  async function create(serviceName: string, more: object = {}): Promise<string> {
    const body = { service: { serviceName, appId: 'shop', ...more } };
    return (await client.call(createMicroservice, { ...project, body })).serviceId;
  }

  it('takes names in JSON in upper and lower case', async () => {
    const serviceId = await create('cart');
    const created = await send('POST', `registry/microservices/${serviceId}/instances`, {
      Instance: { instanceID: 'one', HOSTNAME: 'node', Properties: { Zone: 'a' } },
    });
    assert.equal(created.status, 200);
    for (const name of ['instances', 'Instances']) {
      const instances = [{ serviceId, instanceId: 'one' }];
      assert.deepEqual((await send('PUT', 'registry/heartbeats', { [name]: instances })).body, { instances });
    }
    const { body } = await send('GET', `registry/microservices/${serviceId}/instances/one`);
    const { properties } = body['instance'] as { properties: object };
    assert.deepEqual(properties, { Zone: 'a' }, 'free names stay');
    await client.call(sendHeartbeats, {
      ...project,
      body: { instances: [{ serviceId, instanceId: 'one' }] },
    });
  });

  it('knows no instance of a microservice that it does not know', async () => {
    const at = 'registry/microservices/none/instances/one';
    assert.deepEqual(await refusal('PUT', `${at}/heartbeat`), [
      '400017',
      'leaseId not exist, instance not exist',
    ]);
    assert.deepEqual(await refusal('PUT', `${at}/status?value=UP`), [
      '400017',
      'Service instance does not exist.',
    ]);
    assert.deepEqual(await refusal('DELETE', at), ['400017', "Instance's leaseId not exist."]);
    assert.deepEqual(await refusal('GET', at), ['400012', 'Provider[none] does not exist.']);
    const instance = { hostName: 'node' };
    assert.deepEqual(await refusal('POST', 'registry/microservices/none/instances', { instance }), [
      '400012',
      "Invalid 'serviceID' in request body.",
    ]);
  });

  it('removes all properties where none are given', async () => {
    const service_id = await create('cart', { properties: { team: 'shop' } });
    assert.equal((await send('PUT', `registry/microservices/${service_id}/properties`, {})).status, 200);
    const { service } = await client.call(getMicroservice, { ...project, service_id });
    assert.deepEqual(service.properties ?? {}, {});
  });

  it('answers the id of the microservice that has the alias', async () => {
    const first = await create('cart', { alias: 'basket' });
    assert.equal(await create('trolley', { alias: 'basket' }), first);
    assert.notEqual(await create('trolley', { alias: 'basket', version: '2.0' }), first);
    assert.notEqual(await create('trolley', { alias: 'basket', appId: 'other' }), first);
  });

  it('registers a microservice although its tags and instances do not fit, and says what does not', async () => {
    const { status, body } = await send('POST', 'registry/microservices', {
      service: { serviceName: 'cart', appId: 'shop' },
      tags: { 'two words': 'a' },
      instances: [{ hostName: '' }, { hostName: 'node' }],
    });
    assert.deepEqual([status, body.errorCode], [400, '400001']);
    assert.match(
      body.detail ?? '',
      /^errMessages: \[Invalid parameter\(s\)\(field 'AddServiceTagsRequest\.Tags'/,
    );
    assert.match(body.detail ?? '', /field 'MicroServiceInstance\.HostName' invalid value '' does not match/);
    const service_id = await create('cart');
    const { instances } = (await send('GET', `registry/microservices/${service_id}/instances`)).body;
    assert.equal((instances as unknown[]).length, 1);
  });

  it('lists the applications of one environment, the empty one unless another is named', async () => {
    await create('cart');
    await create('web', { appId: 'portal', environment: 'production' });
    assert.deepEqual((await client.call(listGovernApps, project)).appIds, ['shop']);
    const production = { ...project, env: 'production' } as const;
    assert.deepEqual((await client.call(listGovernApps, production)).appIds, ['portal']);
  });

  it('goes on listing a schema that was deleted, as one without content', async () => {
    const at = { ...project, service_id: await create('cart', { schemas: ['planned'] }) };
    const schema = { ...at, schema_id: 'hello' };
    await client.call(putSchema, { ...schema, body: { schema: 'swagger: "2.0"', summary: 'abc' } });
    await client.call(deleteSchema, schema);
    assert.deepEqual((await client.call(listSchemas, at)).schemas, [
      { schemaId: 'planned' },
      { schemaId: 'hello' },
    ]);
    assert.equal((await failureOf(client.call(deleteSchema, schema))).code, '400016');
  });

  it('and the client refuse schemas without summary and tags with a space', async () => {
    const service_id = await create('cart');
    const at = { ...project, service_id };
    const schemas = [{ schemaId: 'hello', schema: 'x' }];
    assert.deepEqual(await refusal('POST', `registry/microservices/${service_id}/schemas`, { schemas }), [
      '400001',
      'Invalid request.',
    ]);
    const [schema] = schemas;
    assert.ok(schema);
    const kinds = [
      client.call(replaceSchemas, { ...at, body: { schemas: [{ ...schema, summary: '' }] } }),
      client.call(addTags, { ...at, body: { tags: { 'two words': 'a' } } }),
      client.call(deleteTags, { ...at, key: 'two words' }),
    ].map(async (call) => (await failureOf(call)).kind);
    assert.deepEqual(await Promise.all(kinds), ['invalid-request', 'invalid-request', 'invalid-request']);
    assert.deepEqual(
      await refusal('POST', `registry/microservices/${service_id}/tags`, { tags: { 'a b': 'c' } }),
      [
        '400001',
        "field 'AddServiceTagsRequest.Tags' invalid value 'a b' does not match rule: {Max: 100, Regexp: ^[a-zA-Z][a-zA-Z0-9_\\-.]{0,63}$}",
      ],
    );
  });

  it('answers its version and its health without a project too', async () => {
    const at = async (path: string) => {
      const answer = await fetch(`${sandbox.ready.registry}${path}`);
      return (await answer.json()) as { apiVersion?: string; instances?: { hostName: string }[] };
    };
    assert.equal((await at('/version')).apiVersion, '3.0.0');
    assert.deepEqual(
      (await at('/health')).instances?.map(({ hostName }) => hostName),
      ['localhost'],
    );
  });

  it('lists instances in an order of its own', async () => {
    const service = { ...project, service_id: await create('cart') };
    const ids = ['a-3', 'b-2', 'c-1'];
    for (const instanceId of ids) {
      const instance = { instanceId, hostName: 'node', status: 'UP' as const };
      await client.call(registerInstance, { ...service, body: { instance } });
    }
    const listed = async () =>
      ((await client.call(listInstances, service)).instances ?? []).map(({ instanceId }) => instanceId);
    assert.deepEqual(await listed(), [...ids].reverse());
    assert.deepEqual(await listed(), await listed());
  });

  it('shows its cache to those who run it', async () => {
    await create('cart');
    const { info, cache } = await client.call(dumpRegistry, { ...project, options: 'info,cache' });
    assert.ok(info?.version);
    const names = (cache?.services ?? []).map(({ value }) => value?.serviceName);
    assert.ok(names.includes('cart'), names.join());
    assert.deepEqual(await client.call(dumpRegistry, { ...project, options: 'unknown' }), {});
    assert.deepEqual(await client.call(listRegistryAlarms, project), {});
  });

  it('refuses a body over 2 MiB as an invalid parameter', async () => {
    const schema = 'x'.repeat(2 * 1024 * 1024);
    assert.deepEqual(await refusal('PUT', 'registry/microservices/none/schemas/hello', { schema }), [
      '400001',
      'http: request body too large',
    ]);
  });

  const details: [method: string, path: string, body: unknown, detail: string | RegExp][] = [
    [
      'POST',
      'registry/microservices',
      { service: { serviceName: 'a b' } },
      "field 'MicroService.ServiceName' invalid value 'a b' does not match rule: {Min: 1, Max: 128, Regexp: ^[a-zA-Z0-9]*$|^[a-zA-Z0-9][a-zA-Z0-9_\\-.]*[a-zA-Z0-9]$}",
    ],
    [
      'POST',
      'registry/microservices',
      { service: { serviceName: 'a', version: '1.0-SNAPSHOT' } },
      "field 'MicroService.Version' invalid value '1.0-SNAPSHOT' does not match rule: {Max: 64, Regexp: the form x[.y[.z]] where x y and z are 0-32767 range}",
    ],
    [
      'POST',
      'registry/microservices',
      { service: { serviceName: 'a', version: '1.40000' } },
      /^field 'MicroService\.Version' invalid value '1\.40000' .* 0-32767 range\}$/,
    ],
    [
      'POST',
      'registry/microservices',
      { service: { serviceName: 'a', environment: 'dev' } },
      "field 'MicroService.Environment' invalid value 'dev' does not match rule: {Regexp: ^(development|testing|acceptance|production)*$}",
    ],
    [
      'POST',
      'registry/microservices',
      { service: { serviceName: 5 } },
      'json: cannot unmarshal number into Go struct field MicroService.service.serviceName of type string',
    ],
    ['POST', 'registry/microservices', {}, 'Request body is empty'],
    [
      'POST',
      'registry/microservices/none/instances',
      { instance: { hostName: 'a', healthCheck: { mode: 'ask', interval: 1, times: 1 } } },
      "field 'HealthCheck.Mode' invalid value 'ask' does not match rule: {Regexp: ^(push|pull)$}",
    ],
    ['POST', 'registry/microservices/none/instances', { instance: { hostName: 5 } }, 'Unmarshal error'],
    [
      'PUT',
      'registry/microservices/none/instances/one/status?value=ASLEEP',
      undefined,
      "field 'UpdateInstanceStatusRequest.Status' invalid value 'ASLEEP' does not match rule: {Regexp: ^(UP|DOWN|STARTING|TESTING|OUTOFSERVICE)$}",
    ],
    [
      'GET',
      'registry/instances?serviceName=cart',
      undefined,
      /^field 'FindInstancesRequest\.AppId' invalid value '' does not match rule: \{Min: 1, Max: 160, /,
    ],
    ['DELETE', 'registry/microservices/none/tags/a', undefined, 'Service does not exist.'],
  ];
  for (const [method, path, body, detail] of details) {
    it(`says ${String(detail)} for ${method} ${path}`, async () => {
      const [, said = ''] = await refusal(method, path, body);
      if (typeof detail === 'string') assert.equal(said, detail);
      else assert.match(said, detail);
    });
  }
});

describe('sandbox: accounts as the real registry has them', () => {
  const password = 'Sandbox.Engine.2';
  let sandbox: TestSandbox;
  let root: ApiClient;
  beforeEach(async () => {
    sandbox = await startTestSandbox({ seed: 'empty', registryAuthentication: 'rbac' });
    root = clientOf('root', 'Sandbox.Engine.1');
    await root.call(createAccount, { body: { name: 'mei', password, roles: ['developer'] } });
  });
  afterEach(() => sandbox.close());

  function clientOf(name: string, secret: string): ApiClient {
    return sandbox.registry(registryPassword({ registry: sandbox.registry(), name, password: secret }));
  }

  it('may be given the password that they have, by others', async () => {
    await root.call(changeAccountPassword, { name: 'mei', body: { password } });
    const own = clientOf('mei', password).call(changeAccountPassword, {
      name: 'mei',
      body: { currentPassword: password, password },
    });
    assert.equal((await failureOf(own)).code, '400206');
  });

  it('are locked by wrong current passwords too', async () => {
    const client = clientOf('mei', password);
    const change = async (currentPassword?: string) => {
      const body = { currentPassword, password: 'Sandbox.Engine.3' };
      return (await failureOf(client.call(changeAccountPassword, { name: 'mei', body }))).code;
    };
    assert.equal(await change(), '400001');
    for (let time = 1; time <= 3; time += 1) assert.equal(await change('wrong'), '401207');
    assert.equal(await change(password), '403201');
  });

  it('keep their roles only when these are sent', async () => {
    const body = { status: 'inactive' } as unknown as { roles: string[]; status: 'inactive' };
    assert.equal((await failureOf(root.call(updateAccount, { name: 'mei', body }))).kind, 'invalid-request');
  });

  it('have ids that do not come from their names', async () => {
    const { id } = await root.call(getAccount, { name: 'mei' });
    assert.match(id ?? '', /^[0-9a-f]{32}$/);
  });
});
