import assert from 'node:assert/strict';
import {
  createComponentInstance,
  deleteComponentInstance,
  getComponentInstance,
  listComponentInstanceSnapshots,
  listComponentInstances,
  runComponentInstanceAction,
  updateComponentInstance,
} from '../../../../api/catalogue/servicestage/instances';
import {
  image,
  longJob,
  makeComponent,
  makeEnvironment,
  newInstance,
  onCluster,
  shownOnCluster,
  startStage,
} from './running';
import type { TestStage } from './running';

const fine = [200, undefined];
const invalid = [400, 'SVCSTG.00100400'];
const noArtifacts = [400, 'SVCSTG.00100425'];
const noBase = [400, 'SVCSTG.00100422'];
const unknown = [404, 'SVCSTG.00100412'];
const usedVersion = [404, 'SVCSTG.00100441'];
const released = [409, 'SVCSTG.00100432'];

const onHosts = { id: 'Default' as const, type: 'ecs' as const, parameters: { hosts: ['host-1'] } };
const jar = { storage: 'obs', type: 'package', url: 'obs://packages/cart.jar', auth: 'iam' } as const;

async function start() {
  const stage = startStage();
  const environment_id = await makeEnvironment(stage, {
    base_resources: [
      { id: 'cluster-1', type: 'cce' },
      { id: 'host-1', type: 'ecs' },
      { id: 'host-2', type: 'ecs' },
    ],
    optional_resources: [
      { id: 'elb-1', type: 'elb' },
      { id: 'dcs-1', type: 'dcs' },
    ],
  });
  const component = await makeComponent(stage);
  return { stage, environment_id, component };
}

describe('sandbox: first deployments', () => {
  let stage: TestStage;
  let environment_id: string;
  let component: { project_id: string; application_id: string; component_id: string };
  beforeEach(async () => {
    ({ stage, environment_id, component } = await start());
  });
  const deploy = (change: Record<string, unknown> = {}, at: object = component) =>
    stage.refusal(createComponentInstance, { ...at, body: { ...newInstance(environment_id), ...change } });

  it('make an instance that shows all its settings, from the deployment to the end', async () => {
    const body = {
      ...newInstance(environment_id),
      description: 'Carts',
      configuration: { env: [{ name: 'A', value: '1' }], strategy: { upgrade: 'Recreate' as const } },
      external_accesses: [{ protocol: 'http' as const, address: 'cart.example.com', forward_port: 8080 }],
    };
    const { instance_id } = await stage.call(createComponentInstance, { ...component, body });
    const at = { ...component, instance_id };
    const created = stage.clock.now();
    assert.equal((await stage.call(getComponentInstance, at)).status_detail?.status, 'CREATING');
    stage.advance(longJob);
    const shown = await stage.call(getComponentInstance, at);
    const { name, replica, ...settings } = body;
    const access = shown.external_accesses?.find(({ protocol }) => protocol === 'http');
    assert.match(access?.id ?? '', /^[0-9a-f-]{36}$/);
    const { configuration, external_accesses } = shown;
    assert.deepEqual(
      { ...shown, update_time: undefined, status_detail: undefined },
      {
        ...settings,
        configuration,
        external_accesses,
        refer_resources: [shownOnCluster],
        application_id: component.application_id,
        application_name: 'shop',
        component_id: component.component_id,
        component_name: 'cart',
        environment_name: 'dev-env',
        id: instance_id,
        name,
        platform_type: 'cce',
        creator: 'lin',
        create_time: created,
        update_time: undefined,
        status_detail: undefined,
      },
    );
    const { status, available_replica, fail_detail, last_job_status } = shown.status_detail ?? {};
    assert.deepEqual(
      [status, shown.status_detail?.replica, available_replica, fail_detail, last_job_status],
      ['RUNNING', replica, replica, null, 'SUCCEEDED'],
    );
    const { count, instances } = await stage.call(listComponentInstances, component);
    assert.deepEqual([count, instances[0]?.id, instances[0]?.configuration], [1, instance_id, undefined]);
    await stage.call(deleteComponentInstance, at);
    assert.equal((await stage.call(getComponentInstance, at)).status_detail?.status, 'DELETING');
    stage.advance(longJob);
    assert.equal((await stage.call(listComponentInstances, component)).count, 0);
    const action = { ...at, body: { action: 'stop' } };
    assert.deepEqual(await stage.refusal(runComponentInstanceAction, action), unknown);
    assert.deepEqual(
      await stage.refusal(updateComponentInstance, { ...at, body: { version: '2' } }),
      unknown,
    );
    for (const operation of [getComponentInstance, deleteComponentInstance, listComponentInstanceSnapshots]) {
      assert.deepEqual(await stage.refusal(operation, at), unknown);
    }
  });

  const hook = (process: unknown) => ({ configuration: { lifecycle: { 'post-start': process } } });
  const probe = (check: unknown) => ({ configuration: { probes: { livenessProbe: check } } });
  const stored = (storage: unknown) => ({ configuration: { storage: [storage] } });
  const refusals: readonly (readonly [string, Record<string, unknown>, unknown])[] = [
    ['no name', { name: undefined }, invalid],
    ['capitals in its name', { name: 'Cart' }, invalid],
    ['an underscore in its name', { name: 'cart_dev' }, invalid],
    ['a name of 64 letters', { name: 'a'.repeat(64) }, invalid],
    ['no environment', { environment_id: undefined }, invalid],
    ['an environment that does not exist', { environment_id: 'none' }, [404, 'SVCSTG.00100411']],
    ['no replica', { replica: undefined }, invalid],
    ['a replica below zero', { replica: -1 }, invalid],
    ['half a replica', { replica: 0.5 }, invalid],
    ['no flavor', { flavor_id: undefined }, invalid],
    ['an unknown flavor', { flavor_id: 'HUGE' }, invalid],
    ['a flavor of another form', { flavor_id: 'CUSTOM-10G:1C:1Gi' }, invalid],
    ['least CPU above the most', { flavor_id: 'CUSTOM-10G:250m-0.5C:1Gi-1Gi' }, invalid],
    ['least memory above the most', { flavor_id: 'CUSTOM-10G:1C-1C:0.5Gi-1Gi' }, invalid],
    ['least memory above the most in other units', { flavor_id: 'CUSTOM-10G:1C-1C:512Mi-1Gi' }, invalid],
    ['no version', { version: undefined }, invalid],
    ['a version that is a number', { version: 1 }, invalid],
    ['no artifacts', { artifacts: undefined }, noArtifacts],
    ['empty artifacts', { artifacts: {} }, noArtifacts],
    ['an empty artifact', { artifacts: { cart: {} } }, noArtifacts],
    ['an artifact without address', { artifacts: { cart: { ...image, url: '' } } }, noArtifacts],
    [
      'an artifact without authentication',
      { artifacts: { cart: { ...image, auth: undefined } } },
      noArtifacts,
    ],
    ['an unknown storage', { artifacts: { cart: { ...image, storage: 'disk' } } }, invalid],
    ['a package in a cluster', { artifacts: { cart: jar } }, invalid],
    ['an image on hosts', { refer_resources: [onHosts] }, invalid],
    [
      'an image to build of no source',
      { artifacts: { cart: { ...image, url: 'cart:v1' } } },
      [404, 'SVCSTG.00100438'],
    ],
    ['no resources', { refer_resources: undefined }, invalid],
    ['nothing to run on', { refer_resources: [] }, noBase],
    ['a service alone', { refer_resources: [{ id: 'elb-1', type: 'elb' }] }, noBase],
    ['a cluster without namespace', { refer_resources: [{ ...onCluster, parameters: {} }] }, invalid],
    ['a cluster of elsewhere', { refer_resources: [{ ...onCluster, id: 'cluster-9' }] }, invalid],
    ['hosts that are not called Default', { refer_resources: [{ ...onHosts, id: 'default' }] }, invalid],
    ['hosts without parameters', { refer_resources: [{ id: 'Default', type: 'ecs' }] }, invalid],
    [
      'a balancer of elsewhere',
      { refer_resources: [onCluster, { id: 'elb-9', type: 'elb' }] },
      [404, 'SVCSTG.00100424'],
    ],
    ['a cache of elsewhere', { refer_resources: [onCluster, { id: 'dcs-9', type: 'dcs' }] }, invalid],
    [
      'an unknown alias',
      { refer_resources: [onCluster, { id: 'dcs-1', type: 'dcs', refer_alias: 'x' }] },
      invalid,
    ],
    ['a long description', { description: 'a'.repeat(129) }, invalid],
    ['access by another protocol', { external_accesses: [{ protocol: 'tcp' }] }, invalid],
    ['a variable with a digit first', { configuration: { env: [{ name: '1A', value: '' }] } }, invalid],
    ['a variable without value', { configuration: { env: [{ name: 'A' }] } }, invalid],
    ['an unknown storage kind', stored({ type: 'NFS', parameters: {}, mounts: [] }), invalid],
    ['storage without mounts', stored({ type: 'EmptyDir', parameters: {} }), invalid],
    ['an unknown way to upgrade', { configuration: { strategy: { upgrade: 'Canary' } } }, invalid],
    [
      'an entrypoint without arguments',
      { configuration: { lifecycle: { entrypoint: { command: ['a'] } } } },
      invalid,
    ],
    ['a command without command', hook({ type: 'command', parameters: {} }), invalid],
    ['a request without path', hook({ type: 'http', parameters: { port: 80 } }), invalid],
    ['a request without port', hook({ type: 'http', parameters: { path: '/' } }), invalid],
    ['an unknown check', probe({ type: 'grpc', parameters: { port: 80 } }), invalid],
    ['a check without scheme', probe({ type: 'http', parameters: { port: 80, path: '/' } }), invalid],
    ['a check without port', probe({ type: 'tcp', parameters: {} }), invalid],
    ['a check without command', probe({ type: 'command', parameters: {} }), invalid],
  ];
  for (const [what, change, refusal] of refusals) {
    it(`are refused with ${what}`, async () => {
      assert.deepEqual(await deploy(change), refusal);
      assert.deepEqual([stage.state.instances, stage.state.jobs], [[], []]);
    });
  }

  const accepted: readonly (readonly [string, Record<string, unknown>])[] = [
    ['a flavor of their own', { flavor_id: 'CUSTOM-10G:0.5C-0.25C:1.6Gi-0.8Gi' }],
    ['a flavor as the server writes it', { flavor_id: 'CUSTOM-10G:250m-250m:0.5Gi-0.5Gi' }],
    ['a flavor as the SDKs write it', { flavor_id: 'CUSTOM-10G:0.5m-0.25m:1.6Gi-0.8Gi' }],
    ['a flavor in Mi', { flavor_id: 'CUSTOM-10G:500m-250m:1Gi-512Mi' }],
    ['no copy at all', { replica: 0 }],
    ['packages on hosts', { artifacts: { cart: jar }, refer_resources: [onHosts] }],
    ['an engine that is in no environment', { refer_resources: [onCluster, { id: 'default', type: 'cse' }] }],
    [
      'a balancer and a cache',
      { refer_resources: [onCluster, { id: 'elb-1', type: 'elb' }, { id: 'dcs-1', type: 'dcs' }] },
    ],
    ['no hooks', { configuration: { lifecycle: { 'post-start': null, 'pre-stop': null } } }],
  ];
  for (const [what, change] of accepted) {
    it(`take ${what}`, async () => assert.deepEqual(await deploy(change), fine));
  }

  it('take the package of the source where there are no artifacts', async () => {
    const spec = { storage: 'obs', type: 'package' as const, url: jar.url, auth: 'none' as const };
    const packaged = await makeComponent(
      stage,
      { name: 'packaged', source: { kind: 'artifact', spec } },
      component.application_id,
    );
    const deployed = async (change: Record<string, unknown>) => {
      assert.deepEqual(await deploy({ artifacts: undefined, ...change }, packaged), fine);
      stage.advance(longJob);
      const { instances } = await stage.call(listComponentInstances, packaged);
      return instances.find(({ name }) => name === change['name']);
    };
    const onHost = await deployed({ name: 'on-hosts', refer_resources: [onHosts] });
    assert.deepEqual(onHost?.artifacts, { packaged: spec });
    const inCluster = await deployed({ name: 'in-cluster', version: '1.0.1' });
    assert.deepEqual(
      [inCluster?.artifacts?.['packaged']?.type, inCluster?.status_detail?.status],
      ['image', 'RUNNING'],
    );
  });

  it('are refused where component or application are not there', async () => {
    assert.deepEqual(await deploy({}, { ...component, component_id: 'none' }), [404, 'SVCSTG.00100404']);
    assert.deepEqual(await deploy({}, { ...component, application_id: 'none' }), [404, 'SVCSTG.00100403']);
  });

  it('are refused with a name or a version that was used in the environment', async () => {
    await deploy();
    stage.advance(longJob);
    assert.deepEqual(await deploy({ version: '2.0.0' }), [409, 'SVCSTG.00100413']);
    assert.deepEqual(await deploy({ name: 'cart-two' }), usedVersion);
    assert.deepEqual(await deploy({ name: 'cart-two', version: '1.0.1' }), fine);
    const other = await makeEnvironment(stage, { name: 'other' });
    assert.deepEqual(
      await deploy({ environment_id: other }),
      fine,
      'each environment has names and versions of its own',
    );
  });

  it('wait for the release of the same component in the same environment', async () => {
    await deploy();
    assert.deepEqual(await deploy({ name: 'cart-two', version: '1.0.1' }), released);
    const other = await makeEnvironment(stage, { name: 'other' });
    assert.deepEqual(await deploy({ environment_id: other }), fine);
  });

  it('do not share a balancer with another component', async () => {
    const balanced = { refer_resources: [onCluster, { id: 'elb-1', type: 'elb' }] };
    await deploy(balanced);
    stage.advance(longJob);
    assert.deepEqual(await deploy({ ...balanced, name: 'cart-two', version: '1.0.1' }), fine);
    const { application_id } = component;
    const search = await makeComponent(stage, { name: 'search' }, application_id);
    const wanted = { ...balanced, name: 'search', artifacts: { search: image } };
    assert.deepEqual(await deploy(wanted, search), [409, 'SVCSTG.00100439']);
  });
});
