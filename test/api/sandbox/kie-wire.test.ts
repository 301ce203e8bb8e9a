import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noCredentials } from '../../../api/auth/credentials';
import { registryPassword } from '../../../api/auth/registry-password';
import { createKieKv, listKieKvs } from '../../../api/catalogue/kie/configurations';
import { createClient } from '../../../api/client';
import { startSandbox } from '../../../sandbox/sandbox';
import { failureOf, startTestSandbox } from './running';
import type { TestSandbox } from './running';

const project = { project_id: 'default' } as const;

describe('sandbox: what the configuration center answers to requests that no client should send', () => {
  let sandbox: TestSandbox;
  before(async () => {
    sandbox = await startTestSandbox({ seed: 'empty' });
  });
  after(() => sandbox.close());

  async function send(method: string, path: string, body?: string, type = 'application/json') {
    const headers: Record<string, string> = body === undefined || type === '' ? {} : { 'content-type': type };
    const content = body === undefined ? undefined : Buffer.from(body);
    const answer = await fetch(`${sandbox.ready.kie}${path}`, { method, headers, body: content });
    return { status: answer.status, text: await answer.text() };
  }

  const refused = (detail: string) => ({
    status: 400,
    text: JSON.stringify({ errorCode: '400001', errorMessage: 'invalid parameter(s)', detail }),
  });

  it('plain text for an unknown path or a wrong method', async () => {
    assert.deepEqual(await send('GET', '/v1/default/kie/unknown'), {
      status: 404,
      text: '404: Page Not Found',
    });
    assert.deepEqual(await send('PATCH', '/v1/default/kie/kv'), {
      status: 405,
      text: '405: Method Not Allowed',
    });
  });

  it('406 to who takes YAML alone, except from an item that was written', async () => {
    const status = async (method: string, path: string, body?: string) => {
      const headers = {
        accept: 'text/yaml',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      };
      const answer = await fetch(`${sandbox.ready.kie}${path}`, { method, headers, body });
      return [answer.status, answer.headers.get('content-type')];
    };
    assert.equal((await status('GET', '/v1/default/kie/kv'))[0], 406);
    assert.equal((await status('GET', '/v1/health'))[0], 406);
    assert.deepEqual(await status('POST', '/v1/default/kie/kv', '{"key":"in-yaml"}'), [200, 'text/yaml']);
  });

  it('and names of members in upper and lower case', async () => {
    const { status, text } = await send(
      'POST',
      '/v1/default/kie/kv',
      '{"Key":"cased","VALUE":"1","Labels":{"App":"a"}}',
    );
    const { key, value, labels } = JSON.parse(text) as { key: string; value: string; labels: object };
    assert.deepEqual([status, key, value, labels], [200, 'cased', '1', { App: 'a' }]);
  });

  it('415 for bodies of another type', async () => {
    const expected = { status: 415, text: '415: Unsupported Media Type' };
    assert.deepEqual(await send('POST', '/v1/default/kie/kv', '{}', 'text/plain'), expected);
    assert.deepEqual(await send('POST', '/v1/default/kie/kv', '{}', ''), expected);
  });

  it('400001 with the rule, or what is wrong with the body', async () => {
    assert.deepEqual(
      await send('POST', '/v1/default/kie/kv', '{"key":"a[0]"}'),
      refused('validate failed, field: KVDoc.Key, rule: ^[a-zA-Z0-9._:-]+$'),
    );
    assert.deepEqual(
      await send('POST', '/v1/default/kie/kv', '{"key":"a","value":1}'),
      refused(
        'decode request body failed: json: cannot unmarshal number into Go struct field KVDoc.value of type string',
      ),
    );
    assert.deepEqual(
      await send('DELETE', '/v1/default/kie/kv', 'ids'),
      refused("decode request body failed: invalid character 'i' looking for beginning of value"),
    );
    assert.deepEqual(
      await send('GET', `/v1/default/kie/kv/${'x'.repeat(65)}`),
      refused('validate failed, field: GetKVRequest.ID, rule: max = 64'),
    );
    assert.deepEqual(
      await send('POST', '/v1/default/kie/kv', ' '.repeat(2_621_441)),
      refused('decode request body failed: http: request body too large'),
    );
  });

  it('YAML to those who write and want it', async () => {
    const answer = await fetch(`${sandbox.ready.kie}/v1/default/kie/kv`, {
      method: 'POST',
      headers: { 'content-type': 'text/yaml', accept: 'text/yaml' },
      body: 'key: from-yaml\nvalue: "1"\n',
    });
    assert.equal(answer.headers.get('content-type'), 'text/yaml');
    assert.match(await answer.text(), /^key: from-yaml$/m);
  });

  it('lists by several labels', async () => {
    const labels = { app: 'shop', environment: 'testing' };
    await send('POST', '/v1/default/kie/kv', JSON.stringify({ key: 'a', labels }));
    await send('POST', '/v1/default/kie/kv', JSON.stringify({ key: 'b', labels: { app: 'shop' } }));
    const { text } = await send('GET', '/v1/default/kie/kv?label=app:shop&label=environment:testing');
    assert.match(text, /^\{"total":1,/);
  });
});

describe('sandbox: the configuration center of an engine', () => {
  it('asks for the engine’s token when the registry does', async () => {
    const { ready, close } = await startSandbox({ registryAuthentication: 'rbac' });
    const { registry } = ready.credentials;
    assert.ok(registry.authentication === 'rbac');
    const address = ready.kie;
    const nobody = createClient({ address, credentials: noCredentials() });
    const center = createClient({ address: ready.registry, credentials: noCredentials() });
    const { name, password } = registry;
    const credentials = registryPassword({ registry: center, name, password });
    const somebody = createClient({ address, credentials });
    try {
      assert.equal((await failureOf(nobody.call(listKieKvs, project))).code, '401204');
      assert.ok((await somebody.call(listKieKvs, project)).total > 0);
    } finally {
      await Promise.all([nobody, somebody, center].map((client) => client.close()));
      await close();
    }
  });

  it('keeps its items and its revision in the data file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
    const data = join(folder, 'state.json');
    const revisionIn = async (create: boolean) => {
      const { ready, close } = await startSandbox({ data, seed: 'empty' });
      const client = createClient({ address: ready.kie, credentials: noCredentials() });
      try {
        if (create) await client.call(createKieKv, { ...project, body: { key: 'kept' } });
        const { headers, data: found } = await client.send(listKieKvs, project);
        return [headers['x-kie-revision'], found?.data.map((one) => one.key)];
      } finally {
        await client.close();
        await close();
      }
    };
    try {
      assert.deepEqual(await revisionIn(true), ['1', ['kept']]);
      assert.deepEqual(await revisionIn(false), ['1', ['kept']]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
