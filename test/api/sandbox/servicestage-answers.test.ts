import assert from 'node:assert/strict';
import type { ApiClient } from '../../../api/client';
import { createEngine, getEngine } from '../../../api/catalogue/cse/engines';
import { createApplication } from '../../../api/catalogue/servicestage/applications';
import { createComponent } from '../../../api/catalogue/servicestage/components';
import {
  createEnvironment,
  updateEnvironmentResources,
} from '../../../api/catalogue/servicestage/environments';
import { getComponentInstance, updateComponentInstance } from '../../../api/catalogue/servicestage/instances';
import type { Input } from '../../../api/catalogue/operation';
import { newEngine, startWithCse } from './cse-running';
import { cartCluster, deployCart, startWithStage } from './servicestage-running';

type Change = Omit<Input<typeof updateComponentInstance>['body'], 'version'>;

describe('sandbox: what an instance looks like when it is read', () => {
  let sandbox: Awaited<ReturnType<typeof startWithStage>>;
  let client: ApiClient;
  let cart: Awaited<ReturnType<typeof deployCart>>;
  before(async () => {
    sandbox = await startWithStage({ seed: 'empty' });
    ({ client } = sandbox);
    cart = await deployCart(client, sandbox.project_id);
    sandbox.advance(longJob);
  });
  after(() => sandbox.close());

  const longJob = 15 * 60_000;
  let upgrades = 0;
  /** The instance after a change. */
  async function changed(change: Change) {
    upgrades += 1;
    const body = { ...change, version: `1.0.${String(upgrades)}` };
    await client.call(updateComponentInstance, { ...cart.at, body });
    sandbox.advance(longJob);
    return client.call(getComponentInstance, cart.at);
  }

  it('has the variables of the platform, which are marked, and what it computed', async () => {
    const env = [{ name: 'CURRENCY', value: 'EUR' }];
    const probes = { livenessProbe: { type: 'tcp' as const, parameters: { port: 80 } } };
    const { configuration = {} } = await changed({ configuration: { env, probes } });
    assert.deepEqual(configuration, {
      env: [{ name: 'PAAS_PROJECT_ID', value: sandbox.project_id, internal: true }, ...env],
      lifecycle: { 'post-start': null, 'pre-stop': null },
      scheduler: {
        affinity: { az: [], node: [], application: [] },
        'anti-affinity': { az: [], node: [], application: [] },
        isSynchronized: true,
      },
      strategy: { upgrade: 'RollingUpdate', spec: { maxSurge: 0, maxUnavailable: 1 } },
      probes: { livenessProbe: { ...probes.livenessProbe, delay: 0, timeout: 0 } },
    });
  });

  it('has settings of its cluster and ways in that nobody asked for', async () => {
    const access = { protocol: 'http' as const, address: 'cart.example.com', forward_port: 8080 };
    const { external_accesses, refer_resources } = await changed({ external_accesses: [access] });
    assert.deepEqual(external_accesses?.map(({ protocol }) => protocol).sort(), ['TCP', 'http']);
    assert.ok(external_accesses.every(({ status, create_time }) => status && create_time));
    assert.deepEqual(Object.keys(refer_resources?.[0]?.parameters ?? {}), ['namespace', 'type']);
  });

  it('has sets in neither the order that was sent nor that of the alphabet', async () => {
    const env = ['B', 'A', 'C', 'D'].map((name) => ({ name, value: name }));
    const add_optional_resources = [
      { id: 'dcs-1', type: 'dcs' },
      { id: 'elb-1', type: 'elb' },
    ];
    const environment = { project_id: sandbox.project_id, environment_id: cart.environment_id };
    await client.call(updateEnvironmentResources, { ...environment, body: { add_optional_resources } });
    const refer_resources = [cartCluster, ...add_optional_resources];
    const shown = await changed({ configuration: { env }, refer_resources });
    const names = (shown.configuration?.['env'] as typeof env)
      .map(({ name }) => name)
      .filter((name) => name.length === 1);
    for (const [order, sent] of [
      [names, env.map(({ name }) => name)],
      [shown.refer_resources?.map(({ id }) => id) ?? [], refer_resources.map(({ id }) => id)],
    ] as const) {
      assert.deepEqual([...order].sort(), [...sent].sort());
      assert.notDeepEqual(order, sent);
      assert.notDeepEqual(order, [...sent].sort());
    }
    assert.deepEqual(await client.call(getComponentInstance, cart.at), shown, 'it is always the same order');
  });

  it('has quantities in other units, and lists in a text with spaces', async () => {
    const refer_resources = [
      { id: 'dcs-1', type: 'dcs', refer_alias: 'distributed_session,distributed_cache' },
    ];
    const flavor_id = 'CUSTOM-10G:0.5C-0.25C:1.5Gi-512Mi';
    const shown = await changed({ flavor_id, refer_resources } as Change);
    assert.equal(shown.flavor_id, 'CUSTOM-10G:500m-250m:1.5Gi-0.5Gi');
    const cache = shown.refer_resources?.find(({ type }) => type === 'dcs');
    assert.equal(cache?.refer_alias, 'distributed_session, distributed_cache');
  });
});

describe('sandbox: what else ServiceStage and the engine service answer that nobody wrote', () => {
  it('is the names of resources, the defaults of a build and the inputs of an engine, sets in any order', async () => {
    const sandbox = await startWithCse({ seed: 'empty' });
    const { client, stage, project_id } = sandbox;
    try {
      const resources = [cartCluster, { id: 'host-1', type: 'ecs' as const }];
      const environment = { name: 'dev', vpc_id: 'vpc-1', base_resources: resources };
      const { alias, base_resources } = await stage.call(createEnvironment, {
        project_id,
        body: environment,
      });
      assert.equal(alias, null);
      assert.deepEqual(
        base_resources,
        [...resources].reverse().map((one) => ({ ...one, name: one.id })),
      );

      const { id: application_id } = await stage.call(createApplication, {
        project_id,
        body: { name: 'shop' },
      });
      const spec = { storage: 'obs', type: 'package' as const, url: 'obs://packages/mail.jar' };
      const component = { name: 'mail', runtime: 'Java8', category: 'Common' as const };
      const { source, build } = await stage.call(createComponent, {
        project_id,
        application_id,
        body: { ...component, source: { kind: 'artifact', spec }, build: { parameters: {} } },
      });
      assert.deepEqual(source?.spec, { ...spec, auth: 'iam', webUrl: '' });
      assert.deepEqual(build?.parameters, {
        build_cmd: 'mvn clean package',
        dockerfile_path: './',
        artifact_namespace: `cas_${project_id}`,
        use_public_cluster: true,
      });

      const azList = ['eu-west-101a', 'eu-west-101b'];
      const { id: engine_id } = await client.call(createEngine, {
        project_id,
        body: { ...newEngine, azList, inputs: { nodeFlavor: 'c6.large.2' } },
      });
      const { reference } = await client.call(getEngine, { project_id, engine_id: engine_id ?? '' });
      assert.deepEqual(reference?.azList, [...azList].reverse());
      assert.deepEqual(reference.inputs, { nodeFlavor: 'c6.large.2', is_arm_cluster: 'false' });
    } finally {
      await sandbox.close();
    }
  });
});
