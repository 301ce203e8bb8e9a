import assert from 'node:assert/strict';
import { registerInstance } from '../../../api/catalogue/registry/instances';
import { createMicroservice } from '../../../api/catalogue/registry/microservices';
import type { ApiClient } from '../../../api/client';
import { liveNames } from '../../../client/live-names';
import { SharedLists } from '../../../resources/shared-lists';
import { fakeClock } from '../../unit/api/fakes';
import { sandboxSessions, type SandboxSessions } from './sessions';

const project = { project_id: 'default' };

describe('names that connections tell the language server', () => {
  let sandbox: SandboxSessions;
  let client: ApiClient;
  before(async () => {
    sandbox = await sandboxSessions({ seed: 'empty' });
    client = sandbox.sandbox.registry();
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

  async function names(kind: string, scope?: string) {
    const session = sandbox.open(sandbox.engine);
    const lists = new SharedLists(fakeClock().clock);
    const sources = {
      connections: () => Promise.resolve([sandbox.engine, sandbox.console]),
      sessions: {
        opened: (id: string) => (id === sandbox.engine.id ? Promise.resolve(session) : undefined),
      },
      lists,
      log: (message: string) => assert.fail(message),
    };
    return liveNames({ kind, ...(scope && { scope }) }, sources, new AbortController().signal);
  }

  it('are the microservices that are registered, which are not all that may be', async () => {
    const lists = [{ source: 'dev', state: 'partial', names: ['cart', 'pay'] }];
    assert.deepEqual(await names('microservice'), { lists });
  });

  it('are all versions of a microservice that have instances', async () => {
    const lists = [{ source: 'dev', state: 'complete', names: ['1.0.0'] }];
    assert.deepEqual(await names('instance-version', 'cart'), { lists });
  });

  it('are none of a microservice that is not there, and of kinds that nobody lists', async () => {
    const lists = [{ source: 'dev', state: 'complete', names: [] }];
    assert.deepEqual(await names('instance-version', 'nobody'), { lists });
    assert.deepEqual(await names('policy'), { lists: [] });
  });

  it('are those of the connections themselves, whether they are open or not', async () => {
    const [list] = (await names('connection')).lists;
    const { engine, console } = sandbox;
    assert.equal(list?.state, 'complete');
    assert.deepEqual(list.names, [engine, console].map(({ connection }) => connection.name).sort());
  });

  it('are not asked from connections that nobody has looked at', async () => {
    assert.deepEqual(await names('lain-app'), { lists: [] });
  });
});
