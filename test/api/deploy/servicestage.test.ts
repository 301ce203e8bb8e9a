import assert from 'node:assert/strict';
import { changesOf, startDeploying, titlesOf, type DeployStage } from './stage';

const environment = `apiVersion: servicestage/v2
kind: Environment
metadata: { name: dev-env }
spec:
  vpc_id: vpc-1
  deploy_mode: container
  description: For tests
  base_resources:
    - { id: c1, type: cce }
    - { id: c2, type: CCE }
`;
const application = `apiVersion: servicestage/v2
kind: Application
metadata: { name: orders }
spec: { description: All about orders }
`;
const variables = `apiVersion: servicestage/v2
kind: ApplicationConfiguration
metadata: { application: orders, environment: dev-env }
spec:
  configuration:
    env:
      - { name: LOG_LEVEL, value: info }
      - { name: DB_PASSWORD, value: s3cret }
`;
const component = `apiVersion: servicestage/v2
kind: Component
metadata: { name: basket, application: orders }
spec: { runtime: Docker, category: MicroService, sub_category: Java Chassis }
`;
const instance = `apiVersion: servicestage/v2
kind: Instance
metadata: { name: basket-dev, application: orders, component: basket, environment: dev-env }
spec:
  version: 1.0.0
  replica: 1
  flavor_id: CUSTOM-10G:0.5C-0.25C:1Gi-0.5Gi
  artifacts:
    basket: { storage: swr, type: image, url: "swr.example.com/shop/basket:1.0.0", auth: iam }
  refer_resources:
    - { id: c1, type: cce, parameters: { namespace: default } }
  configuration:
    env:
      - { name: MODE, value: test }
`;
const all = [instance, component, variables, application, environment].join('---\n');

describe('deploying ServiceStage resources', function () {
  let stage: DeployStage;
  before(async () => {
    stage = await startDeploying();
  });
  after(() => stage.close());

  it('creates what does not exist, parents first, and has nothing to do afterwards', async () => {
    const planned = await stage.plan(all);
    assert.deepEqual(titlesOf(planned), [
      'create Instance basket-dev',
      'create Component basket',
      'create ApplicationConfiguration orders/dev-env',
      'create Application orders',
      'create Environment dev-env',
    ]);
    assert.ok(changesOf(planned).every((change) => !change.includes('s3cret')));
    const outcome = await stage.deploy(all);
    assert.deepEqual(
      outcome.steps.map(({ result: { state, message } }) => [state, message]),
      [
        ['done', 'The job is done: 1 of 1 replicas run.'],
        ['done', 'Written and verified.'],
        ['done', 'Written and verified.'],
        ['done', 'Written and verified.'],
        ['done', 'Written and verified.'],
      ],
    );
    assert.deepEqual(
      titlesOf(await stage.plan(all)).map((title) => title.split(' ')[0]),
      ['unchanged', 'unchanged', 'unchanged', 'unchanged', 'unchanged'],
    );
  });

  it('changes only what differs', async () => {
    const changed = all
      .replace('All about orders', 'Orders')
      .replace('value: info', 'value: debug')
      .replace('- { id: c2, type: CCE }', '- { id: c3, type: cce }')
      .replace('replica: 1', 'replica: 2');
    const planned = await stage.plan(changed);
    assert.deepEqual(changesOf(planned), [
      'replica: 1 → 2',
      'configuration.env[LOG_LEVEL].value: info → debug',
      'description: All about orders → Orders',
      'base_resources[cce c3]:  → id: c3\ntype: cce',
      'base_resources[CCE c2]: name: c2\nid: c2\ntype: CCE → ',
    ]);
    assert.equal((await stage.deploy(changed)).state, 'reached');
    assert.deepEqual(changesOf(await stage.plan(changed)), []);
    assert.equal((await stage.deploy(all)).state, 'reached');
  });

  it('takes quantities, order and what is not written for the same', async () => {
    const same = instance
      .replace('0.5C-0.25C:1Gi-0.5Gi', '500m-250m:1024Mi-512Mi')
      .replace('  configuration:\n    env:\n      - { name: MODE, value: test }\n', '');
    assert.deepEqual(titlesOf(await stage.plan(same)), ['unchanged Instance basket-dev']);
  });

  it('refuses a change without a new version, and deploys one with it', async () => {
    const changed = instance.replace('value: test', 'value: prod');
    const { plan } = await stage.plan(changed);
    assert.equal(
      plan.steps[0]?.reason,
      'The version 1.0.0 is deployed already: every change needs a new version.',
    );
    const next = changed.replace('version: 1.0.0', 'version: 1.0.1');
    assert.equal((await stage.deploy(next)).state, 'reached');
    assert.deepEqual(titlesOf(await stage.plan(next)), ['unchanged Instance basket-dev']);
  });

  it('says what is missing, and what there is', async () => {
    const { plan } = await stage.plan(component.replace('application: orders', 'application: ordrs'));
    const [step] = plan.steps;
    assert.equal(step?.action, 'blocked');
    assert.match(step.reason ?? '', /^There is no Application ordrs.*there are: .*orders/);
  });

  it('replaces only what is named', async () => {
    const other = component.replace('runtime: Docker', 'runtime: Java8');
    const both = `${other}---\n${instance}`;
    const { plan } = await stage.plan(both);
    assert.match(
      plan.steps[0]?.reason ?? '',
      /^runtime can’t be changed: basket would be deleted and created again/,
    );
    const allowed = await stage.plan(both, { allowReplace: ['basket'] });
    assert.deepEqual(titlesOf(allowed), ['replace Component basket', 'replace Instance basket-dev']);
  });

  it('replaces nothing that holds what no document describes', async () => {
    const other = component.replace('runtime: Docker', 'runtime: Java8');
    const { plan } = await stage.plan(other, { allowReplace: ['basket'] });
    assert.deepEqual(
      plan.steps.map(({ action }) => action),
      ['blocked'],
    );
    assert.match(plan.steps[0]?.reason ?? '', /not possible: .*Delete its instances first: 1 \(basket-dev\)/);
  });

  it('stops a resource that somebody else has changed', async () => {
    const planned = await stage.plan(application.replace('All about orders', 'Mine'));
    assert.equal((await stage.deploy(application.replace('All about orders', 'Theirs'))).state, 'reached');
    const result = await planned.steps[0]?.apply({ progress: () => undefined });
    assert.deepEqual(result, {
      state: 'failed',
      message: 'It has been changed in the meantime: plan again.',
      isUntouched: true,
    });
  });
});
