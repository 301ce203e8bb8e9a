import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ApiClient } from '../../../api/client';
import {
  createApplication,
  deleteApplication,
  listApplications,
} from '../../../api/catalogue/servicestage/applications';
import { deleteComponent, listComponents } from '../../../api/catalogue/servicestage/components';
import { deleteEnvironment, listEnvironments } from '../../../api/catalogue/servicestage/environments';
import {
  deleteComponentInstance,
  getComponentInstance,
  listComponentInstances,
  runComponentInstanceAction,
  updateComponentInstance,
} from '../../../api/catalogue/servicestage/instances';
import { getJob } from '../../../api/catalogue/servicestage/jobs';
import { failureOf } from './running';
import { cartImage, deployCart, startWithStage } from './servicestage-running';

const longJob = 15 * 60_000;
describe('sandbox: an application on ServiceStage', () => {
  let sandbox: Awaited<ReturnType<typeof startWithStage>>;
  let client: ApiClient;
  let project_id: string;
  beforeEach(async () => {
    sandbox = await startWithStage({ seed: 'empty' });
    ({ client, project_id } = sandbox);
  });
  afterEach(() => sandbox.close());

  it('is built up and taken down in the order of what depends on what', async () => {
    const { environment_id, component, at, job_id } = await deployCart(client, project_id);
    const { application_id } = component;
    const running = await client.call(getJob, { project_id, job_id });
    assert.equal(running.job.EXECUTION_STATUS, 'RUNNING');
    sandbox.advance(longJob);
    const user = '2f1c8a0b6f9b4f0f9d7e6a5b4c3d2e1f';
    const { job } = await client.call(getJob, { project_id, job_id });
    assert.deepEqual([job.EXECUTION_STATUS, job.CREATED_BY], ['SUCCEEDED', user]);

    const refused = async (call: Promise<unknown>) => {
      const { status, code, kind } = await failureOf(call);
      return [status, code, kind];
    };
    const environment = { project_id, environment_id };
    assert.deepEqual((await refused(client.call(deleteEnvironment, environment))).slice(0, 2), [
      409,
      'SVCSTG.00100426',
    ]);
    assert.deepEqual(
      (await refused(client.call(deleteApplication, { project_id, application_id }))).slice(0, 2),
      [409, 'SVCSTG.00100401'],
    );
    assert.deepEqual((await refused(client.call(deleteComponent, component))).slice(0, 2), [
      400,
      'SVCSTG.00100402',
    ]);

    await client.call(deleteComponentInstance, at);
    sandbox.advance(longJob);
    await client.call(deleteComponent, component);
    sandbox.advance(longJob);
    await client.call(deleteApplication, { project_id, application_id });
    await client.call(deleteEnvironment, environment);
    assert.equal((await client.call(listEnvironments, { project_id })).count, 0);
    assert.equal((await client.call(listApplications, { project_id })).count, 0);
  });

  it('is upgraded, fails and goes back', async () => {
    const { at } = await deployCart(client, project_id);
    const show = async () => {
      sandbox.advance(longJob);
      const { version, status_detail } = await client.call(getComponentInstance, at);
      return [version, status_detail?.status, status_detail?.available_replica];
    };
    assert.deepEqual(await show(), ['1.0.0', 'RUNNING', 2]);
    const missing = { cart: { ...cartImage, url: 'swr.example.com/shop/cart:missing' } };
    await client.call(updateComponentInstance, { ...at, body: { version: '1.1.0', artifacts: missing } });
    assert.deepEqual(await show(), ['1.1.0', 'PARTIALLY_FAILED', 2]);
    const body = { action: 'rollback' as const, parameters: { version: '1.0.0' } };
    await client.call(runComponentInstanceAction, { ...at, body });
    assert.deepEqual(await show(), ['1.0.0', 'RUNNING', 2]);
    const failure = await failureOf(
      client.call(runComponentInstanceAction, { ...at, body: { action: 'start' } }),
    );
    assert.deepEqual([failure.status, failure.code], [409, 'SVCSTG.00100419']);
  });

  it('is cut into pages that the query asks for', async () => {
    for (const name of ['app-1', 'app-2', 'app-3']) {
      await client.call(createApplication, { project_id, body: { name } });
    }
    const query = { limit: 2, offset: 1, order_by: 'name', order: 'asc' } as const;
    const { count, applications } = await client.call(listApplications, { project_id, ...query });
    assert.deepEqual([count, applications.map(({ name }) => name)], [3, ['app-2', 'app-3']]);
  });
});

describe('sandbox: ServiceStage and its data file', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('goes on with the jobs that ran when it was stopped', async () => {
    const data = join(folder, 'state.json');
    const first = await startWithStage({ seed: 'empty', data });
    const { project_id } = first;
    const { at, job_id } = await deployCart(first.client, project_id);
    await first.client.call(deleteComponentInstance, { ...at, force: true });
    await first.close();

    const second = await startWithStage({ seed: 'empty', data });
    try {
      const { job } = await second.client.call(getJob, { project_id, job_id });
      assert.equal(job.EXECUTION_STATUS, 'CANCELLED');
      const { status_detail } = await second.client.call(getComponentInstance, at);
      assert.equal(status_detail?.status, 'DELETING');
      second.advance(longJob);
      assert.equal((await failureOf(second.client.call(getComponentInstance, at))).code, 'SVCSTG.00100412');
    } finally {
      await second.close();
    }
  });
});

describe('sandbox: the demo company’s applications', () => {
  it('are listed with what runs of them', async () => {
    const { client, project_id, close } = await startWithStage();
    try {
      const { applications } = await client.call(listApplications, { project_id, order_by: 'name' });
      assert.deepEqual(
        applications.map(({ name, component_count }) => [name, component_count]),
        [
          ['shop', 8],
          ['platform', 1],
        ],
      );
      const application_id = applications[0]?.id ?? '';
      const { components } = await client.call(listComponents, { project_id, application_id, limit: 1000 });
      const orders = components.find(({ name }) => name === 'orders');
      assert.ok(orders);
      const at = { project_id, application_id, component_id: orders.id };
      const { instances } = await client.call(listComponentInstances, at);
      assert.deepEqual(
        instances.map(({ name, status_detail }) => [name, status_detail?.status]),
        [
          ['orders-test', 'RUNNING'],
          ['orders', 'PARTIALLY_FAILED'],
        ],
      );
      const body = { action: 'restart' as const };
      const instance_id = instances[1]?.id ?? '';
      assert.ok((await client.call(runComponentInstanceAction, { ...at, instance_id, body })).job_id);
    } finally {
      await close();
    }
  });
});
