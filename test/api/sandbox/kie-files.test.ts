import assert from 'node:assert/strict';
import { noCredentials } from '../../../api/auth/credentials';
import { createKieKv, listKieKvs } from '../../../api/catalogue/kie/configurations';
import { importKieFile } from '../../../api/catalogue/kie/files';
import { getKieHealth } from '../../../api/catalogue/kie/health';
import { createClient } from '../../../api/client';
import type { ApiClient } from '../../../api/client';
import { startTestSandbox } from './running';
import type { TestSandbox } from './running';

const project = { project_id: 'default' };

describe('sandbox: files sent to the configuration center itself', () => {
  let sandbox: TestSandbox;
  let client: ApiClient;
  beforeEach(async () => {
    sandbox = await startTestSandbox({ seed: 'empty' });
    client = createClient({ address: sandbox.ready.kie, credentials: noCredentials() });
    const body = { key: 'known', value: 'ours', value_type: 'json', status: 'enabled' } as const;
    await client.call(createKieKv, { ...project, body });
  });
  afterEach(async () => {
    await client.close();
    await sandbox.close();
  });

  const data = [
    { key: 'first', value: '1', labels: { app: 'shop' } },
    { key: 'bad key', value: '1' },
    { key: 'known', value: 'theirs', value_type: 'yaml' },
    { key: 'last', value: '1' },
  ];

  async function imported(override: 'force' | 'abort' | 'skip') {
    const { success, failure } = await client.call(importKieFile, { ...project, override, body: { data } });
    const { data: items } = await client.call(listKieKvs, { ...project, key: 'known' });
    return {
      success: success?.map((one) => one.key),
      failure: failure?.map((one) => [one.key, one.error_code]),
      known: items.map((one) => [one.value, one.value_type, one.status]),
    };
  }

  it('force: overwrite what is there, except its type', async () => {
    assert.deepEqual(await imported('force'), {
      success: ['first', 'known', 'last'],
      failure: [['bad key', 400001]],
      known: [['theirs', 'json', 'enabled']],
    });
  });

  it('abort: stop at what is there, and keep what came before', async () => {
    assert.deepEqual(await imported('abort'), {
      success: ['first'],
      failure: [
        ['bad key', 400001],
        ['known', 400005],
        ['last', 400005],
      ],
      known: [['ours', 'json', 'enabled']],
    });
  });

  it('skip: leave out what is there', async () => {
    assert.deepEqual(await imported('skip'), {
      success: ['first', 'last'],
      failure: [
        ['bad key', 400001],
        ['known', 400004],
      ],
      known: [['ours', 'json', 'enabled']],
    });
  });

  async function send(query: string, body: string, type = 'application/json') {
    const address = `${sandbox.ready.kie}/v1/default/kie/file${query}`;
    const answer = await fetch(address, { method: 'POST', headers: { 'content-type': type }, body });
    return { status: answer.status, text: await answer.text() };
  }

  it('may be YAML, and without data nothing is imported', async () => {
    const yaml = await send('?override=skip', 'data:\n  - key: plain\n    value: one\n', 'text/yaml');
    assert.deepEqual([yaml.status, yaml.text.includes('"key":"plain"')], [200, true]);
    assert.deepEqual(await send('?override=skip', '{}'), {
      status: 200,
      text: '{"success":[],"failure":[]}',
    });
  });

  it('need to be told what to do with what is there', async () => {
    const missing = await send('', '{}');
    assert.equal(missing.status, 400);
    assert.match(missing.text, /"detail":"Query parameter 'override' is required"/);
    assert.equal((await send('?override=merge', '{}')).status, 500, 'the server panics');
  });

  it('are refused as a whole when they can’t be read, are too large, or no file at all', async () => {
    assert.match((await send('?override=skip', '{"data":')).text, /decode request body failed/);
    assert.match(
      (await send('?override=skip', '{"data":[{"key":"a","value":1}]}')).text,
      /cannot unmarshal number into Go struct field/,
    );
    const large = await send('?override=skip', `{"data":[{"key":"a","value":"${'x'.repeat(2_621_440)}"}]}`);
    assert.deepEqual([large.status, /request body too large/.test(large.text)], [400, true]);
    assert.equal((await send('?override=skip', 'a form', 'multipart/form-data')).status, 415);
  });

  it('raise the revision item by item, which its health tells', async () => {
    const before = await client.call(getKieHealth, {});
    await imported('skip');
    const after = await client.call(getKieHealth, {});
    assert.deepEqual([before.revision, before.total_kv_count], ['1', 1]);
    assert.deepEqual([after.revision, after.total_kv_count], ['3', 3]);
    assert.equal(after.timestamp, Math.floor(sandbox.now() / 1000));
  });
});

describe('sandbox: searches that the configuration center refuses', () => {
  let sandbox: TestSandbox;
  before(async () => {
    sandbox = await startTestSandbox({ seed: 'empty' });
  });
  after(() => sandbox.close());

  const refused: [query: string, detail: RegExp][] = [
    ['limit=0', /^invalid limit number$/],
    ['limit=101', /^invalid limit number$/],
    ['limit=ten', /^invalid limit number$/],
    ['offset=-1', /^invalid offset number$/],
    ['offset=ten', /^strconv\.ParseInt: parsing "ten": invalid syntax$/],
    ['revision=new', /^revision param should be formed with number greater than 0$/],
    ['wait=5m1s', /^wait param should be formed with number and time unit/],
    ['wait=soon', /^wait param should be formed with number and time unit/],
    ['wait=1s&key=a', /^can not accept key params, when using wait$/],
    ['status=on', /^validate failed, field: ListKVRequest\.Status, rule: /],
    [`key=${'k'.repeat(129)}`, /^validate failed, field: ListKVRequest\.Key, rule: max = 128$/],
    [`value=${'v'.repeat(129)}`, /^validate failed, field: ListKVRequest\.Value, rule: max = 128$/],
    ['label=app', /^label value can not be empty/],
    ['label=a:b:c', /^label value can not be empty/],
    [
      Array.from({ length: 9 }, (_none, index) => `label=l${index}:x`).join('&'),
      /^validate failed, field: ListKVRequest\.Labels, rule: max = 8$/,
    ],
  ];
  for (const [query, expected] of refused) {
    it(`${query.slice(0, 40)}`, async () => {
      const answer = await fetch(`${sandbox.ready.kie}/v1/default/kie/kv?${query}`);
      const { errorCode, detail } = (await answer.json()) as { errorCode: string; detail: string };
      assert.deepEqual([answer.status, errorCode], [400, '400001']);
      assert.match(detail, expected);
    });
  }
});
