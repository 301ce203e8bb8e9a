import assert from 'node:assert/strict';
import { createComponent } from '../../../api/catalogue/servicestage/components';
import type { Component } from '../../../api/catalogue/servicestage/shapes';
import type { ActionPlace } from '../../../resources/resource-action';
import {
  applications,
  variables,
  variableSets,
  type ApplicationScope,
} from '../../../resources/servicestage/applications';
import { components } from '../../../resources/servicestage/components';
import { environmentResources, environments } from '../../../resources/servicestage/environments';
import { componentInstances } from '../../../resources/servicestage/instances';
import { stageOf } from '../../../resources/servicestage/stage';
import { itemRef, listRef, startActing, type ActingStage } from './acting';

describe('actions on applications, components, environments and variables', () => {
  let stage: ActingStage;

  beforeEach(async () => void (stage = await startActing()));
  afterEach(() => stage.close());

  async function idOf(kind: typeof applications | typeof environments, name: string): Promise<string> {
    return kind === applications
      ? (await stage.item(applications, {}, name)).id
      : (await stage.item(environments, {}, name)).id;
  }

  async function names(kind: typeof applications | typeof environments): Promise<string[]> {
    const all =
      kind === applications ? await stage.items(applications, {}) : await stage.items(environments, {});
    return all.map(({ name }) => name).sort();
  }

  it('creates an application, and deletes it', async () => {
    const answers = { name: 'billing', description: 'Invoices' };
    const { result } = await stage.act('createApplication', listRef(applications, {}), answers);
    assert.deepEqual(result, { state: 'done', message: 'billing is created.' });
    const billing = await stage.item(applications, {}, 'billing');
    assert.equal(billing.description, 'Invoices');
    const again = await stage.act('createApplication', listRef(applications, {}), answers);
    assert.match(again.step.reason ?? '', /name exists/);
    const deleted = await stage.act('deleteApplication', itemRef(applications, {}, billing));
    assert.deepEqual(deleted.result, { state: 'done', message: 'billing is deleted.' });
    assert.deepEqual(await names(applications), ['platform', 'shop']);
  });

  it('deletes no application with components, and says which, and what goes', async () => {
    const shop = await stage.item(applications, {}, 'shop');
    const { step } = await stage.act('deleteApplication', itemRef(applications, {}, shop));
    assert.match(step.reason ?? '', /^Delete its components first: 8 \(.*, …\)\.$/);
    assert.deepEqual(step.notes, ['Variables that go with it: 6.']);
  });

  it('deletes a component once it has no instances', async () => {
    const applicationId = await idOf(applications, 'platform');
    const mail = await stage.item(components, { applicationId }, 'mail');
    const ref = itemRef(components, { applicationId }, mail);
    const blocked = await stage.act('deleteComponent', ref);
    assert.equal(blocked.step.reason, 'Delete its instances first: 1 (mail).');
    const scope = { applicationId, componentId: mail.id };
    const instance = await stage.item(componentInstances, scope, 'mail');
    await stage.act('deleteComponentInstance', itemRef(componentInstances, scope, instance));
    const { result } = await stage.act('deleteComponent', ref);
    assert.deepEqual(result, { state: 'done', message: 'mail is deleted.' });
    assert.deepEqual(await stage.items(components, { applicationId }), []);
  });

  it('waits for a component that the server still has', async () => {
    const applicationId = await idOf(applications, 'platform');
    const { client, project_id } = await stageOf(stage.session);
    const body = { name: 'idle', runtime: 'Docker', category: 'Webapp' as const };
    const created = await client.call(createComponent, { project_id, application_id: applicationId, body });
    const { applicationActions } = await import('../../../resources/servicestage/application-actions');
    let reads = 0;
    const call: typeof client.call = (operation, ...rest) => {
      if (operation.id === 'deleteComponent') return Promise.resolve(undefined as never);
      reads += 1;
      return reads < 3
        ? client.call(operation, ...rest)
        : client.call(operation, { ...rest[0], component_id: 'x' });
    };
    const session = { ...stage.session, client: () => Promise.resolve({ ...client, call }) };
    const clock = { now: () => 0, sleep: () => Promise.resolve() };
    const { signal } = new AbortController();
    const place: ActionPlace<ApplicationScope, Component> = {
      session,
      scope: { applicationId },
      subject: created,
      list: (...asked) => stage.items(...asked),
    };
    const result = await applicationActions.deleteComponent.run(
      place,
      {},
      { clock, signal, progress: () => undefined, changed: () => undefined },
    );
    assert.deepEqual([result.state, reads], ['done', 3]);
  });

  it('adds, changes and removes a variable, and keeps the others', async () => {
    const applicationId = await idOf(applications, 'shop');
    const environmentId = await idOf(environments, 'prod');
    const scope = { applicationId, environmentId };
    const values = async () =>
      Object.fromEntries((await stage.items(variables, scope)).map(({ name, value }) => [name, value]));
    const added = await stage.act('addVariable', listRef(variables, scope), { name: 'REGION', value: 'eu' });
    assert.deepEqual(added.step.changes, [{ path: 'REGION', to: 'eu' }]);
    assert.equal(added.result.message, 'REGION is added.');
    assert.deepEqual(await values(), { LOG_LEVEL: 'warn', CURRENCY: 'EUR', REGION: 'eu' });
    const again = await stage.act('addVariable', listRef(variables, scope), { name: 'REGION', value: 'us' });
    assert.match(again.step.reason ?? '', /change it/);
    const level = await stage.item(variables, scope, 'LOG_LEVEL');
    const changed = await stage.act('changeVariable', itemRef(variables, scope, level), { value: 'error' });
    assert.deepEqual(changed.step.changes, [{ path: 'LOG_LEVEL', from: 'warn', to: 'error' }]);
    assert.equal(changed.result.message, 'LOG_LEVEL is changed.');
    const currency = await stage.item(variables, scope, 'CURRENCY');
    const removed = await stage.act('removeVariable', itemRef(variables, scope, currency));
    assert.equal(removed.result.message, 'CURRENCY is removed.');
    assert.deepEqual(await values(), { LOG_LEVEL: 'error', REGION: 'eu' });
    const others = await stage.items(variableSets, { applicationId });
    assert.deepEqual(
      others.filter(({ environment }) => environment !== 'prod').map((set) => set.variables.length),
      [2, 2],
      'other environments are left alone',
    );
  });

  it('adds the first variable of an application, and shows no value that may be a secret', async () => {
    const applicationId = await idOf(applications, 'platform');
    const scope = { applicationId, environmentId: await idOf(environments, 'dev') };
    const answers = { name: 'DB_PASSWORD', value: 'hidden-1' };
    const { step, result, asked } = await stage.act('addVariable', listRef(variables, scope), answers);
    assert.equal(result.state, 'done');
    assert.deepEqual([asked.at(-1)?.name, asked.at(-1)?.secret], ['value', true]);
    const variable = await stage.item(variables, scope, 'DB_PASSWORD');
    assert.equal(variable.value, 'hidden-1');
    const changed = await stage.act('changeVariable', itemRef(variables, scope, variable), {
      value: 'hidden-2',
    });
    assert.ok(!JSON.stringify([step, result, changed]).includes('hidden'), 'a secret is shown');
  });

  it('adds no variable a second time when somebody else was faster', async () => {
    const applicationId = await idOf(applications, 'platform');
    const scope = { applicationId, environmentId: await idOf(environments, 'dev') };
    const list = listRef(variables, scope);
    const { result } = await stage.act('addVariable', list, { name: 'REGION', value: 'us' }, () =>
      stage.act('addVariable', list, { name: 'REGION', value: 'eu' }),
    );
    assert.deepEqual(result, {
      state: 'failed',
      message: 'Somebody has added a variable with this name.',
    });
    assert.deepEqual(await stage.items(variables, scope), [{ name: 'REGION', value: 'eu' }]);
  });

  const environment = { name: 'staging', vpc_id: 'vpc-1', type: 'cce', id: 'cluster-1' };

  it('creates an environment, adds and removes resources, and deletes it', async () => {
    const { result } = await stage.act('createEnvironment', listRef(environments, {}), environment);
    assert.deepEqual(result, { state: 'done', message: 'staging is created.' });
    const staging = await stage.item(environments, {}, 'staging');
    const again = await stage.act('createEnvironment', listRef(environments, {}), environment);
    assert.match(again.step.reason ?? '', /name exists/);
    assert.equal(staging.vpc_id, 'vpc-1');
    const scope = { environmentId: staging.id };
    const list = listRef(environmentResources, scope);
    const added = await stage.act('addEnvironmentResource', list, { type: 'elb', id: 'balancer-1' });
    assert.equal(added.result.message, 'balancer-1 is added.');
    const twice = await stage.act('addEnvironmentResource', list, { type: 'elb', id: 'balancer-1' });
    assert.match(twice.step.reason ?? '', /already/);
    const ids = async () => (await stage.items(environmentResources, scope)).map(({ id }) => id);
    assert.deepEqual(await ids(), ['cluster-1', 'balancer-1']);
    const [cluster, balancer] = await stage.items(environmentResources, scope);
    assert.ok(cluster && balancer);
    const kept = await stage.act('removeEnvironmentResource', itemRef(environmentResources, scope, cluster));
    assert.match(kept.step.reason ?? '', /last resource that instances can run on/);
    const removed = await stage.act(
      'removeEnvironmentResource',
      itemRef(environmentResources, scope, balancer),
    );
    assert.equal(removed.result.message, 'balancer-1 is removed.');
    assert.deepEqual(await ids(), ['cluster-1']);
    const deleted = await stage.act('deleteEnvironment', itemRef(environments, {}, staging));
    assert.equal(deleted.result.message, 'staging is deleted.');
    assert.deepEqual(await names(environments), ['dev', 'prod', 'test']);
  });

  it('deletes no environment in which instances run, and counts them', async () => {
    const dev = await stage.item(environments, {}, 'dev');
    const { step } = await stage.act('deleteEnvironment', itemRef(environments, {}, dev));
    assert.match(step.reason ?? '', /^Delete the instances in it first: 3 \(.*cart-dev.*\)\.$/);
    const prod = await stage.item(environments, {}, 'prod');
    const scope = { environmentId: prod.id };
    const cache = await stage.item(environmentResources, scope, 'redis-shop-prod');
    const removal = await stage.act('removeEnvironmentResource', itemRef(environmentResources, scope, cache));
    assert.match(removal.step.notes?.join(' ') ?? '', /Instances in the environment, which may use it: 10\./);
    assert.equal(removal.result.state, 'done');
  });
});
