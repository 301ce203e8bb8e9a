import assert from 'node:assert/strict';
import { manyResources, policyKinds } from './many-resources';
import { changesOf, startDeploying, titlesOf, type DeployStage } from './stage';

const counts = { components: 20, policies: 60, microservices: 50, items: 350 };
/** Every other component is built from a source. */
const componentsWithSource = counts.components / 2;
const all = manyResources(counts);

describe('the requests of a plan', function () {
  this.timeout(60_000);
  let stage: DeployStage;
  before(async () => {
    // A request that is repeated would be counted twice.
    stage = await startDeploying({ badGateway: 0 });
  });
  after(() => stage.close());

  it('are one for each list, and one for each resource that its list leaves parts out of', async () => {
    const outcome = await stage.deploy(all);
    const undone = outcome.steps.filter(({ result: { state } }) => state !== 'done');
    assert.deepEqual(undone, []);
    const before = stage.sent.length;
    const planned = await stage.plan(all);
    assert.deepEqual(changesOf(planned), []);
    assert.deepEqual(
      titlesOf(planned).filter((title) => !title.startsWith('unchanged')),
      [],
    );
    assert.deepEqual(countOf(stage.sent.slice(before)), {
      listEnvironments: 2, // those of the project, and those that variables are listed for
      getEnvironment: 1,
      listApplications: 1,
      getApplicationConfiguration: 1,
      listComponents: 1,
      getComponent: componentsWithSource,
      listComponentInstances: counts.components,
      getComponentInstance: counts.components,
      listEngines: 1,
      listGovernancePoliciesByKind: policyKinds.length,
      listGovernMicroservices: 1,
      listSchemas: counts.microservices,
      listKieKvs: 1,
    });
  });
});

describe('the requests of a deployment', function () {
  this.timeout(60_000);
  let stage: DeployStage;
  before(async () => {
    stage = await startDeploying({ unfriendly: false });
  });
  after(() => stage.close());

  it('read what several resources belong to once for all', async () => {
    const planned = await stage.plan(manyResources({ ...counts, components: 0, microservices: 0, items: 0 }));
    const before = stage.sent.length;
    assert.equal((await stage.apply(planned)).state, 'reached');
    const { listEngines, createGovernancePolicy } = countOf(stage.sent.slice(before));
    assert.deepEqual({ listEngines, createGovernancePolicy }, { listEngines: 1, createGovernancePolicy: 60 });
  });

  it('read as many configuration items by one call as are written at the same time', async () => {
    const planned = await stage.plan(
      manyResources({ components: 0, policies: 0, microservices: 0, items: 40 }),
    );
    const before = stage.sent.length;
    assert.equal((await stage.apply(planned)).state, 'reached');
    const { listKieKvs, createKieKv } = countOf(stage.sent.slice(before));
    assert.equal(createKieKv, 40);
    assert.ok(listKieKvs !== undefined && listKieKvs <= 12, `${listKieKvs ?? 0} reads`);
  });

  it('read again what they belong to when it was created after others had read it', async () => {
    const names = Array.from({ length: 10 }, (_none, index) => `late-${index}`);
    const documents = names.flatMap((name) => [
      `apiVersion: servicestage/v2\nkind: Application\nmetadata: { name: ${name} }\nspec: { description: Late }\n`,
      `apiVersion: servicestage/v2\nkind: Component\nmetadata: { name: part, application: ${name} }\nspec: { runtime: Docker, category: Webapp, sub_category: Web }\n`,
    ]);
    const outcome = await stage.deploy(documents.join('---\n'));
    assert.deepEqual(
      outcome.steps.map(({ result }) => result.state),
      documents.map(() => 'done'),
    );
  });

  it('keep to what the servers take', async () => {
    const stageOfMany = await startDeploying();
    try {
      const many = manyResources({ components: 5, policies: 9, microservices: 10, items: 20 });
      assert.equal((await stageOfMany.deploy(many)).state, 'reached');
      const times = stageOfMany.sentAt('registry', 'kie');
      const most = times.map((from) => times.filter((time) => time >= from && time < from + 1000).length);
      assert.ok(times.length > 80);
      assert.ok(Math.max(...most) <= 10, `${Math.max(...most)} in a second`);
    } finally {
      await stageOfMany.close();
    }
  });
});

function countOf(operations: readonly string[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const operation of operations) found[operation] = (found[operation] ?? 0) + 1;
  return found;
}
