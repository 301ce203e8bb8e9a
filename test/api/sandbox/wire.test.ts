import assert from 'node:assert/strict';
import { startTestSandbox } from './running';
import type { TestSandbox } from './running';

interface Seen {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly text: string;
}

async function ask(url: string, init: RequestInit = {}): Promise<Seen> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
  return { status: response.status, type, headers: response.headers, text: await response.text() };
}

describe('sandbox: what the LAIN console answers to requests that no client should send', () => {
  let sandbox: TestSandbox;
  before(async () => {
    sandbox = await startTestSandbox();
  });
  after(() => sandbox.close());

  const lain = (method: string, path: string, body?: string) =>
    ask(`${sandbox.ready.lain}${path}`, {
      method,
      body,
      headers: { 'access-token': 'sandbox-token-of-lin' },
    });

  it('a page of Django for an unknown path', async () => {
    const { status, type, text } = await lain('GET', '/api/v1/nothing/');
    assert.deepEqual([status, type], [404, 'text/html']);
    assert.match(text, /Page not found/);
    assert.equal((await lain('GET', '/v1/apps/')).status, 404, 'the url fields can’t be followed');
  });

  it('a redirection when the slash at the end is missing', async () => {
    const { status, headers } = await lain('GET', '/api/v1/apps?apptype=app');
    assert.deepEqual([status, headers.get('location')], [301, '/api/v1/apps/?apptype=app']);
    const post = await lain('POST', '/api/v1/apps', '{}');
    assert.deepEqual([post.status, post.type], [500, 'text/html']);
    assert.match(post.text, /APPEND_SLASH/);
    assert.equal((await lain('GET', '/api/v1/usedstreamrouterports')).status, 200);
  });

  const refusals: [method: string, path: string, name: string][] = [
    ['PATCH', '/api/v1/apps/', 'apps'],
    ['POST', '/api/v1/apps/hello-world/', 'app'],
    ['DELETE', '/api/v1/repos/', 'repos'],
    ['PUT', '/api/v1/repos/hello-world/', 'repo'],
    ['POST', '/api/v1/repos/hello-world/versions/', 'version'],
    ['PUT', '/api/v1/apps/hello-world/procs/', 'procs'],
    ['POST', '/api/v1/resources/redis-resource/instances/', 'resource'],
  ];
  for (const [method, path, name] of refusals) {
    it(`405 in JSON for ${method} ${path}`, async () => {
      const { status, text } = await lain(method, path);
      assert.equal(status, 405);
      assert.deepEqual(JSON.parse(text), {
        [name]: null,
        msg: `invalid http method ${method}`,
        url: '/v1/docs/',
      });
    });
  }

  it('a page of Django where a view forgets to return its refusal', async () => {
    for (const path of [
      '/api/v1/apps/hello-world/procs/web/',
      '/api/v1/apps/hello-world/procs/web/instance/1/histories/',
    ]) {
      const { status, type, text } = await lain('PUT', path);
      assert.deepEqual([status, type], [500, 'text/html']);
      assert.match(text, /didn't return an HttpResponse/);
    }
  });

  it('permission to browsers of any origin', async () => {
    const { status, headers } = await lain('OPTIONS', '/api/v1/apps/');
    assert.equal(status, 200);
    assert.equal(headers.get('access-control-allow-origin'), '*');
    assert.equal(headers.get('access-control-allow-headers'), 'access-token, content-type');
  });

  const badBodies: [method: string, path: string, body: string, status: number, message: string][] = [
    ['POST', '/api/v1/apps/', 'not json', 400, 'invalid request: should be json body with appname(string)'],
    ['POST', '/api/v1/repos/', '{}', 400, 'invalid request: should be json body with appname(string)'],
    [
      'POST',
      '/api/v1/repos/',
      '{"appname":"9lives"}',
      500,
      'error reposing app 9lives : \ninvalid group name\n',
    ],
    [
      'POST',
      '/api/v1/repos/hello-world/maintainers/',
      '{"username":"mei"}',
      400,
      'invalid request: should be json body with username(string) and role(string)',
    ],
    [
      'POST',
      '/api/v1/apps/hello-world/procs/',
      '[]',
      400,
      'invalid request: should be json body with procname(string)',
    ],
    [
      'PATCH',
      '/api/v1/apps/hello-world/procs/web/',
      '{',
      400,
      'invalid request: should be json body with num_instances(integer) or cpu(integer) or memory(str)',
    ],
    [
      'PATCH',
      '/api/v1/apps/hello-world/procs/web/',
      '{}',
      400,
      'missing parameters: num_instances OR cpu OR memory',
    ],
    [
      'PATCH',
      '/api/v1/apps/hello-world/procs/web/',
      '{"num_instances":2,"cpu":1,"memory":"64M"}',
      400,
      'scale num_instances should be a separate operation',
    ],
    [
      'PATCH',
      '/api/v1/apps/hello-world/procs/web/',
      '{"num_instances":"2"}',
      400,
      'invalid parameter: num_instances ("2") should be integer',
    ],
    [
      'PATCH',
      '/api/v1/apps/hello-world/procs/web/',
      '{"memory":"lots"}',
      400,
      'invalid parameter: memory (lots) humanfriendly.parse_size(memory) failed',
    ],
    [
      'PATCH',
      '/api/v1/apps/hello-world/procs/web/',
      '{"num_instances":-1}',
      500,
      '    status_code: 400\n    message: Missing paremeters',
    ],
  ];
  for (const [method, path, body, status, message] of badBodies) {
    it(`${String(status)} for ${method} ${path} with ${body}`, async () => {
      const answer = await lain(method, path, body);
      assert.equal(answer.status, status);
      assert.equal((JSON.parse(answer.text) as { msg: string }).msg, message);
    });
  }

  it('the body of a first deployment is judged before the token', async () => {
    const { status } = await ask(`${sandbox.ready.lain}/api/v1/apps/`, { method: 'POST', body: '{}' });
    assert.equal(status, 400);
  });

  it('any operation word is accepted and does nothing', async () => {
    const path = '/api/v1/apps/hello-world/procs/web/';
    const before = JSON.parse((await lain('GET', path)).text) as { proc: { pods: unknown } };
    const answer = await lain('PATCH', path, '{"operation":"dance"}');
    assert.equal(answer.status, 202);
    assert.deepEqual((JSON.parse(answer.text) as { proc: { pods: unknown } }).proc.pods, before.proc.pods);
  });

  it('paths that are hardly any get the page of Django too', async () => {
    for (const path of ['//', '/%zz', '/api/v1/apps/%zz/'])
      assert.equal((await lain('GET', path)).status, 404);
  });

  it('whatever the type of the body is said to be, it is read as JSON', async () => {
    const { status } = await ask(`${sandbox.ready.lain}/api/v1/repos/`, {
      method: 'POST',
      body: '{"appname":"typed"}',
      headers: { 'access-token': 'sandbox-token-of-lin', 'content-type': 'bogus;;;' },
    });
    assert.equal(status, 201);
  });

  it('a query without apptype means apps only, an unknown type none', async () => {
    const types = async (query: string) => {
      const { apps } = JSON.parse((await lain('GET', `/api/v1/apps/${query}`)).text) as {
        apps: { apptype: string }[];
      };
      return new Set(apps.map((app) => app.apptype));
    };
    assert.deepEqual(await types('?x=1'), new Set(['app']));
    assert.deepEqual(await types('?apptype=toaster'), new Set());
    assert.ok((await types('')).has('resource-instance'));
  });
});

describe('sandbox: what the registry answers to requests that no client should send', () => {
  let sandbox: TestSandbox;
  before(async () => {
    sandbox = await startTestSandbox();
  });
  after(() => sandbox.close());

  const registry = (method: string, path: string, body?: string) =>
    ask(`${sandbox.ready.registry}/v4/default/registry/${path}`, { method, body });
  const error = async (method: string, path: string, body?: string) => {
    const { status, text } = await registry(method, path, body);
    const { errorCode, detail } = JSON.parse(text) as { errorCode: string; detail: string };
    return { status, errorCode, detail };
  };

  it('plain text for an unknown path or a wrong method', async () => {
    const unknown = await registry('GET', 'nothing');
    assert.deepEqual(
      [unknown.status, unknown.type, unknown.text],
      [404, 'text/plain', '404 page not found\n'],
    );
    const wrong = await registry('PATCH', 'existence');
    assert.deepEqual([wrong.status, wrong.type, wrong.headers.get('allow')], [405, 'text/plain', 'GET']);
  });

  it('its own answer for an id longer than any', async () => {
    assert.equal((await error('GET', `microservices/${'a'.repeat(300)}`)).errorCode, '400001');
  });

  it('400001 with the field for what does not fit', async () => {
    const bad = await error('POST', 'microservices', '{"service":{"serviceName":"a b"}}');
    assert.deepEqual([bad.status, bad.errorCode], [400, '400001']);
    assert.match(
      bad.detail,
      /^field 'MicroService\.ServiceName' invalid value 'a b' does not match rule: \{Min: 1, Max: 128, Regexp: /,
    );
    const missing = await error('POST', 'microservices', '{"service":{}}');
    assert.match(missing.detail, /^field 'MicroService\.ServiceName' invalid value ''/);
    const version = await error(
      'POST',
      'microservices',
      '{"service":{"serviceName":"a","version":"1.40000"}}',
    );
    assert.match(version.detail, /^field 'MicroService\.Version'/);
    const path = 'existence?type=microservice&serviceName=cart&version=latest&env=staging';
    assert.match(
      (await error('GET', path)).detail,
      /^field 'GetExistenceRequest\.Environment' invalid value 'staging'/,
    );
  });

  it('400001 for what is no JSON', async () => {
    assert.equal((await error('POST', 'microservices', '{"service":')).errorCode, '400001');
  });

  it('400001 for bodies over their limits', async () => {
    const { text } = await registry('GET', 'microservices');
    const [{ serviceId } = { serviceId: '' }] = (JSON.parse(text) as { services: { serviceId: string }[] })
      .services;
    const padded = (kilobytes: number) =>
      JSON.stringify({ properties: { padding: 'x'.repeat(kilobytes * 1024) } });
    const tooLarge = { status: 400, errorCode: '400001', detail: 'http: request body too large' };
    assert.deepEqual(await error('PUT', `microservices/${serviceId}/properties`, padded(3)), tooLarge);
    const instance = JSON.stringify({
      instance: { hostName: 'h', properties: { padding: 'x'.repeat(5 * 1024) } },
    });
    assert.deepEqual(await error('POST', `microservices/${serviceId}/instances`, instance), tooLarge);
    assert.deepEqual(await error('POST', 'microservices', padded(2 * 1024)), tooLarge);
    assert.equal((await registry('PUT', `microservices/${serviceId}/properties`, padded(2))).status, 200);
  });

  it('only 0 and 1 as flags, but also words where it reads truth', async () => {
    const { text } = await registry('GET', 'microservices');
    const [{ serviceId } = { serviceId: '' }] = (JSON.parse(text) as { services: { serviceId: string }[] })
      .services;
    assert.equal((await registry('GET', `microservices/${serviceId}/schemas?withSchema=1`)).status, 200);
    assert.equal((await registry('GET', `microservices/${serviceId}/schemas?withSchema=true`)).status, 400);
    for (const force of ['1', 'true']) {
      const { errorCode } = await error('DELETE', `microservices/none?force=${force}`);
      assert.equal(errorCode, '400012');
    }
    assert.equal((await error('DELETE', 'microservices/none?force=yes')).errorCode, '400001');
  });

  it('304 when the instances are those that the asker knows', async () => {
    const path = 'instances?appId=shop&serviceName=cart&env=production&version=latest';
    const revision = (await registry('GET', path)).headers.get('x-resource-revision');
    assert.ok(revision);
    const again = await registry('GET', `${path}&rev=${revision}`);
    assert.deepEqual([again.status, again.text], [304, '']);
  });

  it('never deletes itself', async () => {
    const { text } = await registry('GET', 'microservices?withShared=1');
    const { services } = JSON.parse(text) as { services: { serviceId: string; serviceName: string }[] };
    const own = services.find((service) => service.serviceName === 'SERVICECENTER');
    assert.equal(
      (await error('DELETE', `microservices/${own?.serviceId ?? ''}?force=1`)).errorCode,
      '400001',
    );
  });
});

describe('sandbox: what the identity service answers to requests that no client should send', () => {
  it('its own and its gateway’s error forms', async () => {
    const sandbox = await startTestSandbox();
    try {
      const iam = (path: string, init: RequestInit = {}) => ask(`${sandbox.ready.iam}${path}`, init);
      assert.match((await iam('/v3/nothing')).text, /"error_code":"APIGW\.0101"/);
      const bad = await iam('/v3/auth/tokens', { method: 'POST', body: '{"auth":{}}' });
      assert.deepEqual(
        [bad.status, (JSON.parse(bad.text) as { error: { code: number } }).error.code],
        [400, 400],
      );
      const anonymous = await iam('/v3/projects');
      assert.equal(anonymous.status, 401);
      assert.match(anonymous.text, /"title":"Unauthorized"/);
    } finally {
      await sandbox.close();
    }
  });
});
