import assert from 'node:assert/strict';
import type { ComponentInstance } from '../../../api/catalogue/servicestage/shapes';
import { loadAction } from '../../../client/commands/actions/action-table';
import { planAction } from '../../../deploy/action-plan';
import { applications } from '../../../resources/servicestage/applications';
import { components } from '../../../resources/servicestage/components';
import { environmentResources, environments } from '../../../resources/servicestage/environments';
import { componentInstances, type ComponentScope } from '../../../resources/servicestage/instances';
import { listRef, startActing, type ActingStage } from './acting';

const { signal } = new AbortController();

describe('deploying a component for the first time', () => {
  let stage: ActingStage;

  beforeEach(async () => void (stage = await startActing()));
  afterEach(() => stage.close());

  const wanted = { version: '5.0.0', flavor: 'MICRO-5G:0.5C:1G', replica: '2', engine: '' };

  async function scopeOf(component: string): Promise<ComponentScope> {
    for (const { id: applicationId } of await stage.items(applications, {})) {
      const found = (await stage.items(components, { applicationId })).find(({ name }) => name === component);
      if (found) return { applicationId, componentId: found.id };
    }
    return assert.fail(`There is no component ${component}.`);
  }

  async function read(scope: ComponentScope, name: string): Promise<ComponentInstance> {
    const { id } = await stage.item(componentInstances, scope, name);
    const found = await componentInstances.read(stage.session, scope, id, signal);
    assert.ok(found);
    return found;
  }

  async function place(component: string, environment: string) {
    const scope = await scopeOf(component);
    const { id: environmentId } = await stage.item(environments, {}, environment);
    return { scope, environmentId };
  }

  it('shows no secret of the address that is deployed', async () => {
    const { scope, environmentId } = await place('storefront', 'test');
    const action = await loadAction('createComponentInstance');
    const url = 'https://bob:Hunter2Pass@files.example/app.jar?X-Amz-Signature=c0ffee';
    const { session, lists, clock } = stage;
    const { plan } = await planAction(
      { action, resource: listRef(componentInstances, scope) },
      { ...wanted, name: 'trial', environment: environmentId, source: 'other', url },
      { session, lists, clock },
      signal,
    );
    const artifact = plan.steps[0]?.changes.find(({ path }) => path === 'artifacts');
    assert.equal(artifact?.to, 'https://bob:•••@files.example/app.jar?X-Amz-Signature=•••');
  });

  it('to a cluster of an environment, with an image', async () => {
    const { scope, environmentId } = await place('storefront', 'test');
    const cluster = await stage.item(environmentResources, { environmentId }, ({ type }) => type === 'cce');
    const answers = {
      ...wanted,
      name: 'storefront-trial',
      environment: environmentId,
      platform: cluster.id,
      namespace: 'shop',
      url: 'swr.eu-west-101.myhuaweicloud.com/lakeside-shop/storefront:5.0.0',
    };
    const list = listRef(componentInstances, scope);
    const { step, result } = await stage.act('createComponentInstance', list, answers);
    assert.equal(step.summary, 'Deploy storefront-trial to test');
    assert.deepEqual(result, {
      state: 'done',
      message: 'storefront-trial is deployed: 2 of 2 replicas run.',
    });
    const { version, environment_id, flavor_id, refer_resources } = await read(scope, 'storefront-trial');
    assert.deepEqual([version, environment_id, flavor_id], ['5.0.0', environmentId, wanted.flavor]);
    assert.equal(refer_resources?.[0]?.parameters?.['namespace'], 'shop');
    const again = await stage.act('createComponentInstance', list, answers);
    assert.equal(again.step.reason, 'An instance with this name exists there.');
    const used = await stage.act('createComponentInstance', list, { ...answers, name: 'storefront-more' });
    assert.match(used.step.reason ?? '', /5\.0\.0 has been used there/);
  });

  it('to virtual machines, with the package of the component and a size of its own', async () => {
    const { scope, environmentId } = await place('mail', 'prod');
    const all = await stage.items(environmentResources, { environmentId });
    const [host = ''] = all.filter(({ type }) => type === 'ecs').map(({ id }) => id);
    const answers = {
      ...wanted,
      name: 'mail-trial',
      environment: environmentId,
      platform: 'Default',
      hosts: host,
      flavor: '',
      size: 'CUSTOM-10G:0.5C-0.25C:1Gi-0.5Gi',
      source: 'own',
    };
    const { result } = await stage.act(
      'createComponentInstance',
      listRef(componentInstances, scope),
      answers,
    );
    assert.equal(result.message, 'mail-trial is deployed: 2 of 2 replicas run.');
    const { refer_resources } = await read(scope, 'mail-trial');
    assert.deepEqual(refer_resources?.[0]?.parameters, { hosts: [host] });
  });

  it('and says why the job failed when the image is missing', async () => {
    const { scope, environmentId } = await place('storefront', 'dev');
    const cluster = await stage.item(environmentResources, { environmentId }, ({ type }) => type === 'cce');
    const { result } = await stage.act('createComponentInstance', listRef(componentInstances, scope), {
      ...wanted,
      name: 'storefront-broken',
      environment: environmentId,
      platform: cluster.id,
      namespace: 'shop',
      url: 'swr.eu-west-101.myhuaweicloud.com/lakeside-shop/storefront:missing',
    });
    assert.equal(result.state, 'failed');
    assert.match(result.message, /image/i);
  });
});
