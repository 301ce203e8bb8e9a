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

function countOf(operations: readonly string[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const operation of operations) found[operation] = (found[operation] ?? 0) + 1;
  return found;
}
