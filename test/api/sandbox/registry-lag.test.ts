import assert from 'node:assert/strict';
import { findInstances } from '../../../api/catalogue/registry/discovery';
import { getGovernStatistics } from '../../../api/catalogue/registry/govern';
import {
  deregisterInstance,
  getInstance,
  listInstances,
  registerInstance,
  updateInstanceStatus,
} from '../../../api/catalogue/registry/instances';
import { createMicroservice, deleteMicroservice } from '../../../api/catalogue/registry/microservices';
import type { ApiClient } from '../../../api/client';
import { failureOf, startTestSandbox } from './running';
import type { TestSandbox } from './running';

const project = { project_id: 'default' };
const lag = 300;

describe('sandbox: a registry that shows changes late', () => {
  let sandbox: TestSandbox;
  let client: ApiClient;
  let service: { project_id: string; service_id: string };
  let at: typeof service & { instance_id: string };
  beforeEach(async () => {
    sandbox = await startTestSandbox({ seed: 'empty', lag });
    client = sandbox.registry();
    const body = { service: { serviceName: 'cart', appId: 'shop' } };
    const { serviceId } = await client.call(createMicroservice, { ...project, body });
    service = { ...project, service_id: serviceId };
    at = { ...service, instance_id: 'one' };
    const instance = { instanceId: 'one', hostName: 'node' };
    await client.call(registerInstance, { ...service, body: { instance } });
  });
  afterEach(() => sandbox.close());

  /** Status of the instance in each read; `none` where it is not there. */
  async function statuses(noCache?: 0 | 1): Promise<string[]> {
    const { instances: listed } = await client.call(listInstances, { ...service, noCache });
    const question = { ...project, appId: 'shop', serviceName: 'cart', noCache };
    const { instances: found } = await client.call(findInstances, question);
    const shown = await client.call(getInstance, { ...at, noCache }).then(
      ({ instance }) => instance.status,
      () => 'none',
    );
    return [listed?.[0]?.status ?? 'none', found?.[0]?.status ?? 'none', shown];
  }

  it('shows a new status a moment later, unless it is asked for what is stored', async () => {
    await client.call(updateInstanceStatus, { ...at, value: 'OUTOFSERVICE' });
    assert.deepEqual(await statuses(), ['UP', 'UP', 'UP']);
    assert.deepEqual(await statuses(1), ['OUTOFSERVICE', 'OUTOFSERVICE', 'OUTOFSERVICE']);
    sandbox.advance(lag - 1);
    assert.deepEqual(await statuses(), ['UP', 'UP', 'UP']);
    sandbox.advance(1);
    assert.deepEqual(await statuses(), ['OUTOFSERVICE', 'OUTOFSERVICE', 'OUTOFSERVICE']);
  });

  it('shows an instance that went some moments longer, and keeps its service', async () => {
    await client.call(deregisterInstance, at);
    assert.deepEqual(await statuses(), ['UP', 'UP', 'UP']);
    assert.deepEqual(await statuses(1), ['none', 'none', 'none']);
    sandbox.advance(8 * lag - 1);
    const count = async () =>
      (await client.call(getGovernStatistics, project)).statistics.instances?.count ?? 0;
    assert.equal(await count(), 1);
    assert.equal((await failureOf(client.call(deleteMicroservice, service))).code, '400013');
    sandbox.advance(1);
    assert.equal(await count(), 0);
    assert.deepEqual(await statuses(), ['none', 'none', 'none']);
    await client.call(deleteMicroservice, service);
  });

  it('shows an instance once that comes back meanwhile', async () => {
    await client.call(deregisterInstance, at);
    const instance = { instanceId: 'one', hostName: 'other' };
    await client.call(registerInstance, { ...service, body: { instance } });
    const { instances } = await client.call(listInstances, service);
    assert.deepEqual(
      instances?.map(({ hostName }) => hostName),
      ['other'],
    );
  });

  it('answers all to whoever asks for what is stored, whatever revision is known', async () => {
    const address = `${sandbox.ready.registry}/v4/default/registry/microservices/${at.service_id}/instances`;
    const rev = (await fetch(address)).headers.get('x-resource-revision') ?? '';
    assert.equal((await fetch(`${address}?rev=${rev}`)).status, 304);
    assert.equal((await fetch(`${address}?rev=${rev}&noCache=1`)).status, 200);
  });
});

describe('sandbox: a registry without lag', () => {
  it('shows changes at once', async () => {
    const sandbox = await startTestSandbox({ seed: 'empty' });
    try {
      const client = sandbox.registry();
      const service = { serviceName: 'cart', appId: 'shop' };
      const { serviceId: service_id } = await client.call(createMicroservice, {
        ...project,
        body: { service },
      });
      const at = { ...project, service_id };
      const body = { instance: { instanceId: 'one', hostName: 'node' } };
      await client.call(registerInstance, { ...at, body });
      await client.call(updateInstanceStatus, { ...at, instance_id: 'one', value: 'DOWN' });
      assert.equal((await client.call(listInstances, at)).instances?.[0]?.status, 'DOWN');
      await client.call(deregisterInstance, { ...at, instance_id: 'one' });
      assert.equal((await client.call(listInstances, at)).instances, undefined);
    } finally {
      await sandbox.close();
    }
  });
});
