import assert from 'node:assert/strict';
import { startTestSandbox } from './running';
import type { TestSandbox } from './running';

interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

describe('sandbox: what the registry’s answers and refusals look like', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await startTestSandbox({ seed: 'empty' });
  });
  afterEach(() => sandbox.close());

  async function ask(
    method: string,
    path: string,
    { body, headers }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Seen> {
    const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
    const response = await fetch(`${sandbox.ready.registry}/v4/default/${path}`, {
      method,
      body: text,
      headers,
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  const seen = async (...request: Parameters<typeof ask>): Promise<unknown> =>
    JSON.parse((await ask(...request)).text);

  async function refusal(...request: Parameters<typeof ask>): Promise<[code: string, detail: string]> {
    const { errorCode, detail } = (await seen(...request)) as { errorCode: string; detail: string };
    return [errorCode, detail];
  }

  async function register(service: Record<string, unknown>, more: object = {}): Promise<string> {
    const { serviceId } = (await seen('POST', 'registry/microservices', {
      body: { service: { appId: 'shop', ...service }, ...more },
    })) as { serviceId: string };
    return serviceId;
  }

  it('nothing that is empty is written', async () => {
    assert.deepEqual(await seen('GET', 'registry/microservices'), {});
    const id = await register({ serviceName: 'cart', properties: { note: '' } });
    const { service } = (await seen('GET', `registry/microservices/${id}`)) as { service: object };
    assert.equal('environment' in service || 'schemas' in service, false);
    assert.deepEqual((service as { properties: object }).properties, { note: '' }, 'free values stay');
    assert.deepEqual(await seen('GET', `registry/microservices/${id}/instances`), {});
    assert.deepEqual(await seen('GET', `registry/microservices/${id}/tags`), {});
    assert.deepEqual(await seen('GET', 'govern/relations'), {
      nodes: [{ id, name: 'cart', appId: 'shop', version: '0.0.1', type: '', color: '', position: '' }],
      lines: [],
      circles: [],
    });
  });

  it('empty texts and null are taken as nothing where something is registered', async () => {
    const id = await register({ serviceName: 'cart', level: '', status: '', registerBy: '', version: null });
    const { service } = (await seen('GET', `registry/microservices/${id}`)) as {
      service: Record<string, unknown>;
    };
    assert.deepEqual([service['level'], service['status'], service['version']], ['BACK', 'UP', '0.0.1']);
  });

  it('tags and instances are registered with their service, also when it is there already', async () => {
    const first = await register({ serviceName: 'cart' }, { tags: { team: 'a' } });
    const again = { tags: { stage: 'b' }, instances: [{ hostName: 'node' }] };
    assert.equal(await register({ serviceName: 'cart' }, again), first);
    assert.deepEqual(await seen('GET', `registry/microservices/${first}/tags`), {
      tags: { team: 'a', stage: 'b' },
    });
    const { instances } = (await seen('GET', `registry/microservices/${first}/instances`)) as {
      instances: unknown[];
    };
    assert.equal(instances.length, 1);
  });

  const checks: [wanted: object | undefined, accepted: object][] = [
    [undefined, { mode: 'push', interval: 30, times: 3 }],
    [
      { mode: 'push', interval: 1, times: 0 },
      { mode: 'push', interval: 5, times: 3 },
    ],
    [
      { mode: 'pull', port: 8080, interval: 600, times: 9 },
      { mode: 'pull', port: 8080, interval: 30, times: 3 },
    ],
  ];
  for (const [wanted, accepted] of checks) {
    it(`a health check ${wanted ? JSON.stringify(wanted) : 'left out'} becomes ${JSON.stringify(accepted)}`, async () => {
      const id = await register({ serviceName: 'cart' });
      const body = { instance: { instanceId: 'one', hostName: 'node', healthCheck: wanted } };
      await ask('POST', `registry/microservices/${id}/instances`, { body });
      const { instance } = (await seen('GET', `registry/microservices/${id}/instances/one`)) as {
        instance: { healthCheck: object };
      };
      assert.deepEqual(instance.healthCheck, accepted);
    });
  }

  it('a version that is not there is another failure than a service that is not there', async () => {
    await register({ serviceName: 'cart', version: '1.0.0' });
    const existence = (name: string, version: string) =>
      refusal(
        'GET',
        `registry/existence?type=microservice&appId=shop&serviceName=${name}&version=${version}`,
      );
    assert.deepEqual(await existence('cart', '2.0'), ['400026', '/shop/cart/2.0 version mismatch.']);
    assert.deepEqual(await existence('web', '1'), ['400012', '/shop/web/1 does not exist.']);
    assert.deepEqual(await existence('cart', 'latest'), [
      '400001',
      "field 'GetExistenceRequest.Version' invalid value 'latest' does not match rule: {Min: 1, Max: 64, Regexp: the form x[.y[.z]] where x y and z are 0-32767 range}",
    ]);
  });

  it('a service is found by its second name too', async () => {
    const id = await register({ serviceName: 'cart', alias: 'shop:basket' });
    const path = 'registry/existence?type=microservice&appId=shop&serviceName=shop%3Abasket&version=0.0.1';
    const { status, text } = await ask('GET', path);
    assert.deepEqual([status, JSON.parse(text)], [200, { serviceId: id }]);
  });

  it('a schema that exists is named with its service, its checksum in the header', async () => {
    const id = await register({ serviceName: 'cart' });
    await ask('PUT', `registry/microservices/${id}/schemas/hello`, { body: { schema: 'x', summary: 'abc' } });
    const { headers, text } = await ask(
      'GET',
      `registry/existence?type=schema&serviceId=${id}&schemaId=hello`,
    );
    assert.deepEqual(JSON.parse(text), { serviceId: id, schemaId: 'hello' });
    assert.equal(headers.get('x-schema-summary'), 'abc');
  });

  it('a deletion refused says why', async () => {
    const [cart, web] = [await register({ serviceName: 'cart' }), await register({ serviceName: 'web' })];
    const headers = { 'x-consumerid': web };
    await ask('GET', 'registry/instances?appId=shop&serviceName=cart', { headers });
    assert.deepEqual(await refusal('DELETE', `registry/microservices/${cart}`), [
      '400023',
      'Can not delete this service, other service rely it.',
    ]);
    await ask('POST', `registry/microservices/${web}/instances`, {
      body: { instance: { hostName: 'node' } },
    });
    assert.deepEqual(await refusal('DELETE', `registry/microservices/${web}`), [
      '400013',
      'Can not delete the service deployed instance(s).',
    ]);
  });

  it('one that calls itself can be deleted, and lists itself unless that is left out', async () => {
    const id = await register({ serviceName: 'cart' });
    const headers = { 'x-consumerid': id };
    await ask('GET', 'registry/instances?appId=shop&serviceName=cart', { headers });
    for (const [side, member] of [
      ['providers', 'providers'],
      ['consumers', 'consumers'],
    ] as const) {
      const listed = async (query: string) =>
        (await seen('GET', `registry/microservices/${id}/${side}${query}`)) as Record<string, unknown[]>;
      assert.equal((await listed(''))[member]?.length, 1);
      assert.equal((await listed('?noSelf=true'))[member]?.length, 1, 'only 1 counts');
      assert.deepEqual(await listed('?noSelf=1'), {});
    }
    assert.equal((await ask('DELETE', `registry/microservices/${id}`)).status, 200);
  });

  it('who asks must be known, and sees only its own application', async () => {
    const cart = await register({ serviceName: 'cart' });
    const mail = await register({ serviceName: 'mail', appId: 'platform' });
    await ask('POST', `registry/microservices/${mail}/instances`, {
      body: { instance: { instanceId: 'one', hostName: 'node' } },
    });
    const unknown = { 'x-consumerid': 'none' };
    const consumer = { 'x-consumerid': cart };
    const find = 'registry/instances?appId=shop&serviceName=mail';
    assert.deepEqual(await refusal('GET', find, { headers: unknown }), [
      '400012',
      'Consumer[none] does not exist.',
    ]);
    assert.deepEqual(await refusal('GET', find, { headers: consumer }), [
      '400012',
      `Consumer[${cart}][/shop/cart/0.0.1] find provider[/shop/mail] failed, provider does not exist`,
    ]);
    const instances = `registry/microservices/${mail}/instances`;
    assert.equal((await ask('GET', instances)).status, 200);
    assert.equal((await refusal('GET', instances, { headers: consumer }))[0], '400012');
    assert.equal((await refusal('GET', `${instances}/one`, { headers: consumer }))[0], '400017');
  });

  it('instances are asked for by the tags of their service', async () => {
    const id = await register({ serviceName: 'cart' }, { tags: { blue: 'on' } });
    const path = `registry/microservices/${id}/instances`;
    assert.equal((await ask('GET', `${path}?tags=blue`)).status, 200);
    assert.equal((await refusal('GET', `${path}?tags=green`))[0], '400012');
    const known = (await ask('GET', path)).headers.get('x-resource-revision');
    const again = await ask('GET', `${path}?rev=${known ?? ''}`);
    assert.deepEqual([again.status, again.text], [304, '']);
  });

  it('questions of a batch that fail alike fail together, and nothing is answered where nothing was asked', async () => {
    const services = ['one', 'two'].map((serviceName) => ({ service: { appId: 'shop', serviceName } }));
    const answer = await seen('POST', 'registry/instances/action?type=query', { body: { services } });
    assert.deepEqual(answer, {
      services: {
        failed: [
          {
            indexes: [0, 1],
            error: {
              errorCode: '400012',
              errorMessage: 'Micro-service does not exist',
              detail:
                'Micro-service does not exist(Consumer[][///] find provider[/shop/one] failed, provider does not exist)',
            },
          },
        ],
      },
    });
  });

  it('heartbeats that are sent twice in a set count once', async () => {
    const serviceId = await register({ serviceName: 'cart' });
    const instance = { serviceId, instanceId: 'one' };
    await ask('POST', `registry/microservices/${serviceId}/instances`, {
      body: { instance: { instanceId: 'one', hostName: 'node' } },
    });
    const answer = await seen('PUT', 'registry/heartbeats', { body: { Instances: [instance, instance] } });
    assert.deepEqual(answer, { instances: [instance] });
  });

  it('tenants do not see each other', async () => {
    const id = await register({ serviceName: 'cart' });
    const headers = { 'x-domain-name': 'elsewhere' };
    assert.deepEqual(await seen('GET', 'registry/microservices', { headers }), {});
    assert.equal((await refusal('GET', `registry/microservices/${id}`, { headers }))[0], '400012');
    const usual = { 'x-domain-name': 'default' };
    assert.equal((await ask('GET', `registry/microservices/${id}`, { headers: usual })).status, 200);
  });

  const ownWords: [method: string, path: string, body: unknown, detail: string][] = [
    ['DELETE', 'registry/microservices/none?force=yes', undefined, 'parameter force must be false or true'],
    ['GET', 'govern/microservices?countOnly=2', undefined, 'parameter countOnly must be 1 or 0'],
    [
      'GET',
      'registry/microservices/none/schemas?withSchema=true',
      undefined,
      'parameter withSchema must be 1 or 0',
    ],
    ['GET', 'registry/existence?type=tag', undefined, 'Only micro-service and schema can be used as type.'],
    ['POST', 'registry/instances/action?type=find', {}, 'Invalid action: find'],
    ['POST', 'registry/instances/action?type=query', {}, 'Required services or instances'],
    ['POST', 'registry/instances/action?type=query', '{', 'Unmarshal error'],
    ['PUT', 'registry/heartbeats', { Instances: [] }, 'Request format invalid.'],
    ['POST', 'registry/microservices/none/schemas', { schemas: [] }, 'Invalid request.'],
  ];
  for (const [method, path, body, detail] of ownWords) {
    it(`“${detail}” for ${method} ${path}`, async () => {
      assert.deepEqual(await refusal(method, path, { body }), ['400001', detail]);
    });
  }

  it('flags that are no flags are overlooked, and options that nobody knows', async () => {
    await register({ serviceName: 'cart' });
    const count = async (path: string, member: string) =>
      ((await seen('GET', path)) as Record<string, unknown[]>)[member]?.length;
    assert.equal(await count('registry/microservices?withShared=yes', 'services'), 1);
    assert.equal(await count('registry/microservices?withShared=true', 'services'), 2);
    assert.equal(await count('govern/microservices?options=rules&appId=&env=', 'allServicesDetail'), 1);
  });

  it('the console’s list is filtered by properties, counts instances, and its statistics know no filter', async () => {
    const id = await register({ serviceName: 'cart', properties: { team: 'a:b' } });
    await register({ serviceName: 'web' });
    await ask('POST', `registry/microservices/${id}/instances`, { body: { instance: { hostName: 'node' } } });
    const found = (await seen(
      'GET',
      'govern/microservices?options=instances&countOnly=1&property=team%3Aa%3Ab',
    )) as { allServicesDetail: { statics: unknown; instances?: unknown }[] };
    assert.deepEqual(
      found.allServicesDetail.map(({ statics, instances }) => [statics, instances]),
      [[{ instances: { count: 1 } }, undefined]],
    );
    assert.deepEqual(await seen('GET', 'govern/microservices?options=statistics&appId=none'), {
      statistics: {
        services: { count: 2, onlineCount: 1 },
        instances: { count: 1, countByDomain: 1 },
        apps: { count: 1 },
      },
    });
  });

  it('refusals of tokens have no detail where there is nothing to add', async () => {
    const secured = await startTestSandbox({ seed: 'empty', registryAuthentication: 'rbac' });
    try {
      const address = `${secured.ready.registry}/v4/default/registry/microservices`;
      const withHeader = async (authorization?: string) => {
        const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
        const response = await fetch(address, { headers });
        const body: unknown = await response.json();
        return [response.status, body] as const;
      };
      assert.deepEqual(await withHeader(), [
        401,
        { errorCode: '401204', errorMessage: 'No authorization header' },
      ]);
      for (const wrong of ['Bearer', 'Bearer  x', 'Bearerx', 'Bearer x']) {
        const [status, body] = await withHeader(wrong);
        assert.deepEqual([status, (body as { errorCode: string }).errorCode], [401, '401201'], wrong);
      }
      const health = await fetch(`${secured.ready.registry}/v4/default/registry/health`);
      assert.equal(health.status, 200);
    } finally {
      await secured.close();
    }
  });
});
