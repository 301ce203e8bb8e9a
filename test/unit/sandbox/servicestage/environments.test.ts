import assert from 'node:assert/strict';
import {
  getApplicationConfiguration,
  putApplicationConfiguration,
} from '../../../../api/catalogue/servicestage/applications';
import {
  createEnvironment,
  deleteEnvironment,
  getEnvironment,
  listEnvironments,
  updateEnvironment,
  updateEnvironmentResources,
} from '../../../../api/catalogue/servicestage/environments';
import { deleteComponentInstance } from '../../../../api/catalogue/servicestage/instances';
import {
  longJob,
  makeApplication,
  makeEnvironment,
  makeInstance,
  newEnvironment,
  project_id,
  startStage,
} from './running';
import type { TestStage } from './running';

const invalid = [400, 'SVCSTG.00100400'];
const noBase = [400, 'SVCSTG.00100422'];
const taken = [400, 'SVCSTG.00100449'];
const unknown = [404, 'SVCSTG.00100411'];

describe('sandbox: environments', () => {
  let stage: TestStage;
  beforeEach(() => {
    stage = startStage();
  });
  const refused = (change: Record<string, unknown>) =>
    stage.refusal(createEnvironment, { project_id, body: { ...newEnvironment, ...change } });

  it('live from their creation to their end', async () => {
    const body = {
      ...newEnvironment,
      alias: 'Development',
      optional_resources: [{ id: 'elb-1', type: 'elb' }],
    };
    const created = await stage.call(createEnvironment, { project_id, body });
    const { id: environment_id, create_time } = created;
    const at = { project_id, environment_id };
    assert.match(environment_id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const named = ({ id, type }: { readonly id: string; readonly type: string }) => ({ id, type, name: id });
    assert.deepEqual(created, {
      ...body,
      base_resources: body.base_resources.map(named),
      optional_resources: body.optional_resources.map(named),
      id: environment_id,
      description: '',
      project_id,
      enterprise_project_id: '0',
      charge_mode: 'provided',
      deploy_mode: 'container',
      creator: 'lin',
      create_time: stage.clock.now(),
      update_time: stage.clock.now(),
    });
    assert.deepEqual(await stage.call(getEnvironment, at), created);
    stage.advance(5000);
    const changed = await stage.call(updateEnvironment, {
      ...at,
      body: { name: 'dev-2', description: 'New' },
    });
    assert.deepEqual(changed, {
      ...created,
      name: 'dev-2',
      description: 'New',
      update_time: stage.clock.now(),
    });
    assert.equal(changed.create_time, create_time);
    assert.deepEqual((await stage.call(listEnvironments, { project_id })).environments, [changed]);
    await stage.call(deleteEnvironment, at);
    assert.deepEqual(await stage.call(listEnvironments, { project_id }), { count: 0, environments: [] });
    for (const operation of [getEnvironment, deleteEnvironment]) {
      assert.deepEqual(await stage.refusal(operation, at), unknown);
    }
    assert.deepEqual(await stage.refusal(updateEnvironment, { ...at, body: {} }), unknown);
    assert.deepEqual(await stage.refusal(updateEnvironmentResources, { ...at, body: {} }), unknown);
  });

  const refusals: readonly (readonly [string, Record<string, unknown>, unknown])[] = [
    ['no name', { name: undefined }, invalid],
    ['a name of one letter', { name: 'a' }, invalid],
    ['a name of 65 letters', { name: 'a'.repeat(65) }, invalid],
    ['a digit first', { name: '1ab' }, invalid],
    ['a hyphen last', { name: 'ab-' }, invalid],
    ['a space', { name: 'a b' }, invalid],
    ['a long alias', { alias: 'a'.repeat(65) }, invalid],
    ['a long description', { description: 'a'.repeat(129) }, invalid],
    ['no VPC', { vpc_id: undefined }, invalid],
    ['no base resources', { base_resources: undefined }, noBase],
    ['empty base resources', { base_resources: [] }, noBase],
    ['base resources that run nothing', { base_resources: [{ id: 'elb-1', type: 'elb' }] }, noBase],
    ['base resources of another form', { base_resources: 'cluster-1' }, invalid],
    ['a resource without id', { base_resources: [{ type: 'cce' }] }, invalid],
    ['a resource without type', { optional_resources: [{ id: 'elb-1' }] }, invalid],
  ];
  for (const [what, change, refusal] of refusals) {
    it(`are refused with ${what}`, async () => {
      assert.deepEqual(await refused(change), refusal);
      assert.equal(stage.state.environments.length, 0);
    });
  }

  it('show how they are deployed to and paid, as it was given or by their resources', async () => {
    const shown = async (change: Parameters<typeof makeEnvironment>[1]) => {
      const environment_id = await makeEnvironment(stage, change);
      const { deploy_mode, charge_mode } = await stage.call(getEnvironment, { project_id, environment_id });
      return [deploy_mode, charge_mode];
    };
    const host = { id: 'host-1', type: 'ecs' };
    assert.deepEqual(await shown({ name: 'hosts', base_resources: [host] }), ['virtualmachine', 'provided']);
    const both = [...newEnvironment.base_resources, host];
    assert.deepEqual(await shown({ name: 'both', base_resources: both }), ['mixed', 'provided']);
    const given = { name: 'given', deploy_mode: 'mixed', charge_mode: 'monthly' };
    assert.deepEqual(await shown(given), ['mixed', 'monthly']);
  });

  it('take names and texts as long as they may be', async () => {
    const longest = { name: 'a'.repeat(64), alias: 'b'.repeat(64), description: 'c'.repeat(128) };
    assert.equal(await refused(longest).then(([status]) => status), 200);
    assert.equal(await refused({ name: 'a1' }).then(([status]) => status), 200);
  });

  it('have names of their own in a project', async () => {
    const environment_id = await makeEnvironment(stage);
    await makeEnvironment(stage, { name: 'other' });
    assert.deepEqual(await refused({}), taken);
    const rename = (name: string) =>
      stage.refusal(updateEnvironment, { project_id, environment_id, body: { name } });
    assert.deepEqual(await rename('other'), taken);
    assert.deepEqual(await rename('-'), invalid);
    assert.deepEqual(await rename('dev-env'), [200, undefined], 'its own name is free for it');
  });

  it('get and lose resources, but keep one to run on', async () => {
    const environment_id = await makeEnvironment(stage);
    const at = { project_id, environment_id };
    const change = (body: Record<string, unknown>) =>
      stage.refusal(updateEnvironmentResources, { ...at, body });
    const host = { id: 'host-1', type: 'ecs' as const, name: 'ecs-9876' };
    const engine = { id: 'default', type: 'cse', name: 'Cloud Service Engine' };
    stage.advance(1000);
    const shown = await stage.call(updateEnvironmentResources, {
      ...at,
      body: {
        add_base_resources: [host],
        add_optional_resources: [engine],
        remove_resources: [{ id: 'cluster-1', type: 'cce' }],
      },
    });
    assert.deepEqual(
      [shown.base_resources, shown.optional_resources, shown.update_time],
      [[host], [engine], stage.clock.now()],
    );
    assert.deepEqual(await change({ remove_resources: [{ id: 'host-1', type: 'ecs' }] }), noBase);
    assert.deepEqual(await change({ add_base_resources: [{ id: 'elb-1', type: 'elb' }] }), invalid);
    assert.deepEqual(await change({ add_optional_resources: [{ type: 'elb' }] }), invalid);
    assert.deepEqual(await change({ remove_resources: [{ id: 'default' }] }), invalid);
    assert.deepEqual((await stage.call(getEnvironment, at)).base_resources, [host]);
    const again = await stage.call(updateEnvironmentResources, {
      ...at,
      body: { add_base_resources: [host] },
    });
    assert.deepEqual(again.base_resources, [host], 'what is there already is there once');
  });

  it('stay while instances run in them', async () => {
    const { at, environment_id } = await makeInstance(stage);
    const environment = { project_id, environment_id };
    assert.deepEqual(await stage.refusal(deleteEnvironment, environment), [409, 'SVCSTG.00100426']);
    await stage.call(deleteComponentInstance, at);
    assert.deepEqual(await stage.refusal(deleteEnvironment, environment), [409, 'SVCSTG.00100426']);
    stage.advance(longJob);
    await stage.call(deleteEnvironment, environment);
  });

  it('take the variables of applications with them', async () => {
    const environment_id = await makeEnvironment(stage);
    const at = { project_id, application_id: await makeApplication(stage) };
    const body = { environment_id, configuration: { env: [{ name: 'LOG_LEVEL', value: 'warn' }] } };
    await stage.call(putApplicationConfiguration, { ...at, body });
    await stage.call(deleteEnvironment, { project_id, environment_id });
    assert.deepEqual(await stage.call(getApplicationConfiguration, at), { configuration: [] });
  });

  it('of another project are not there', async () => {
    const environment_id = await makeEnvironment(stage);
    const [environment] = stage.state.environments;
    assert.ok(environment);
    environment.project_id = 'other';
    assert.deepEqual(await stage.refusal(getEnvironment, { project_id, environment_id }), unknown);
    assert.equal((await stage.call(listEnvironments, { project_id })).count, 0);
  });
});
