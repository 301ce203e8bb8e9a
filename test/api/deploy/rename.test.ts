import assert from 'node:assert/strict';
import { makeDestroyPlan } from '../../../deploy/destroy/make-plan';
import { deployFile } from '../../unit/deploy/context';
import { startDeploying, titlesOf, changesOf, type DeployStage } from './stage';

const document = (kind: string, metadata: string, spec: string): string =>
  `apiVersion: servicestage/v2\nkind: ${kind}\nmetadata: { ${metadata} }\nspec: { ${spec} }\n`;

const application = (metadata: string) => document('Application', metadata, 'description: one');
const component = (metadata: string) =>
  document('Component', metadata, 'runtime: Docker, category: Webapp, sub_category: Web');
const environment = (metadata: string) =>
  document('Environment', metadata, 'vpc_id: v1, base_resources: [{ id: c1, type: cce }]');

const join = (...documents: readonly string[]) => documents.join('---\n');

describe('renaming resources', () => {
  let stage: DeployStage;
  before(async () => {
    stage = await startDeploying();
    const text = join(
      environment('name: old'),
      application('name: old'),
      component('name: old, application: old'),
    );
    assert.equal((await stage.deploy(text)).state, 'reached');
  });
  after(() => stage.close());

  const renamed = join(
    environment('name: new, previousName: old'),
    application('name: new, previousName: old'),
    component('name: new, application: new, previousName: old'),
  );

  it('renames what is there, and what belongs to it', async () => {
    const planned = await stage.plan(renamed);
    assert.deepEqual(titlesOf(planned), [
      'change Environment new',
      'change Application new',
      'change Component new',
    ]);
    assert.deepEqual(
      planned.plan.steps.flatMap(({ changes }) => changes),
      Array.from({ length: 3 }, () => ({ path: 'metadata.name', from: 'old', to: 'new' })),
    );
    const before = stage.sent.length;
    const outcome = await stage.apply(planned);
    assert.equal(outcome.state, 'reached', outcome.steps.map(({ result }) => result.message).join(' '));
    const writes = stage.sent.slice(before).filter((operation) => /^(create|delete|update)/.test(operation));
    assert.deepEqual(writes.sort(), ['updateApplication', 'updateComponent', 'updateEnvironment']);
  });

  it('has nothing to do afterwards, with the former name in the documents or without it', async () => {
    assert.deepEqual(changesOf(await stage.plan(renamed)), []);
    assert.deepEqual(changesOf(await stage.plan(renamed.replaceAll(', previousName: old', ''))), []);
  });

  it('creates another one where the documents do not say that it was renamed', async () => {
    const { plan } = await stage.plan(application('name: newer'));
    assert.deepEqual(
      plan.steps.map(({ action }) => action),
      ['create'],
    );
  });

  it('creates what was never there', async () => {
    const { plan } = await stage.plan(application('name: newer, previousName: never'));
    assert.deepEqual(
      plan.steps.map(({ action }) => action),
      ['create'],
    );
  });

  it('is refused while the documents describe the former name too', async () => {
    const { plan } = await stage.plan(
      join(application('name: newer, previousName: new'), application('name: new')),
    );
    assert.deepEqual(
      plan.steps.map(({ action }) => action),
      ['blocked', 'unchanged'],
    );
    assert.match(plan.steps[0]?.reason ?? '', /^new is described too/);
  });

  it('is refused where two documents rename the same one', async () => {
    const { plan } = await stage.plan(
      join(application('name: one, previousName: new'), application('name: two, previousName: new')),
    );
    assert.deepEqual(
      plan.steps.map(({ action }) => action),
      ['blocked', 'blocked'],
    );
  });

  it('is no reason to destroy what has the former name', async () => {
    const file = deployFile('a.servicestage.yaml', application('name: other, previousName: new'));
    const { plan } = await makeDestroyPlan({ files: [file] }, stage.context);
    assert.deepEqual(
      plan.steps.map(({ action }) => action),
      ['unchanged'],
    );
  });
});
