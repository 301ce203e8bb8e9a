import assert from 'node:assert/strict';
import {
  deleteConfigurationScope,
  exportKieConfigurations,
  importKieConfigurations,
} from '../../../api/catalogue/cse/dynamic-configuration';
import { createKieKv, listKieKvs } from '../../../api/catalogue/kie/configurations';
import { queryConfigurations } from '../../../api/catalogue/registry/configurations';
import { noCredentials } from '../../../api/auth/credentials';
import { createClient } from '../../../api/client';
import type { ApiClient } from '../../../api/client';
import { nacosEngineId, prodEngineId } from '../../../sandbox/seeds/demo/cse';
import { startWithCse } from './cse-running';
import { failureOf } from './running';
import { assertEvery } from '../../every';

const inKie = { project_id: 'default' };
const labels = { environment: 'staging', app: 'shop' };
const fileOf = (...items: [key: string, value: string][]) =>
  JSON.stringify({ data: items.map(([key, value]) => ({ key, value, labels })) });

describe('sandbox: configuration of an engine through the cloud', () => {
  let sandbox: Awaited<ReturnType<typeof startWithCse>>;
  let kie: ApiClient;
  beforeEach(async () => {
    sandbox = await startWithCse();
    kie = createClient({ address: sandbox.ready.kie, credentials: noCredentials() });
    await kie.call(createKieKv, { ...inKie, body: { key: 'b', value: 'old', labels } });
  });
  afterEach(async () => {
    await kie.close();
    await sandbox.close();
  });

  const inEngine = (id = prodEngineId) => ({ project_id: sandbox.project_id, 'x-engine-id': id });
  const file = fileOf(['a', 'new'], ['b', 'new'], ['c', 'new']);

  /** Values by key of what the engine itself holds for the environment. */
  async function held(): Promise<Record<string, string>> {
    const { data } = await kie.call(listKieKvs, { ...inKie, label: ['environment:staging'] });
    return Object.fromEntries(data.map(({ key, value }) => [key, value]));
  }

  async function upload(override: 'force' | 'abort' | 'skip') {
    const { success, failure } = await sandbox.client.call(importKieConfigurations, {
      ...inEngine(),
      override,
      body: { upload_file: file },
    });
    return [success?.map(({ key }) => key), failure?.map(({ key, error_code }) => [key, error_code])];
  }

  it('is imported over what exists', async () => {
    assert.deepEqual(await upload('force'), [['a', 'b', 'c'], []]);
    assert.deepEqual(await held(), { a: 'new', b: 'new', c: 'new' });
  });

  it('is imported around what exists', async () => {
    assert.deepEqual(await upload('skip'), [['a', 'c'], [['b', 'SVCSTG.00400107']]]);
    assert.deepEqual(await held(), { a: 'new', b: 'old', c: 'new' });
  });

  it('is imported up to what exists', async () => {
    const failed = ['b', 'c'].map((key) => [key, 'SVCSTG.00400107']);
    assert.deepEqual(await upload('abort'), [['a'], failed]);
    assert.deepEqual(await held(), { a: 'new', b: 'old' });
  });

  it('is exported, policies of governance among it, and comes back as it was', async () => {
    const wanted = { ...inEngine(), label: 'environment:production', body: { ids: [] } };
    const { data } = await sandbox.client.call(exportKieConfigurations, wanted);
    assert.ok(data.some(({ key }) => key.startsWith('servicecomb.matchGroup.')));
    assertEvery(data, (item) => item.labels?.['environment'] === 'production');
    const upload_file = JSON.stringify({ data });
    const { success, failure } = await sandbox.client.call(importKieConfigurations, {
      ...inEngine(),
      label: 'environment:rehearsal',
      override: 'skip',
      body: { upload_file },
    });
    assert.deepEqual([success?.length, failure], [data.length, []]);
  });

  it('is each engine’s own', async () => {
    const other = sandbox.client.call(exportKieConfigurations, {
      ...inEngine(nacosEngineId),
      body: { ids: [] },
    });
    assert.deepEqual((await failureOf(other)).code, 'SVCSTG.00501116');
    const unknown = sandbox.client.call(exportKieConfigurations, { ...inEngine('none'), body: { ids: [] } });
    assert.deepEqual((await failureOf(unknown)).code, 'SVCSTG.00501116');
  });

  const uploads: [name: string, headers: Record<string, string>, body: string, code: string][] = [
    ['JSON instead of a form', { 'content-type': 'application/json' }, file, 'SVCSTG.00400650'],
    ['nothing', {}, '', 'SVCSTG.00400650'],
    ['a form without the file', formHeaders(), formOf('file', file), 'SVCSTG.00400650'],
    ['a form that is cut off', formHeaders(), formOf('upload_file', file).slice(0, -30), 'SVCSTG.00400650'],
    ['a file that is empty', formHeaders(), formOf('upload_file', ''), 'SVCSTG.00400651'],
    ['a file of YAML', formHeaders(), formOf('upload_file', 'data: []'), 'SVCSTG.00400651'],
  ];
  for (const [name, headers, body, code] of uploads) {
    it(`is not imported from ${name}`, async () => {
      const token = await sandbox.tokenFor('eu-west-101');
      const answer = await fetch(`${sandbox.ready.cse}/v1/${sandbox.project_id}/kie/file`, {
        method: 'POST',
        headers: { 'X-Auth-Token': token, 'x-engine-id': prodEngineId, ...headers },
        body,
      });
      const error: unknown = await answer.json();
      assert.ok(error instanceof Object && 'error_code' in error);
      assert.deepEqual([answer.status, error.error_code], [400, code]);
      assert.deepEqual(await held(), { b: 'old' });
    });
  }

  it('of engines 1.x is deleted by scope, as a whole or by key', async () => {
    const settings = async (dimensionsInfo: string) => {
      const { revision, ...found } = await sandbox
        .registry()
        .call(queryConfigurations, { ...inKie, dimensionsInfo });
      assert.ok(revision?.['version']);
      return found;
    };
    const remove = (dimension: string, keys?: string[]) =>
      sandbox.client.call(deleteConfigurationScope, {
        project_id: sandbox.project_id,
        dimension,
        body: { ...(keys && { keys }) },
      });
    assert.deepEqual(await remove('cart@shop', ['cart.limit', 'unknown']), { Result: 'success' });
    const version = { 'cart@shop#1.1.0': { 'cart.limit': '80' } };
    const rest = { 'cart@shop': { 'cart.currency': 'EUR' }, ...version };
    assert.deepEqual(await settings('cart@shop#1.1.0'), rest);
    await remove('cart@shop');
    assert.deepEqual(await settings('cart@shop#1.1.0'), version);
    assert.deepEqual(await remove('cart@shop'), { Result: 'success' });
  });
});

function formHeaders(): Record<string, string> {
  return { 'content-type': 'multipart/form-data; boundary=limit' };
}

function formOf(field: string, text: string): string {
  const head = `Content-Disposition: form-data; name="${field}"; filename="a.json"`;
  return `--limit\r\n${head}\r\nContent-Type: application/json\r\n\r\n${text}\r\n--limit--\r\n`;
}
