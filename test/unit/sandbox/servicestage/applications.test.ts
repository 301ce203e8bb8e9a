import assert from 'node:assert/strict';
import {
  createApplication,
  deleteApplication,
  deleteApplicationConfiguration,
  getApplication,
  getApplicationConfiguration,
  listApplications,
  putApplicationConfiguration,
  updateApplication,
} from '../../../../api/catalogue/servicestage/applications';
import { deleteComponent } from '../../../../api/catalogue/servicestage/components';
import { longJob, makeApplication, makeComponent, makeEnvironment, project_id, startStage } from './running';
import type { TestStage } from './running';

const invalid = [400, 'SVCSTG.00100400'];
const unknown = [404, 'SVCSTG.00100403'];
const noEnvironment = [404, 'SVCSTG.00100411'];

describe('sandbox: applications', () => {
  let stage: TestStage;
  beforeEach(() => {
    stage = startStage();
  });

  it('live from their creation to their end', async () => {
    const body = { name: 'shop', description: 'The shop', enterprise_project_id: 'ep-1' };
    const created = await stage.call(createApplication, { project_id, body });
    const at = { project_id, application_id: created.id };
    const times = { create_time: stage.clock.now(), update_time: stage.clock.now() };
    assert.deepEqual(created, {
      ...body,
      ...times,
      id: created.id,
      project_id,
      creator: 'lin',
      unified_model: null,
      component_count: 0,
    });
    stage.advance(5000);
    const changed = await stage.call(updateApplication, { ...at, body: { description: '' } });
    assert.deepEqual(changed, { ...created, description: '', update_time: stage.clock.now() });
    await makeComponent(stage, {}, created.id);
    assert.equal((await stage.call(getApplication, at)).component_count, 1);
    assert.equal((await stage.call(listApplications, { project_id })).applications[0]?.component_count, 1);
  });

  it('stay while they have components', async () => {
    const { component_id, ...at } = await makeComponent(stage);
    assert.deepEqual(await stage.refusal(deleteApplication, at), [409, 'SVCSTG.00100401']);
    await stage.call(deleteComponent, { ...at, component_id });
    stage.advance(longJob);
    await stage.call(deleteApplication, at);
    for (const operation of [getApplication, deleteApplication, getApplicationConfiguration]) {
      assert.deepEqual(await stage.refusal(operation, at), unknown);
    }
    assert.deepEqual(await stage.refusal(updateApplication, { ...at, body: {} }), unknown);
  });

  it('have names of their own in a project', async () => {
    const application_id = await makeApplication(stage);
    await makeApplication(stage, 'other');
    const body = { name: 'other' };
    assert.deepEqual(await stage.refusal(createApplication, { project_id, body }), invalid);
    assert.deepEqual(await stage.refusal(updateApplication, { project_id, application_id, body }), invalid);
  });

  for (const body of [
    undefined,
    null,
    [],
    {},
    { name: 'a' },
    { name: '1a' },
    { name: 'a_' },
    { name: 'a'.repeat(65) },
    { name: 7 },
    { name: 'shop', description: 'a'.repeat(129) },
    { name: 'shop', description: null },
  ]) {
    it(`are not made of ${String(JSON.stringify(body)).slice(0, 40)}`, async () => {
      assert.deepEqual(await stage.refusal(createApplication, { project_id, body }), invalid);
    });
  }
});

describe('sandbox: variables of applications', () => {
  let stage: TestStage;
  let at: { project_id: string; application_id: string };
  let environment_id: string;
  beforeEach(async () => {
    stage = startStage();
    at = { project_id, application_id: await makeApplication(stage) };
    environment_id = await makeEnvironment(stage);
  });
  const put = (env: unknown, where = environment_id) =>
    stage.refusal(putApplicationConfiguration, {
      ...at,
      body: { environment_id: where, configuration: { env } },
    });

  it('are written, replaced and deleted for one environment', async () => {
    const other = await makeEnvironment(stage, { name: 'other' });
    const first = { environment_id, configuration: { env: [{ name: 'LOG_LEVEL', value: 'info' }] } };
    const written = await stage.call(putApplicationConfiguration, { ...at, body: first });
    assert.deepEqual(written, { application_id: at.application_id, ...first });
    const env = [
      { name: 'CURRENCY', value: 'USD' },
      { name: 'LOG_LEVEL', value: 'warn' },
      { name: 'CURRENCY', value: 'EUR' },
    ];
    await put(env);
    await put([], other);
    const all = await stage.call(getApplicationConfiguration, at);
    assert.deepEqual(
      all.configuration.map((one) => [one.environment_id, one.configuration?.env]),
      [
        [
          environment_id,
          [
            { name: 'LOG_LEVEL', value: 'warn' },
            { name: 'CURRENCY', value: 'EUR' },
          ],
        ],
        [other, []],
      ],
    );
    const one = await stage.call(getApplicationConfiguration, { ...at, environment_id });
    assert.deepEqual(one.configuration, all.configuration.slice(0, 1));
    await stage.call(deleteApplicationConfiguration, { ...at, environment_id });
    const rest = await stage.call(getApplicationConfiguration, at);
    assert.deepEqual(rest.configuration, all.configuration.slice(1));
  });

  it('are those of an environment and an application that exist', async () => {
    assert.deepEqual(await put([], 'none'), noEnvironment);
    const nowhere = { ...at, environment_id: 'none' };
    assert.deepEqual(await stage.refusal(getApplicationConfiguration, nowhere), noEnvironment);
    assert.deepEqual(await stage.refusal(deleteApplicationConfiguration, nowhere), noEnvironment);
    assert.deepEqual(await stage.refusal(deleteApplicationConfiguration, at), invalid);
    const gone = { ...at, application_id: 'none', environment_id };
    assert.deepEqual(await stage.refusal(deleteApplicationConfiguration, gone), unknown);
    const body = { environment_id, configuration: { env: [] } };
    assert.deepEqual(await stage.refusal(putApplicationConfiguration, { ...gone, body }), unknown);
  });

  const names: readonly (readonly [string, boolean])[] = [
    ['A', true],
    ['_a.b-c', true],
    ['a'.repeat(64), true],
    ['', false],
    ['1A', false],
    ['A B', false],
    ['a'.repeat(65), false],
  ];
  for (const [name, fits] of names) {
    it(`are ${fits ? '' : 'not '}called "${name}"`, async () => {
      assert.deepEqual(await put([{ name, value: '1' }]), fits ? [200, undefined] : invalid);
    });
  }

  it('have a value, which is text', async () => {
    assert.deepEqual(await put([{ name: 'A' }]), invalid);
    assert.deepEqual(await put([{ name: 'A', value: 1 }]), invalid);
    assert.deepEqual(await put(undefined), invalid);
    assert.deepEqual(
      await stage.refusal(putApplicationConfiguration, { ...at, body: { environment_id } }),
      invalid,
    );
  });
});
