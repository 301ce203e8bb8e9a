import assert from 'node:assert/strict';
import { updateEnvironmentResources } from '../../../../api/catalogue/servicestage/environments';
import {
  createComponentInstance,
  getComponentInstance,
  runComponentInstanceAction,
  updateComponentInstance,
} from '../../../../api/catalogue/servicestage/instances';
import {
  image,
  longJob,
  makeInstance,
  newInstance,
  onCluster,
  project_id,
  shownOnCluster,
  startStage,
} from './running';
import type { TestStage } from './running';

const invalid = [400, 'SVCSTG.00100400'];
const noArtifacts = [400, 'SVCSTG.00100425'];
const usedVersion = [404, 'SVCSTG.00100441'];
const released = [409, 'SVCSTG.00100432'];

const jar = { storage: 'obs', type: 'package', url: 'obs://packages/cart.jar', auth: 'iam' } as const;

describe('sandbox: next deployments', () => {
  let stage: TestStage;
  let at: Awaited<ReturnType<typeof makeInstance>>['at'];
  let environment_id: string;
  beforeEach(async () => {
    stage = startStage();
    ({ at, environment_id } = await makeInstance(stage));
  });
  const upgrade = (body: Record<string, unknown>) => stage.refusal(updateComponentInstance, { ...at, body });

  it('change what they have a field for and nothing else', async () => {
    const before = await stage.call(getComponentInstance, at);
    await upgrade({ version: '1.1.0', description: 'New', replica: 9, name: 'other', id: 'mine' });
    assert.equal((await stage.call(getComponentInstance, at)).status_detail?.status, 'UPGRADING');
    assert.equal((await stage.call(getComponentInstance, at)).version, '1.0.0', 'not yet');
    stage.advance(longJob);
    const { update_time, ...after } = await stage.call(getComponentInstance, at);
    assert.ok(update_time && update_time > (before.update_time ?? 0));
    const { last_job_id } = after.status_detail ?? {};
    const status_detail = { ...before.status_detail, last_job_id };
    assert.deepEqual(
      { ...after, update_time: before.update_time },
      {
        ...before,
        version: '1.1.0',
        description: 'New',
        status_detail,
      },
    );
  });

  it('use services beside the cluster that they are on', async () => {
    const add_optional_resources = [{ id: 'elb-1', type: 'elb' }];
    const environment = { project_id, environment_id };
    await stage.call(updateEnvironmentResources, { ...environment, body: { add_optional_resources } });
    await upgrade({ version: '1.1.0', refer_resources: [{ id: 'elb-1', type: 'elb' }] });
    stage.advance(longJob);
    const { refer_resources } = await stage.call(getComponentInstance, at);
    assert.deepEqual(refer_resources, [{ id: 'elb-1', type: 'elb' }, shownOnCluster]);
    await upgrade({ version: '1.2.0', refer_resources: [{ id: 'cluster-1', type: 'cce' }] });
    stage.advance(longJob);
    assert.deepEqual((await stage.call(getComponentInstance, at)).refer_resources, [shownOnCluster]);
  });

  it('replace: settings that they leave out are empty afterwards, what it runs and runs on stays', async () => {
    const body = {
      description: 'Carts',
      configuration: { env: [{ name: 'A', value: '1' }] },
      external_accesses: [{ protocol: 'http', address: 'a.example.com', forward_port: 80 }],
      refer_resources: [onCluster, { id: 'default', type: 'cse' }],
    };
    await upgrade({ version: '1.1.0', ...body });
    stage.advance(longJob);
    const before = await stage.call(getComponentInstance, at);
    assert.equal(before.refer_resources?.length, 2);
    await upgrade({ version: '1.2.0' });
    stage.advance(longJob);
    const { description, refer_resources, ...after } = await stage.call(getComponentInstance, at);
    const { configuration, external_accesses, flavor_id, artifacts } = after;
    const env = [{ name: 'PAAS_PROJECT_ID', value: project_id, internal: true }];
    assert.deepEqual([description, configuration?.['env'], external_accesses], ['', env, null]);
    assert.deepEqual(refer_resources, [shownOnCluster]);
    assert.deepEqual([flavor_id, artifacts], [before.flavor_id, before.artifacts]);
  });

  const refusals: readonly (readonly [string, Record<string, unknown>, unknown])[] = [
    ['no version', { version: undefined }, invalid],
    ['the version that runs', { version: '1.0.0' }, usedVersion],
    ['an unknown flavor', { flavor_id: 'HUGE' }, invalid],
    ['empty artifacts', { artifacts: {} }, noArtifacts],
    ['a package in a cluster', { artifacts: { cart: jar } }, invalid],
    [
      'an image to build of no source',
      { artifacts: { cart: { ...image, url: 'cart:v2' } } },
      [404, 'SVCSTG.00100438'],
    ],
    ['a cluster of elsewhere', { refer_resources: [{ id: 'cluster-9', type: 'cce' }] }, invalid],
    [
      'a balancer of elsewhere',
      { refer_resources: [{ id: 'elb-9', type: 'elb' }] },
      [404, 'SVCSTG.00100424'],
    ],
    ['a long description', { description: 'a'.repeat(129) }, invalid],
  ];
  for (const [what, change, refusal] of refusals) {
    it(`are refused with ${what}`, async () => {
      assert.deepEqual(await upgrade({ version: '1.1.0', ...change }), refusal);
      assert.equal(stage.state.jobs.length, 1);
    });
  }

  it('keep the ids of accesses that are sent back, and give ids to new ones', async () => {
    const http = { protocol: 'http', address: 'a.example.com', forward_port: 80 };
    await upgrade({ version: '1.1.0', external_accesses: [http] });
    stage.advance(longJob);
    const access = async (address: string) => {
      const { external_accesses } = await stage.call(getComponentInstance, at);
      return external_accesses?.find((one) => one.address === address);
    };
    const { id } = (await access(http.address)) ?? {};
    assert.ok(id);
    const moved = { ...http, id, address: 'b.example.com' };
    assert.deepEqual(await upgrade({ version: '1.2.0', external_accesses: [moved, http] }), [200, undefined]);
    stage.advance(longJob);
    assert.equal((await access(moved.address))?.id, id);
    const added = await access(http.address);
    assert.ok(added?.id && added.id !== id);
  });

  it('wait for each other', async () => {
    await upgrade({ version: '1.1.0' });
    assert.deepEqual(await upgrade({ version: '1.2.0' }), [409, 'SVCSTG.00100419']);
    const { instance_id, ...component } = at;
    const second = newInstance(environment_id, { name: 'second', version: '1.2.0' });
    assert.deepEqual(await stage.refusal(createComponentInstance, { ...component, body: second }), released);
    stage.advance(longJob);
    await stage.call(createComponentInstance, { ...component, body: second });
    assert.deepEqual(await upgrade({ version: '1.3.0' }), released);
    assert.ok(instance_id);
  });

  it('never use a version again, not even after a rollback', async () => {
    await upgrade({ version: '1.1.0' });
    stage.advance(longJob);
    const body = { action: 'rollback' as const, parameters: { version: '1.0.0' } };
    await stage.call(runComponentInstanceAction, { ...at, body });
    stage.advance(longJob);
    assert.deepEqual(await upgrade({ version: '1.1.0' }), usedVersion);
  });

  it('never use a version again that failed', async () => {
    const missing = { cart: { ...image, url: 'swr.example.com/shop/cart:missing' } };
    await upgrade({ version: '1.1.0', artifacts: missing });
    stage.advance(longJob);
    assert.deepEqual(await upgrade({ version: '1.2.0', artifacts: { cart: image } }), [200, undefined]);
    stage.advance(longJob);
    assert.deepEqual(await upgrade({ version: '1.1.0' }), usedVersion);
  });
});
