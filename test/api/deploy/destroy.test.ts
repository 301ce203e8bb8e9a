import assert from 'node:assert/strict';
import type { DeployOutcome } from '../../../deploy/apply-plan';
import { deleteComponent } from '../../../api/catalogue/servicestage/components';
import { applications } from '../../../resources/servicestage/applications';
import { components } from '../../../resources/servicestage/components';
import { stageOf } from '../../../resources/servicestage/stage';
import { document, governance, registry, stage } from './kind-cases';
import { startDeploying, titlesOf, type DeployStage } from './stage';

const environment = stage('Environment', 'name: made', 'vpc_id: v1, base_resources: [{ id: c1, type: cce }]');
const application = stage('Application', 'name: made', 'description: one');
const variables = stage(
  'ApplicationConfiguration',
  'application: made, environment: made',
  'configuration: { env: [{ name: A, value: one }] }',
);
const component = stage(
  'Component',
  'name: made, application: made',
  'runtime: Docker, category: Webapp, sub_category: Web',
);
const instance = stage(
  'Instance',
  'name: made, application: made, component: made, environment: made',
  'version: 1.0.0, replica: 1, flavor_id: "CUSTOM-10G:0.5C-0.25C:1Gi-0.5Gi", artifacts: { a: { storage: swr, type: image, url: "swr.example.com/a/a:1", auth: iam } }, refer_resources: [{ id: c1, type: cce, parameters: { namespace: default } }]',
);
const shop = [environment, application, variables, component, instance];
const caller = registry('Microservice', 'name: made', 'appId: a, environment: production');
const callee = registry('Microservice', 'name: called', 'appId: a, environment: production');
const running = registry(
  'MicroserviceInstance',
  'microservice: called',
  'hostName: h, endpoints: ["rest://h:1"], status: UP',
);
const calls = registry(
  'Dependency',
  'name: made',
  'dependencies: [{ consumer: { appId: a, serviceName: made, version: 0.0.1, environment: production }, providers: [{ serviceName: called, appId: a, environment: production, version: latest }] }]',
);
const group = governance('MatchGroup', '{ alias: one, matches: [{ name: a, apiPath: { prefix: / } }] }');
const retry = governance('Retry', '{ maxAttempts: 3, retryOnResponseStatus: [502] }');

function file(...documents: readonly string[]): string {
  return documents.join('---\n');
}

describe('destroying what a manifest names', function () {
  this.timeout(60_000);
  let target: DeployStage;
  beforeEach(async () => (target = await startDeploying()));
  afterEach(() => target.close());

  async function deployed(text: string): Promise<void> {
    assert.equal((await target.deploy(text)).state, 'reached');
  }
  async function destroy(text: string): Promise<DeployOutcome> {
    return target.apply(await target.planRemoval(text));
  }
  async function reasonsOf(text: string): Promise<readonly string[]> {
    const { plan } = await target.planRemoval(text);
    return plan.steps.flatMap(({ reason }) => reason ?? []);
  }

  it('goes against the order of the deployment, and says what goes along', async () => {
    await deployed(file(...shop));
    const planned = await target.planRemoval(file(...shop));
    const titles = titlesOf(planned);
    const at = (kind: string) => titles.findIndex((title) => title.startsWith(`remove ${kind} `));
    assert.equal(titles.length, 5);
    assert.ok(at('Instance') < at('Component') && at('Component') < at('Application'), titles.join());
    assert.ok(at('Instance') < at('Environment') && at('ApplicationConfiguration') < at('Environment'));
    const notes = planned.plan.steps.flatMap((step) => step.notes ?? []).join(' ');
    assert.match(notes, /Snapshots that go with it: \d/);
    const before = target.sent.length;
    const { state, steps } = await target.apply(planned);
    assert.equal(state, 'reached');
    const deleted = steps.find(({ step }) => step.kind === 'Instance');
    assert.equal(deleted?.result.message, 'made is deleted.');
    const deletions = target.sent.slice(before).filter((id) => id.startsWith('delete'));
    const order = ['deleteComponentInstance', 'deleteComponent', 'deleteApplication'];
    assert.deepEqual(
      deletions.filter((id) => order.includes(id)),
      order,
    );
    assert.deepEqual(
      titlesOf(await target.planRemoval(file(...shop))),
      titles.map((title) => title.replace('remove', 'unchanged')),
    );
  });

  it('is refused while something is inside that no file names', async () => {
    await deployed(file(...shop));
    assert.match((await reasonsOf(file(environment))).join(), /Delete the instances in it first: 1 \(made\)/);
    assert.match((await reasonsOf(file(application, variables))).join(), /Delete its components first/);
    assert.match((await reasonsOf(file(application, component))).join(), /Delete its instances first/);
    assert.deepEqual(await reasonsOf(file(application, component, instance)), []);
  });

  it('never forces: running instances and callers are named first', async () => {
    await deployed(file(caller, callee, running));
    await deployed(calls);
    assert.match((await reasonsOf(callee)).join(), /Instances of it are registered that no file names: h/);
    assert.match(
      (await reasonsOf(file(callee, running))).join(),
      /called by versions that no file names: made/,
    );
    const { plan } = await target.planRemoval(callee);
    assert.deepEqual(
      plan.steps.map(({ summary, notes = [] }) => [summary, ...notes]),
      [['Microservice called 0.0.1 can’t be deleted']],
    );
    assert.equal((await destroy(file(callee, running, caller, calls))).state, 'reached');
    assert.deepEqual(titlesOf(await target.planRemoval(file(callee, caller))), [
      'unchanged Microservice called 0.0.1',
      'unchanged Microservice made 0.0.1',
    ]);
  });

  it('says of all that is refused that it can’t be deleted', async () => {
    const { plan } = await target.planRemoval(
      file(group, group, document('cse/v9', 'Other', 'name: x', 'spec: {}')),
    );
    assert.deepEqual(
      plan.steps.flatMap(({ action, summary }) => (action === 'blocked' ? [summary] : [])),
      ['MatchGroup made (production, a) can’t be deleted', 'Other x can’t be deleted'],
    );
  });

  it('takes no policy along that no file names', async () => {
    await deployed(file(group, retry));
    assert.match(
      (await reasonsOf(group)).join(),
      /Items would go with it that no file names: servicecomb.retry.made/,
    );
    const planned = await target.planRemoval(file(group, retry));
    assert.deepEqual(
      titlesOf(planned).map((title) => title.split(' ').slice(0, 2).join(' ')),
      ['remove Retry', 'remove MatchGroup'],
    );
    assert.equal((await target.apply(planned)).state, 'reached');
  });

  it('leaves an engine that holds anything else', async () => {
    const engine = document('cse/v2', 'Engine', 'name: prod-engine', 'spec: { description: one }');
    assert.match((await reasonsOf(engine)).join(), /It holds what no file names: microservices: /);
  });

  it('stops at what has moved since the plan was made', async () => {
    await deployed(file(application));
    const planned = await target.planRemoval(file(application));
    await deployed(file(application.replace('one', 'two')));
    const { state, steps } = await target.apply(planned);
    assert.equal(state, 'failed');
    assert.match(steps[0]?.result.message ?? '', /changed in the meantime/);
    await deployed(file(component));
    assert.match((await reasonsOf(file(application))).join(), /components first/);
  });

  it('stops at what has come into it since the plan was made', async () => {
    await deployed(callee);
    const planned = await target.planRemoval(callee);
    await deployed(file(callee, running));
    const { steps } = await target.apply(planned);
    assert.match(steps[0]?.result.message ?? '', /Instances of it are registered/);
    assert.deepEqual(titlesOf(await target.plan(callee)), ['unchanged Microservice called 0.0.1']);
  });

  it('follows what is being deleted already', async () => {
    await deployed(file(application, component));
    const { client, project_id } = await stageOf(target.session);
    const [shown] = (
      await target.context.lists.get(applications, target.session, {}, { anew: true })
    ).items.filter(({ name }) => name === 'made');
    const application_id = shown?.id ?? '';
    const { items } = await target.context.lists.get(
      components,
      target.session,
      { applicationId: application_id },
      { anew: true },
    );
    await client.call(deleteComponent, { project_id, application_id, component_id: items[0]?.id ?? '' });
    target.sandbox.advance(2000); // lists lag
    const before = target.sent.length;
    const planned = await target.planRemoval(file(application, component));
    assert.match(planned.plan.steps[0]?.notes?.join() ?? '', /being deleted already/);
    assert.equal((await target.apply(planned)).state, 'reached');
    assert.deepEqual(
      target.sent.slice(before).filter((id) => id.startsWith('delete')),
      ['deleteApplication'],
    );
  });
});
