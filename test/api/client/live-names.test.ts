import assert from 'node:assert/strict';
import { registerInstance } from '../../../api/catalogue/registry/instances';
import { createMicroservice } from '../../../api/catalogue/registry/microservices';
import type { ApiClient } from '../../../api/client';
import { placeOf } from '../../../client/connections/place';
import { liveNames } from '../../../client/live-names';
import { startTestSandbox } from '../sandbox/running';
import type { TestSandbox } from '../sandbox/running';

const project = { project_id: 'default' };

describe('names that connections tell the language server', () => {
  let sandbox: TestSandbox;
  let client: ApiClient;
  before(async () => {
    sandbox = await startTestSandbox({ seed: 'empty' });
    client = sandbox.registry();
    await create('cart', '1.0.0', true);
    await create('cart', '2.0.0', false);
    await create('pay', '3.0.0', true);
  });
  after(() => sandbox.close());

  async function create(serviceName: string, version: string, runs: boolean): Promise<void> {
    const service = { serviceName, appId: 'shop', version };
    const { serviceId } = await client.call(createMicroservice, { ...project, body: { service } });
    const instance = { hostName: 'node', endpoints: ['rest://10.0.0.1:80'] };
    if (runs) await client.call(registerInstance, { ...project, service_id: serviceId, body: { instance } });
  }

  function names(kind: string, scope?: string) {
    const place = placeOf(
      { type: 'engine', name: 'prod', registry: sandbox.ready.registry, authentication: 'none' },
      'settings',
    );
    const sources = {
      places: () => Promise.resolve([place]),
      opened: () => Promise.resolve(client),
      log: (message: string) => assert.fail(message),
    };
    return liveNames({ kind, ...(scope && { scope }) }, sources, new AbortController().signal);
  }

  it('are the microservices that are registered, which are not all that may be', async () => {
    const lists = [{ source: 'prod', state: 'partial', names: ['cart', 'pay'] }];
    assert.deepEqual(await names('microservice'), { lists });
  });

  it('are all versions of a microservice that have instances', async () => {
    const lists = [{ source: 'prod', state: 'complete', names: ['1.0.0'] }];
    assert.deepEqual(await names('instance-version', 'cart'), { lists });
  });

  it('are none of a microservice that is not there, and of kinds that nobody lists', async () => {
    const lists = [{ source: 'prod', state: 'complete', names: [] }];
    assert.deepEqual(await names('instance-version', 'nobody'), { lists });
    assert.deepEqual(await names('policy'), { lists: [] });
  });
});
