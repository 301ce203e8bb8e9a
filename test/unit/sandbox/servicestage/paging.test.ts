import assert from 'node:assert/strict';
import { listApplications, updateApplication } from '../../../../api/catalogue/servicestage/applications';
import { listComponents } from '../../../../api/catalogue/servicestage/components';
import { listEnvironments } from '../../../../api/catalogue/servicestage/environments';
import {
  createComponentInstance,
  listComponentInstanceSnapshots,
  listComponentInstances,
  updateComponentInstance,
} from '../../../../api/catalogue/servicestage/instances';
import {
  longJob,
  makeApplication,
  makeComponent,
  makeEnvironment,
  newInstance,
  project_id,
  startStage,
} from './running';
import type { TestStage } from './running';

const invalid = [400, 'SVCSTG.00100400'];

describe('sandbox: pages of applications', () => {
  let stage: TestStage;
  before(async () => {
    stage = startStage();
    for (let number = 1; number <= 120; number += 1) {
      await makeApplication(stage, `app-${String(number)}`);
      stage.advance(1000);
    }
  });

  const page = async (query: Record<string, unknown>) => {
    const { count, applications } = await stage.call(listApplications, { project_id, ...query });
    assert.equal(count, 120, 'the count is that of all pages');
    return applications.map(({ name }) => name);
  };

  it('hold ten, the newest first', async () => {
    assert.deepEqual(
      await page({}),
      [120, 119, 118, 117, 116, 115, 114, 113, 112, 111].map((n) => `app-${n}`),
    );
  });

  const sizes = [
    [0, 0],
    [1, 1],
    [100, 100],
    [1000, 120],
    [101, 10],
    [999, 10],
    [1001, 10],
    [-1, 10],
    ['ten', 10],
    ['', 10],
    ['1.5', 10],
  ] as const;
  for (const [limit, size] of sizes) {
    it(`hold ${size} with limit=${limit}`, async () => {
      assert.equal((await page({ limit })).length, size);
    });
  }

  it('begin at an offset, unless all are requested at once', async () => {
    assert.deepEqual(await page({ limit: 2, offset: 118 }), ['app-2', 'app-1']);
    assert.deepEqual(await page({ offset: 120 }), []);
    assert.equal((await page({ limit: 1000, offset: 119 })).length, 120);
    assert.deepEqual(await stage.refusal(listApplications, { project_id, offset: -1 }), invalid);
    assert.deepEqual(await stage.refusal(listApplications, { project_id, offset: 'x' }), invalid);
  });

  it('are sorted by name, in which numbers count, and in both directions', async () => {
    assert.deepEqual(await page({ order_by: 'name', order: 'asc', limit: 3 }), ['app-1', 'app-2', 'app-3']);
    assert.deepEqual(await page({ order_by: 'name', limit: 2 }), ['app-120', 'app-119']);
    assert.deepEqual(await stage.refusal(listApplications, { project_id, order: 'up' }), invalid);
  });

  it('are sorted by the time of the last change', async () => {
    const { applications } = await stage.call(listApplications, { project_id, order: 'asc', limit: 1 });
    const body = { description: 'Changed' };
    await stage.call(updateApplication, { project_id, application_id: applications[0]?.id ?? '', body });
    assert.deepEqual(await page({ order_by: 'update_time', limit: 1 }), ['app-1']);
    assert.deepEqual(await page({ order_by: 'create_time', limit: 1 }), ['app-120']);
  });

  it('are sorted by time of creation when the field is unknown', async () => {
    assert.deepEqual(await page({ order_by: 'color', limit: 1 }), ['app-120']);
  });
});

describe('sandbox: pages of other lists', () => {
  let stage: TestStage;
  beforeEach(() => {
    stage = startStage();
  });

  it('of environments follow the same rules', async () => {
    for (const name of ['env-b', 'env-a', 'env-c']) await makeEnvironment(stage, { name });
    const page = async (query: object) =>
      (await stage.call(listEnvironments, { project_id, ...query })).environments.map(({ name }) => name);
    assert.deepEqual(await page({}), ['env-c', 'env-a', 'env-b'], 'what is of one time: the last first');
    assert.deepEqual(await page({ order: 'asc' }), ['env-b', 'env-a', 'env-c']);
    assert.deepEqual(await page({ order_by: 'name', order: 'asc', limit: 2, offset: 1 }), ['env-b', 'env-c']);
    assert.deepEqual(await page({ order_by: 'color' }), ['env-c', 'env-a', 'env-b']);
  });

  it('of components are of one application, and know what they can be sorted by', async () => {
    const { application_id } = await makeComponent(stage, { name: 'search' });
    stage.advance(1);
    await makeComponent(stage, { name: 'cart' }, application_id);
    await makeComponent(stage, { name: 'other' }, await makeApplication(stage, 'other'));
    const page = async (query: object) => {
      const { count, components } = await stage.call(listComponents, {
        project_id,
        application_id,
        ...query,
      });
      return [count, components.map(({ name }) => name)];
    };
    assert.deepEqual(await page({}), [2, ['cart', 'search']]);
    assert.deepEqual(await page({ order_by: 'name', limit: 1 }), [2, ['search']]);
    const unknown = { project_id, application_id, order_by: 'color' };
    assert.deepEqual(await stage.refusal(listComponents, unknown), invalid);
  });

  it('of instances are sorted by version too', async () => {
    const component = await makeComponent(stage);
    for (const version of ['1.10.0', '1.9.0', '1.2.0']) {
      const environment_id = await makeEnvironment(stage, { name: `env-${version.replaceAll('.', '-')}` });
      await stage.call(createComponentInstance, {
        ...component,
        body: newInstance(environment_id, { version }),
      });
    }
    const page = async (query: object) => {
      const { count, instances } = await stage.call(listComponentInstances, { ...component, ...query });
      return [count, instances.map(({ version }) => version)];
    };
    assert.deepEqual(await page({ order_by: 'version', order: 'asc' }), [3, ['1.2.0', '1.9.0', '1.10.0']]);
    assert.deepEqual(await page({ limit: 1, offset: 1 }), [3, ['1.9.0']]);
    assert.deepEqual(await stage.refusal(listComponentInstances, { ...component, order_by: 'x' }), invalid);
  });

  it('of snapshots are the newest first and take any field', async () => {
    const component = await makeComponent(stage);
    const body = newInstance(await makeEnvironment(stage));
    const { instance_id } = await stage.call(createComponentInstance, { ...component, body });
    const at = { ...component, instance_id };
    for (const version of ['1.1.0', '1.2.0']) {
      stage.advance(longJob);
      await stage.call(updateComponentInstance, { ...at, body: { version } });
    }
    stage.advance(longJob);
    const page = async (query: object) => {
      const { count, snapshots } = await stage.call(listComponentInstanceSnapshots, { ...at, ...query });
      return [count, snapshots.map(({ version }) => version)];
    };
    assert.deepEqual(await page({}), [3, ['1.2.0', '1.1.0', '1.0.0']]);
    assert.deepEqual(await page({ order_by: 'version', order: 'asc', limit: 2 }), [3, ['1.0.0', '1.1.0']]);
    assert.deepEqual(await page({ order_by: 'color', limit: 1, offset: 2 }), [3, ['1.0.0']]);
  });
});
